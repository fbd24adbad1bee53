"""Where the house stands, and how much of that the unknown could still change."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assessments.domain.answers import Answer, Unknown
from assessments.domain.catalogue import Polarity
from assessments.domain.results import Position, Quadrant
from assessments.domain.scoring import score
from tests.domain.builders import edition, question, sheet

TWO_EACH = edition(
    questions=[
        question("D1.1"),
        question("D1.2"),
        question("D7.1", Polarity.PRESSURE),
        question("D7.2", Polarity.PRESSURE),
    ]
)


def position(ready: tuple[int | None, int | None], pressing: tuple[int | None, int | None]) -> Position:
    """Return the position for two levels of either kind, None for an unknown one."""
    levels = dict(zip(TWO_EACH.questions, (*ready, *pressing), strict=True))
    answers: dict[str, Answer | int] = {code: Unknown() if said is None else said for code, said in levels.items()}
    return score(TWO_EACH, sheet(answers)).position


@pytest.mark.parametrize(
    ("ready", "pressing", "quadrant"),
    [
        ((4, 4), (0, 0), Quadrant.CLOUD_FIRST),
        ((4, 4), (4, 4), Quadrant.SELECTIVE),
        ((0, 0), (0, 0), Quadrant.GUIDED),
        ((0, 0), (4, 4), Quadrant.FOUNDATIONS),
    ],
    ids=lambda value: value if isinstance(value, Quadrant) else "",
)
def test_a_fully_answered_sheet_has_one_certain_quadrant(
    ready: tuple[int, int], pressing: tuple[int, int], quadrant: Quadrant
) -> None:
    assert position(ready, pressing) == Position(quadrant, (quadrant,), Fraction(1))


def test_the_neediest_house_is_not_told_to_stay_put() -> None:
    assert position((1, 1), (0, 1)).quadrant is Quadrant.GUIDED


def test_a_point_on_the_split_is_undetermined_and_touches_both_sides() -> None:
    found = position((2, 2), (0, 0))

    assert found == Position(Quadrant.UNDETERMINED, (Quadrant.CLOUD_FIRST, Quadrant.GUIDED), None)


def test_an_axis_without_an_answer_is_undetermined() -> None:
    found = position((4, 4), (None, None))

    assert found == Position(Quadrant.UNDETERMINED, (Quadrant.CLOUD_FIRST, Quadrant.SELECTIVE), None)


def test_stability_is_the_share_of_completions_that_stay() -> None:
    # Readiness 3 and an unknown x: (3 + x) / 2 > 2 holds for x = 2, 3, 4, that is 3 of 5. Pressure is known.
    found = position((3, None), (0, 0))

    assert found == Position(Quadrant.CLOUD_FIRST, (Quadrant.CLOUD_FIRST, Quadrant.GUIDED), Fraction(3, 5))


def test_stability_multiplies_over_the_axes() -> None:
    found = position((3, None), (1, None))

    assert found.candidates == (Quadrant.CLOUD_FIRST, Quadrant.SELECTIVE, Quadrant.GUIDED, Quadrant.FOUNDATIONS)
    assert found.stability == Fraction(3, 5) * Fraction(3, 5)


def test_an_interval_that_only_touches_the_split_does_not_reach_beyond() -> None:
    # Readiness 0 and an unknown: exactly on the split at best, and then in no quadrant at all.
    found = position((0, None), (0, 0))

    assert found == Position(Quadrant.GUIDED, (Quadrant.GUIDED,), Fraction(4, 5))
