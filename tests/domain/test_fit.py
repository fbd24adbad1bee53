"""The additive value: formula, curve, weights and exactness."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.criteria import Criterion
from assessments.domain.fit import MODELS, NothingToWeigh
from assessments.domain.hospital import Application
from assessments.domain.operating_models import OperatingModel
from tests.domain.builders import SMALL_MATRIX, archetype, criterion, edition, modifier, question, values, verdict

LEVELS = st.integers(0, 4)
WEIGHTS = st.fixed_dictionaries({one.letter: st.fractions(0, 100, max_denominator=60) for one in SMALL_MATRIX}).filter(
    lambda weights: sum(weights.values()) > 0
)
CODES = st.fixed_dictionaries({one.letter: LEVELS for one in SMALL_MATRIX})


def test_the_value_is_the_weighted_mean_of_the_criteria() -> None:
    of = edition(archetypes=(archetype(S=4, D=0, C=2),))

    found = verdict(of, weights={"S": Fraction(2), "D": Fraction(1), "C": Fraction(1)})

    # SaaS: S at 4 gives 1, D at 0 gives 0.8, C at 2 lies halfway between 0.8 and 0.3.
    assert found.values[OperatingModel.SAAS] == (2 * 1 + Fraction("0.8") + Fraction("0.55")) / 4


def test_a_curve_replaces_the_straight_line_of_its_model_alone() -> None:
    curve = tuple(Fraction(value) for value in ("0.05", "0.2", "0.45", "0.8", "1"))
    market = criterion("S", values(0, 0, 0, 0, 0), values(1, 1, 1, 1, 1), {OperatingModel.SAAS: curve})

    found = verdict(edition(criteria=(market,), archetypes=(archetype(S=3),)))

    assert found.values == {**dict.fromkeys(MODELS, Fraction(3, 4)), OperatingModel.SAAS: Fraction(4, 5)}


def test_a_letter_without_a_weight_weighs_nothing() -> None:
    of = edition(archetypes=(archetype(S=4, D=4, C=4),))

    assert verdict(of, weights={"S": Fraction(1)}).values == {
        model: SMALL_MATRIX[0].value(model, 4) for model in MODELS
    }


@pytest.mark.parametrize(
    "weights",
    [{"S": Fraction(0)}, {"Z": Fraction(1)}, {"S": Fraction(-1), "D": Fraction(3)}],
    ids=["all zero", "no letter of the edition", "negative"],
)
def test_weights_that_cannot_be_divided_by_are_refused(weights: dict[str, Fraction]) -> None:
    with pytest.raises(NothingToWeigh):
        verdict(edition(), weights=weights)


def test_a_tie_goes_to_the_earlier_model_and_is_said() -> None:
    even = criterion("S", values(1, 1, 1, 1, 1), values(1, 1, 1, 1, 1))

    found = verdict(edition(criteria=(even,)))

    assert (found.verdict, found.runner_up, found.margin) == (OperatingModel.ON_PREM, OperatingModel.IAAS, 0)
    assert found.because[0].in_language("de") == "Gleichstand mit IaaS: Nach Zahlen sind beide gleich gut."


def test_a_tenth_added_ten_times_is_one() -> None:
    # Floating point would let 0.1 + 0.2 beat 0.3 and so turn a tie into a verdict.
    criteria = (
        criterion("S", values("0.1", "0.3", 0, 0, 0), values("0.1", "0.3", 0, 0, 0)),
        criterion("D", values("0.2", 0, 0, 0, 0), values("0.2", 0, 0, 0, 0)),
    )

    found = verdict(edition(criteria=criteria, archetypes=(archetype(D=0),)))

    assert found.margin == 0


@given(CODES, WEIGHTS)
def test_the_fast_table_equals_the_formula(codes: dict[str, int], weights: dict[str, Fraction]) -> None:
    found = verdict(edition(archetypes=(archetype(**codes),)), weights=weights)

    assert found.values == {
        model: sum(weights[one.letter] * one.value(model, codes[one.letter]) for one in SMALL_MATRIX)
        / sum(weights.values())
        for model in MODELS
    }


@given(CODES, WEIGHTS, st.fractions(Fraction(1, 50), 50, max_denominator=50))
def test_only_the_ratios_of_weights_count(codes: dict[str, int], weights: dict[str, Fraction], by: Fraction) -> None:
    of = edition(archetypes=(archetype(**codes),))

    assert verdict(of, weights={letter: weight * by for letter, weight in weights.items()}) == verdict(
        of, weights=weights
    )


@given(CODES, WEIGHTS, st.permutations(SMALL_MATRIX))
def test_the_order_of_criteria_changes_no_number(
    codes: dict[str, int], weights: dict[str, Fraction], order: list[Criterion]
) -> None:
    one = verdict(edition(archetypes=(archetype(**codes),)), weights=weights)
    other = verdict(edition(archetypes=(archetype(**codes),), criteria=tuple(order)), weights=weights)

    assert (one.verdict, one.runner_up, one.values) == (other.verdict, other.runner_up, other.values)


SHIFTS = values("-0.1", "0.05", "0.05", "0.08", "0.02")
AGE = modifier("age", "D7.1", "D7.2", shifts=SHIFTS, inverted=True)
OLD_HOUSE = edition(questions=[question("D7.1"), question("D7.2")], modifiers=(AGE,))


@pytest.mark.parametrize(
    ("answers", "strength"),
    [
        ({"D7.1": 0, "D7.2": 0}, Fraction(1)),
        ({"D7.1": 4, "D7.2": 4}, Fraction(-1)),
        ({"D7.1": 1, "D7.2": 0}, Fraction(3, 4)),
        ({"D7.1": 0}, Fraction(1, 2)),
        ({}, Fraction(0)),
    ],
    ids=["full at the worst", "negated at the best", "by the mean", "an unknown is neutral", "no answers, no shift"],
)
def test_a_modifier_shifts_every_model_by_the_state_of_the_house(answers: dict[str, int], strength: Fraction) -> None:
    neutral, shifted = verdict(edition()), verdict(OLD_HOUSE, answers=answers)

    assert {model: shifted.values[model] - neutral.values[model] for model in MODELS} == {
        model: SHIFTS[model] * strength for model in MODELS
    }


def test_an_unknown_code_is_judged_at_the_middle() -> None:
    of = edition(archetypes=(archetype(S=4),))
    unknown = verdict(of, Application("A01", "A01", codes={"S": None}))
    middle = verdict(of, Application("A01", "A01", codes={"S": 2}))

    assert (unknown.verdict, unknown.values) == (middle.verdict, middle.values)
