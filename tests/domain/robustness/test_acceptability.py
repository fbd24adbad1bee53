"""What an acceptability analysis promises whatever the house: sums, dominance, certainty, ties."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answers import Entry, Given, Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application
from assessments.domain.operating_models import OperatingModel
from assessments.domain.robustness.analysis import analyse
from assessments.domain.robustness.values import Band, WeightSpace
from assessments.domain.rules import Range
from assessments.services.shipped import shipped_edition
from tests.domain.builders import COUPLING, MODELS, archetype, edition, rule, verdict
from tests.domain.levers.exhaustive import House
from tests.domain.levers.houses import applications, houses
from tests.domain.robustness.analyses import acceptability, by_model, firsts, robustness

ON_PREM, IAAS, PAAS, SAAS, HYBRID = MODELS
values = st.fractions(0, 1, max_denominator=100)
rows = st.lists(st.lists(values, min_size=3, max_size=3), min_size=5, max_size=5)


def analysed(house: House, *systems: Application, space: WeightSpace = WeightSpace.UNIFORM):
    return analyse(
        edition=house.edition,
        sheet=house.sheet,
        applications=systems,
        weights=house.weights,
        seed=7,
        space=space,
        samples=400,
    )


@settings(max_examples=60)
@given(house=houses(), application=applications(), space=st.sampled_from(WeightSpace))
def test_ranks_of_a_model_and_winners_of_a_sample_add_up(
    house: House, application: Application, space: WeightSpace
) -> None:
    found = analysed(house, application, space=space).applications[0]

    for one in found.models:
        assert all(0 <= share <= 1 for share in one.ranks)
        assert sum(one.ranks) <= 1 + 1e-9
        assert (one.central_weights is None) == (one.confidence is None) == (one.first == 0)
    assert sum(firsts(found)) == pytest.approx(1) or sum(firsts(found)) < 1  # less where nothing is feasible
    if one_certain(application) and house.verdict(application) is not None:
        assert sum(firsts(found)) == pytest.approx(1)


def one_certain(application: Application) -> bool:
    return None not in application.codes.values()


@settings(max_examples=60)
@given(table=rows)
def test_every_feasible_model_has_some_rank_in_every_sample(table: list[list[Fraction]]) -> None:
    found = acceptability(edition(criteria=by_model(table)), samples=300)

    assert [sum(one.ranks) for one in found.models] == pytest.approx([1] * 5)
    by_rank = [sum(one.ranks[rank] for one in found.models) for rank in range(5)]
    assert by_rank == pytest.approx([1] * 5)


@settings(max_examples=60)
@given(table=rows, above=st.fractions("1/1000", "1/2", max_denominator=1000), pair=st.permutations(range(5)))
def test_a_dominated_model_never_comes_first(table: list[list[Fraction]], above: Fraction, pair: list[int]) -> None:
    better, worse = pair[:2]
    table[better] = [value + above for value in table[worse]]
    found = acceptability(edition(criteria=by_model(table)), samples=300)

    assert found.models[worse].first == 0
    assert found.models[worse].central_weights is None


@settings(max_examples=10)
@given(level=st.integers(0, 4))
def test_certain_facts_and_a_single_weighting_give_the_verdict(level: int) -> None:
    """With one criterion the weight space is a single point."""
    of = edition(
        criteria=(COUPLING,),
        archetypes=(archetype(D=level),),
        rules=(rule("real_time", IAAS, PAAS, SAAS, criteria=(Range("D", 4, 4),)),),
    )
    expected = verdict(of).verdict
    found = acceptability(of, samples=50)

    assert firsts(found) == [1.0 if model is expected else 0.0 for model in MODELS]
    assert found.of(expected).central_weights == {"D": 1.0}
    assert found.of(expected).confidence == 1.0
    assert found.band(expected) is Band.ROBUST
    split = robustness(of, samples=50).split
    assert [(one.low, one.high) for one in split] == [(int(model is expected),) * 2 for model in MODELS]


def test_a_tie_keeps_the_order_of_the_models() -> None:
    same = [[Fraction(1, 2)] * 3] * 5
    found = acceptability(edition(criteria=by_model(same)), samples=100)

    assert [one.ranks.index(1.0) for one in found.models] == [0, 1, 2, 3, 4]


def test_the_central_weights_are_where_a_model_wins() -> None:
    """On-premises is best on the first criterion and SaaS on the second, so the border lies in the middle."""
    table = [
        [Fraction(1), Fraction(0)],
        *[[Fraction(0), Fraction(0)]] * 2,
        [Fraction(0), Fraction(1)],
        [Fraction(0), Fraction(0)],
    ]
    found = acceptability(edition(criteria=by_model(table)))

    for model, letter in ((ON_PREM, "S"), (SAAS, "C")):
        central = found.of(model).central_weights
        assert central is not None
        assert central[letter] == pytest.approx(0.75, abs=0.02)
        assert sum(central.values()) == pytest.approx(1)


@pytest.fixture(scope="module")
def shipped() -> Edition:
    return shipped_edition("2026.11")


@pytest.mark.parametrize("space", WeightSpace)
def test_another_application_changes_nothing_for_the_first(shipped: Edition, space: WeightSpace) -> None:
    gaps = Application("mine", "A10", codes={"S": None, "D": None})
    sheet = Sheet({"D5.1": Entry(Given(1))})
    equal = shipped.presets_by_code["equal"].weights

    def found(*systems: Application):
        return analyse(
            edition=shipped, sheet=sheet, applications=systems, weights=equal, seed=1, space=space, samples=500
        )

    assert found(gaps).of("mine") == found(Application("A01", "A01", codes={"D": None}), gaps).of("mine")


def test_half_of_the_weight_stays_with_the_preset_around_it(shipped: Edition) -> None:
    found = analyse(
        edition=shipped,
        sheet=Sheet(),
        applications=(Application("A05", "A05"),),
        weights=shipped.presets_by_code["catalogue"].weights,
        seed=1,
        space=WeightSpace.AROUND_PRESET,
        samples=2_000,
    ).applications[0]
    central = found.leader.central_weights

    assert found.leader.first > 0.9
    assert central is not None
    assert central["D"] == pytest.approx((0.18 + 1 / 11) / 2, abs=0.01)


def test_without_applications_there_is_no_split(shipped: Edition) -> None:
    equal = shipped.presets_by_code["equal"].weights
    found = analyse(edition=shipped, sheet=Sheet(), applications=(), weights=equal, seed=1, samples=10)

    assert (found.applications, found.split) == ((), ())


def test_the_split_counts_every_application_once() -> None:
    """SaaS wins for one application in every weighting and never for the other."""
    cloud_only = rule("cloud", ON_PREM, IAAS, PAAS, HYBRID, criteria=(Range("S", 4, 4),))
    house_only = rule("house", IAAS, PAAS, SAAS, HYBRID, criteria=(Range("S", 0, 0),))
    of = edition(archetypes=(archetype(S=4, D=0), archetype("A02", S=0, D=0)), rules=(cloud_only, house_only))
    found = robustness(of, Application("A01", "A01"), Application("A02", "A02"), samples=100)

    assert {one.model: (one.low, one.high) for one in found.split} == {
        ON_PREM: (1, 1),
        IAAS: (0, 0),
        PAAS: (0, 0),
        SAAS: (1, 1),
        HYBRID: (0, 0),
    }
    assert found.split[0].model is OperatingModel.ON_PREM
