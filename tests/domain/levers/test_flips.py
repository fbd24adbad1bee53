"""The smallest flip of a verdict is the smallest: against every set of changes there is."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answers import Entry, Given, Sheet
from assessments.domain.case import Case
from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application
from assessments.domain.levers.analysis import levers_of
from assessments.domain.levers.values import ApplicationLevers, ChangeKind, Lever
from assessments.domain.operating_models import OperatingModel
from assessments.domain.rules import Range
from assessments.services.shipped import shipped_edition
from tests.domain.builders import HOUSE, archetype, edition, modifier, question, rule, sheet, values
from tests.domain.levers.exhaustive import House, as_sets, only_codes, only_measures
from tests.domain.levers.houses import applications, houses, stubborn_houses

pytestmark = pytest.mark.no_cover

ON_PREM, SAAS, HYBRID = OperatingModel.ON_PREM, OperatingModel.SAAS, OperatingModel.HYBRID
THREE = 3


def levers(house: House, application: Application, most: int = 6) -> ApplicationLevers:
    found = levers_of(Case(house.edition, HOUSE, house.sheet, (application,), house.weights), most=most)
    return found.applications[0]


@settings(max_examples=150)
@given(house=houses(), application=applications())
def test_nothing_smaller_flips_and_nothing_of_its_size_is_better(house: House, application: Application) -> None:
    assert_as_small_as_can_be(house, application)


@settings(max_examples=60)
@given(house=stubborn_houses(), application=applications("S"))
def test_where_one_change_is_not_enough_the_best_set_is_found(house: House, application: Application) -> None:
    assert_as_small_as_can_be(house, application)


def assert_as_small_as_can_be(house: House, application: Application) -> None:
    """Compare the smallest flip, that by measures alone and that by facts alone with every set of changes."""
    found = levers(house, application, THREE)
    everything = house.settings(application)
    kinds = everything, only_measures(everything), only_codes(everything)
    verdict = house.verdict(application)
    expected = [None if verdict is None else house.smallest_flip(application, kind, THREE) for kind in kinds]

    assert found.verdict is verdict
    assert [as_sets(found.smallest), as_sets(found.by_measures), as_sets(found.by_facts)] == expected


@pytest.fixture(scope="module")
def shipped() -> Edition:
    return shipped_edition("2026.11")


def shipped_house(shipped: Edition, answers: dict[str, int], preset: str = "equal") -> House:
    entries = {code: Entry(Given(level)) for code, level in answers.items()}
    return House(shipped, Sheet(entries), dict(shipped.presets_by_code[preset].weights))


@pytest.mark.parametrize(
    ("answers", "codes"),
    [
        ({}, ("A01", "A04", "A27", "A38")),
        ({"D5.1": 1, "D6.4": 0, "D7.1": 0, "D8.2": 4, "D3.1": 3}, ("A02", "A10", "A46")),
    ],
    ids=["nothing answered", "two gates closed"],
)
def test_real_applications_agree_with_every_pair_of_changes(
    shipped: Edition, answers: dict[str, int], codes: tuple[str, ...]
) -> None:
    house = shipped_house(shipped, answers)
    for code in codes:
        application = Application(code, code)
        found = levers(house, application, 2)

        assert as_sets(found.smallest) == house.smallest_flip(application, house.settings(application), 2)


@settings(max_examples=60)
@given(data=st.data())
def test_every_lever_of_a_real_house_flips_and_no_part_of_it_does(shipped: Edition, data: st.DataObject) -> None:
    answers = data.draw(st.dictionaries(st.sampled_from(list(shipped.questions)), st.integers(0, 4)))
    application = Application("A", data.draw(st.sampled_from(list(shipped.archetypes_by_code))))
    house = shipped_house(shipped, answers, data.draw(st.sampled_from(list(shipped.presets_by_code))))
    found = levers(house, application)

    for lever in (found.smallest, found.by_measures, found.by_facts):
        if lever is not None:
            assert lever.verdict not in (found.verdict, None)
            assert house.verdict(application, as_sets(lever) or ()) is lever.verdict
            assert [
                part for part in parts(lever) if house.verdict(application, part) not in (found.verdict, None)
            ] == []


def parts(lever: Lever) -> list[tuple]:
    changes = as_sets(lever) or ()
    return [part for size in range(1, len(changes)) for part in combinations(changes, size)]


def test_the_smallest_flip_is_said_in_the_words_of_the_catalogue() -> None:
    house = House(
        edition(archetypes=(archetype(S=4, D=1, C=0),)), sheet(), {"S": Fraction(2), "D": Fraction(1), "C": Fraction(1)}
    )
    found = levers(house, Application("A01", "A01"))

    assert found.verdict is SAAS
    assert found.smallest is not None
    assert [(one.kind, one.code, one.before, one.after, one.steps) for one in found.smallest.changes] == [
        (ChangeKind.CODE, "D", 1, 2, 1)
    ]
    assert found.smallest.verdict is HYBRID
    assert found.text.as_mapping() == {
        "de": "Wird D von 1 auf 2 gesetzt („D 2“), gewinnt Hybrid.",
        "en": "If D is set from 1 to 2 (“D 2 (en)”), Hybrid wins.",
    }


def test_something_unknown_turns_out_rather_than_being_set() -> None:
    house = House(
        edition(archetypes=(archetype(S=4, C=0),)), sheet(), {"S": Fraction(2), "D": Fraction(1), "C": Fraction(1)}
    )
    found = levers(house, Application("A01", "A01", codes={"D": None}))

    assert found.text.in_language("de") == "Stellt sich bei D Stufe 1 heraus („D 1“), gewinnt SaaS."


def test_several_changes_are_named_together() -> None:
    house = House(
        edition(
            questions=[question("D5.1"), question("D5.2"), question("D5.3")],
            archetypes=(archetype(S=4, D=0, C=0),),
            modifiers=tuple(
                modifier(f"m{code}", code, shifts=values("0.15", 0, 0, "-0.15", 0)) for code in ("D5.1", "D5.2", "D5.3")
            ),
        ),
        sheet({"D5.1": 2, "D5.2": 2}),
        {"S": Fraction(1), "D": Fraction(1), "C": Fraction(1)},
    )
    found = levers(house, Application("A01", "A01")).by_measures

    assert found is not None
    assert [(one.code, one.before, one.after) for one in found.changes] == [("D5.1", 2, 4), ("D5.2", 2, 4)]
    assert found.text.in_language("de").startswith("Erst 2 Änderungen zusammen führen zu ")
    assert found.text.in_language("de").endswith(": D5.1 von 2 auf 4 („D5.1 4“); D5.2 von 2 auf 4 („D5.2 4“).")


def test_where_rules_leave_one_model_alone_there_is_no_lever() -> None:
    cloud_and_hybrid = [model for model in OperatingModel if model is not ON_PREM]
    house = House(edition(rules=(rule("never", *cloud_and_hybrid),)), sheet(), {"S": Fraction(1)})
    found = levers(house, Application("A01", "A01"))

    assert found == ApplicationLevers("A01", ON_PREM, None, None, None, found.text)
    assert found.text.in_language("de") == (
        "Kein Hebel: Auch 6 Änderungen zugleich führen zu keiner anderen Empfehlung."
    )


def test_without_a_recommendation_nothing_can_flip() -> None:
    everything = rule("nothing", *OperatingModel, criteria=(Range("S", 2, 2),))
    house = House(edition(rules=(everything,)), sheet(), {"S": Fraction(1)})
    found = levers(house, Application("A01", "A01"))

    assert found == ApplicationLevers("A01", None, None, None, None, found.text)


def test_an_answer_that_does_not_concern_the_house_is_no_lever() -> None:
    house = House(
        edition(questions=[question("D3.1")], rules=(rule("law", SAAS, answers=(Range("D3.1", 0, 1),)),)),
        sheet(),
        {"S": Fraction(1)},
    )
    applicable = levers(house, Application("A01", "A01", codes={"S": 4}))

    assert applicable.by_measures is None
    assert applicable.smallest is not None
