"""The sampled shares against exact ones: lengths for two criteria, areas for three, counts for unknown codes.

A share p over n = 10,000 samples has a standard error of sqrt(p (1 - p) / n), 0.005 at most. The tests allow five of
them, which chance alone exceeds once in 1.7 million; weights in steps of 2**-20 add less than 0.00001. The seed is
fixed, so a test that passes passes for ever.
"""

from __future__ import annotations

from fractions import Fraction
from math import sqrt
from random import Random

import numpy as np
import pytest

from assessments.domain.answers import Unknown
from assessments.domain.choice import choose
from assessments.domain.circumstances import prospects_of
from assessments.domain.facts import facts_of
from assessments.domain.hospital import Application
from assessments.domain.operating_models import OperatingModel
from assessments.domain.robustness.ranking import ranks_of
from assessments.domain.rules import Range
from tests.domain.builders import COUPLING, MODELS, edition, modifier, question, rule, sheet, values, verdict
from tests.domain.robustness.analyses import LETTERS, acceptability, by_model, firsts
from tests.domain.robustness.exact import areas, lengths

ON_PREM, IAAS, PAAS, SAAS, HYBRID = MODELS
SAMPLES, GRAIN = 10_000, 0.00001


def bound(share: Fraction) -> float:
    return 5 * sqrt(share * (1 - share) / SAMPLES) + GRAIN


def agree(found: list[float], exact: list[Fraction]) -> bool:
    return all(abs(one - float(share)) <= bound(share) for one, share in zip(found, exact, strict=True))


def random_table(seed: int, criteria: int) -> list[list[Fraction]]:
    chance = Random(seed)  # noqa: S311  problems to solve, no secrets
    return [[Fraction(chance.randrange(101), 100) for _ in range(criteria)] for _ in MODELS]


@pytest.mark.parametrize("seed", range(25))
def test_two_criteria_give_the_lengths_of_the_segment(seed: int) -> None:
    table = random_table(seed, 2)
    exact = lengths(table)

    assert sum(exact) == 1
    assert agree(firsts(acceptability(edition(criteria=by_model(table)))), exact)


@pytest.mark.parametrize("seed", range(100, 125))
def test_three_criteria_give_the_areas_of_the_triangle(seed: int) -> None:
    table = random_table(seed, 3)
    exact = areas(table)

    assert sum(exact) == 1
    assert agree(firsts(acceptability(edition(criteria=by_model(table)))), exact)


def counted(verdicts: list) -> list[Fraction]:
    return [Fraction(verdicts.count(model), len(verdicts)) for model in MODELS]


def test_an_unknown_code_takes_each_level_equally_often() -> None:
    """Coupling decides everything here: at 4 a rule takes the cloud out, at 2 and 3 it becomes part of a hybrid."""
    of = edition(
        questions=[question("D5.1")],
        criteria=(COUPLING,),
        modifiers=(modifier("line", "D5.1", shifts=values("-0.25", 0, 0, 0, 0)),),
        rules=(rule("real_time", IAAS, PAAS, SAAS, criteria=(Range("D", 4, 4),)),),
    )
    by_level = [
        verdict(of, Application("A01", "A01", codes={"D": level}), answers={"D5.1": 4}).verdict for level in range(5)
    ]
    found = acceptability(of, Application("A01", "A01", codes={"D": None}), answers={"D5.1": 4})

    assert by_level == [SAAS, SAAS, HYBRID, HYBRID, ON_PREM]
    assert agree(firsts(found), counted(by_level))
    assert found.of(SAAS).confidence == pytest.approx(0.4, abs=5 * sqrt(0.24 / 1_000))


def test_an_unknown_code_and_an_unknown_answer_are_drawn_apart() -> None:
    """The verdict needs both: 25 equally likely pairs, counted one by one."""
    of = edition(
        questions=[question("D5.1")],
        criteria=(COUPLING,),
        modifiers=(modifier("line", "D5.1", shifts=values("-0.5", 0, 0, "0.5", "0.2")),),
        rules=(rule("real_time", IAAS, PAAS, SAAS, criteria=(Range("D", 4, 4),)),),
    )
    pairs = [
        verdict(of, Application("A01", "A01", codes={"D": level}), answers={"D5.1": answer}).verdict
        for level in range(5)
        for answer in range(5)
    ]
    found = acceptability(of, Application("A01", "A01", codes={"D": None}), answers={"D5.1": Unknown()})

    assert set(pairs) == {ON_PREM, PAAS, SAAS, HYBRID}
    assert agree(firsts(found), counted(pairs))


def test_a_rule_inside_an_unknown_code_takes_the_model_out_only_where_it_holds() -> None:
    of = edition(
        criteria=by_model([[Fraction(0)], [Fraction(1)], [Fraction(0)], [Fraction(0)], [Fraction(0)]]),
        rules=(rule("refused", IAAS, criteria=(Range("S", 0, 0),)),),
    )
    found = acceptability(of, Application("A01", "A01", codes={"S": None}))

    assert sum(found.of(IAAS).ranks) == found.of(IAAS).first
    assert agree(firsts(found), [Fraction(1, 5), Fraction(4, 5), Fraction(0), Fraction(0), Fraction(0)])


@pytest.mark.no_cover
def test_a_thousand_random_problems_are_ranked_as_plain_fractions_rank_them() -> None:
    chance = Random(1)  # noqa: S311  problems to solve, no secrets
    for _ in range(1_000):
        table = [[Fraction(chance.randrange(101), 100) for _ in LETTERS] for _ in MODELS]
        weights = {letter: Fraction(chance.randrange(1, 1_000)) for letter in LETTERS}
        worth = [sum(weight * value for weight, value in zip(weights.values(), row, strict=True)) for row in table]
        plain = sorted(MODELS, key=lambda model: -worth[MODELS.index(model)])
        sampled = np.array(table, dtype=np.float64) * 100 @ np.array([[float(one)] for one in weights.values()])

        assert sorted(MODELS, key=lambda model: ranks_of(sampled)[MODELS.index(model), 0]) == plain
        assert ranked_by_the_verdict(table, weights) == plain


def ranked_by_the_verdict(table: list[list[Fraction]], weights: dict[str, Fraction]) -> list[OperatingModel]:
    of = edition(criteria=by_model(table))
    totals = choose(prospects_of(of, sheet(), weights).today, facts_of(of, Application("A01", "A01"))).totals
    return sorted(MODELS, key=lambda model: -totals[MODELS.index(model)])
