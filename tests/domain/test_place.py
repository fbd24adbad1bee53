"""Whose data centre: the second axis."""

from __future__ import annotations

import pytest

from assessments.domain.hospital import Application
from assessments.domain.operating_models import OperatingModel, Place
from tests.domain.builders import archetype, edition, question, rule, verdict

OWN, GROUP = Place.OWN, Place.GROUP
SOVEREIGN, HYPERSCALER = Place.SOVEREIGN_EU, Place.HYPERSCALER_EU
QUESTIONS = (question("D3.5"),)
CLOUD = edition(archetypes=(archetype(S=4, D=0, C=0),), questions=QUESTIONS)
PLAIN_DATA = edition(archetypes=(archetype(S=4, D=0, C=0, health_data=False),), questions=QUESTIONS)
IN_HOUSE = edition(archetypes=(archetype(S=0, D=4, C=4),), questions=QUESTIONS)


@pytest.mark.parametrize(
    ("preference", "place"),
    [(None, OWN), (OWN, OWN), (GROUP, GROUP), (SOVEREIGN, OWN)],
    ids=["no wish", "own house", "group", "a cloud place does not fit"],
)
def test_on_premises_is_the_own_house_or_the_group(preference: Place | None, place: Place) -> None:
    found = verdict(IN_HOUSE, Application("A01", "A01", place_preference=preference), answers={"D3.5": 4})

    assert (found.verdict, found.place, found.conditions) == (OperatingModel.ON_PREM, place, ())


def test_without_a_recommendation_an_application_stays_where_it_is() -> None:
    of = edition(rules=(rule("nothing", *OperatingModel),))

    assert verdict(of, Application("A01", "A01", place_preference=HYPERSCALER)).place is OWN


@pytest.mark.parametrize("place", [GROUP, SOVEREIGN, HYPERSCALER])
def test_a_wish_decides_for_the_cloud(place: Place) -> None:
    found = verdict(CLOUD, Application("A01", "A01", place_preference=place))

    assert (found.place, found.conditions) == (place, ())


def test_health_data_go_to_a_sovereign_cloud() -> None:
    assert verdict(CLOUD, answers={"D3.5": 4}).place is SOVEREIGN


@pytest.mark.parametrize(
    ("answers", "place"),
    [({"D3.5": 3}, HYPERSCALER), ({"D3.5": 2}, SOVEREIGN), ({}, SOVEREIGN)],
    ids=["guideline adopted", "only a draft", "not known"],
)
def test_other_data_may_go_to_a_hyperscaler_once_there_is_a_guideline(answers: dict[str, int], place: Place) -> None:
    assert verdict(PLAIN_DATA, answers=answers).place is place


@pytest.mark.parametrize(
    ("answers", "rules"),
    [({"D3.5": 1}, ["place_third_country"]), ({"D3.5": 2}, []), ({}, [])],
    ids=["undecided", "draft", "not known"],
)
def test_a_wish_for_a_hyperscaler_without_a_line_on_third_countries_is_a_condition(
    answers: dict[str, int], rules: list[str]
) -> None:
    found = verdict(CLOUD, Application("A01", "A01", place_preference=HYPERSCALER), answers=answers)

    assert [condition.rule for condition in found.conditions] == rules


def test_that_condition_names_the_measure_that_settles_it() -> None:
    found = verdict(CLOUD, Application("A01", "A01", place_preference=HYPERSCALER), answers={"D3.5": 0})

    assert [condition.measure for condition in found.conditions] == ["D3.5"]


def test_a_cloud_model_in_the_own_house_has_to_be_clarified() -> None:
    found = verdict(CLOUD, Application("A01", "A01", place_preference=OWN))

    assert (found.place, [condition.rule for condition in found.conditions]) == (OWN, ["place_own_house"])
