"""Readiness, pressure, coverage and gates."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assessments.domain.answers import Answer, NotApplicable, Unknown
from assessments.domain.catalogue import Polarity
from assessments.domain.results import DimensionScore, GateResult, GateState, Score
from assessments.domain.scoring import score
from tests.domain.builders import edition, question, sheet

READY, PRESSED = Polarity.READINESS, Polarity.PRESSURE
NOT_OURS = NotApplicable("kein Gerät im Haus")


def test_readiness_is_the_mean_of_its_answers() -> None:
    of = edition(questions=[question("D1.1"), question("D1.2")])

    found = score(of, sheet({"D1.1": 4, "D1.2": 1}))

    assert found.readiness == Score(Fraction(125, 2), Fraction(125, 2), Fraction(125, 2), given=2, applicable=2)


def test_pressure_counts_the_distance_to_the_best_level() -> None:
    of = edition(questions=[question("D7.1", PRESSED), question("D7.2", PRESSED)])

    found = score(of, sheet({"D7.1": 0, "D7.2": 3}))

    assert found.pressure == Score(Fraction(125, 2), Fraction(125, 2), Fraction(125, 2), given=2, applicable=2)


def test_the_two_indices_are_never_mixed() -> None:
    of = edition(questions=[question("D8.1", PRESSED), question("D8.4", READY)])

    found = score(of, sheet({"D8.1": 0, "D8.4": 0}))

    assert (found.readiness.expected, found.pressure.expected) == (0, 100)


@pytest.mark.parametrize("answer", [Unknown(), None], ids=["weiß nicht", "unanswered"])
def test_what_is_not_known_widens_and_leaves_the_expected_value_alone(answer: Answer | None) -> None:
    of = edition(questions=[question("D1.1"), question("D1.2")])

    found = score(of, sheet({"D1.1": 3} if answer is None else {"D1.1": 3, "D1.2": answer}))

    assert found.readiness == Score(Fraction(75, 2), Fraction(75), Fraction(175, 2), given=1, applicable=2)
    assert found.coverage == Fraction(1, 2)


def test_a_question_that_does_not_apply_leaves_numerator_and_denominator() -> None:
    of = edition(questions=[question("D9.1"), question("D9.4")])

    found = score(of, sheet({"D9.1": 3, "D9.4": NOT_OURS}))

    assert found.readiness == Score(Fraction(75), Fraction(75), Fraction(75), given=1, applicable=1)
    assert found.coverage == 1


def test_an_empty_sheet_claims_nothing() -> None:
    of = edition(questions=[question("D1.1"), question("D7.1", PRESSED)])

    found = score(of, sheet())

    nothing = Score(Fraction(0), None, Fraction(100), given=0, applicable=1)
    assert (found.readiness, found.pressure, found.coverage) == (nothing, nothing, 0)


def test_an_edition_without_questions_of_a_kind_leaves_its_index_open() -> None:
    found = score(edition(questions=[question("D1.1")]), sheet({"D1.1": 2}))

    assert found.pressure == Score(Fraction(0), None, Fraction(100), given=0, applicable=0)


def test_each_dimension_shows_only_the_indices_it_has_questions_for() -> None:
    of = edition(questions=[question("D1.1"), question("D7.1", PRESSED), question("D9.4")])

    found = score(of, sheet({"D1.1": 2, "D7.1": 1, "D9.4": NOT_OURS}))

    assert found.dimensions == (
        DimensionScore("D1", Score(Fraction(50), Fraction(50), Fraction(50), given=1, applicable=1), None),
        DimensionScore("D7", None, Score(Fraction(75), Fraction(75), Fraction(75), given=1, applicable=1)),
        DimensionScore("D9", None, None),
    )


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (1, GateState.CLOSED),
        (2, GateState.OPEN),
        (Unknown(), GateState.UNKNOWN),
        (None, GateState.UNKNOWN),
        (NOT_OURS, GateState.NOT_APPLICABLE),
    ],
    ids=["below the threshold", "at the threshold", "weiß nicht", "unanswered", "does not apply"],
)
def test_gates_are_listed_whatever_the_mean_says(answer: Answer | int | None, state: GateState) -> None:
    of = edition(questions=[question("D5.1", opens_at=2), question("D5.2")])

    found = score(of, sheet({"D5.2": 4} if answer is None else {"D5.1": answer, "D5.2": 4}))

    assert found.gates == (GateResult("D5.1", state),)


def test_a_gate_counts_toward_readiness_too() -> None:
    of = edition(questions=[question("D5.1", opens_at=2)])

    assert score(of, sheet({"D5.1": 3})).readiness.expected == 75


def test_answers_to_questions_of_another_edition_change_nothing() -> None:
    of = edition(questions=[question("D1.1")])

    assert score(of, sheet({"D1.1": 3, "D99.1": 0})) == score(of, sheet({"D1.1": 3}))
