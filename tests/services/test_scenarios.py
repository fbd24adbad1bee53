"""Scenarios are kept as changes, named once, and never too many."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from assessments.domain.what_if.changes import Changes
from assessments.models import Assessment, ChangeEvent, ChangeKind, Scenario
from assessments.services.inventory import add_application, remove_application
from assessments.services.plain_text import ControlCharacters, NameIsTaken, TextIsMissing, TextTooLong
from assessments.services.refusals import Refusal
from assessments.services.scenarios import (
    MOST_IN_REPORT,
    MOST_SCENARIOS,
    ChangesDoNotFit,
    NothingIsChanged,
    ScenarioCard,
    TooManyInReport,
    TooManyScenarios,
    UnknownScenario,
    delete_scenario,
    rename_scenario,
    save_scenario,
    scenarios_of,
    set_in_report,
)
from assessments.services.writing import AssessmentIsClosed
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=3)
SECOND_LINE = Changes(answers={"D1.1": None}, measures=frozenset({"D1.2"}))


def save(assessment: Assessment, name: str = "Zweite Leitung", changes: Changes = SECOND_LINE) -> ScenarioCard:
    return save_scenario(assessment=assessment, name=name, changes=changes, by=assessment.created_by, at=NOON)


def rename(assessment: Assessment, scenario: UUID, name: str) -> None:
    rename_scenario(assessment=assessment, scenario=scenario, name=name, by=assessment.created_by, at=LATER)


def report(assessment: Assessment, scenario: UUID, *, wanted: bool = True) -> None:
    set_in_report(assessment=assessment, scenario=scenario, in_report=wanted, by=assessment.created_by, at=LATER)


def delete(assessment: Assessment, scenario: UUID) -> None:
    delete_scenario(assessment=assessment, scenario=scenario, by=assessment.created_by, at=LATER)


def history(assessment: Assessment) -> list[tuple[str, dict[str, object]]]:
    events = ChangeEvent.objects.filter(assessment=assessment, kind__startswith="scenario_")
    return [(event.kind, event.details) for event in events]


def test_a_scenario_is_kept_with_its_changes() -> None:
    assessment = factories.assessment()
    colleague = factories.member(assessment.hospital, name="Demo Kollegium")
    saved = save_scenario(assessment=assessment, name=" Zweite  Leitung ", changes=SECOND_LINE, by=colleague, at=LATER)
    assert scenarios_of(assessment) == (saved,)
    assert saved == ScenarioCard(
        id=saved.id,
        name="Zweite Leitung",
        changes=SECOND_LINE,
        in_report=False,
        created_at=LATER,
        changed_at=LATER,
        changed_by="Demo Kollegium",
    )


def test_every_deed_is_in_the_history() -> None:
    assessment = factories.assessment()
    saved = save(assessment)
    rename(assessment, saved.id, "Redundanz")
    report(assessment, saved.id)
    delete(assessment, saved.id)
    changes = {"answers": {"D1.1": "unknown"}, "measures": ["D1.2"]}
    assert history(assessment) == [
        (ChangeKind.SCENARIO_SAVED, {"name": "Zweite Leitung", "changes": changes}),
        (ChangeKind.SCENARIO_RENAMED, {"name": "Redundanz"}),
        (ChangeKind.SCENARIO_REPORTED, {"in_report": True}),
        (ChangeKind.SCENARIO_DELETED, {"name": "Redundanz", "changes": changes}),
    ]
    assert scenarios_of(assessment) == ()


def test_what_is_so_already_is_no_write() -> None:
    assessment = factories.assessment()
    saved = save(assessment)
    rename(assessment, saved.id, "Zweite Leitung")
    report(assessment, saved.id, wanted=False)
    assert [kind for kind, _ in history(assessment)] == [ChangeKind.SCENARIO_SAVED]
    assert scenarios_of(assessment)[0].changed_at == NOON


def test_a_name_can_change_its_capitals() -> None:
    assessment = factories.assessment()
    saved = save(assessment)
    rename(assessment, saved.id, "ZWEITE LEITUNG")
    assert [card.name for card in scenarios_of(assessment)] == ["ZWEITE LEITUNG"]


@pytest.mark.parametrize("name", ["Zweite Leitung", "zweite leitung", " Zweite\tLeitung"])
def test_a_name_is_taken_however_it_is_written(name: str) -> None:
    assessment = factories.assessment()
    save(assessment)
    other = save(assessment, "Anders")
    with pytest.raises(NameIsTaken):
        save(assessment, name)
    with pytest.raises(NameIsTaken):
        rename(assessment, other.id, name)


def test_two_assessments_may_use_one_name() -> None:
    for assessment in (factories.assessment(), factories.assessment(by=factories.edition())):
        save(assessment)
    assert Scenario.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "changes", "refusal"),
    [
        pytest.param(" ", SECOND_LINE, TextIsMissing, id="no name"),
        pytest.param("x" * 121, SECOND_LINE, TextTooLong, id="endless name"),
        pytest.param("a\x00b", SECOND_LINE, ControlCharacters, id="NUL"),
        pytest.param("leer", Changes(), NothingIsChanged, id="no changes"),
        pytest.param("fremd", Changes(answers={"D9.9": 1}), ChangesDoNotFit, id="unknown question"),
        pytest.param("fremd", Changes(codes={("A99", "S"): 1}), ChangesDoNotFit, id="unknown application"),
        pytest.param("fremd", Changes(preset="nobody"), ChangesDoNotFit, id="unknown preset"),
        pytest.param("hoch", Changes(answers={"D1.1": 5}), ChangesDoNotFit, id="level 5"),
        pytest.param(
            "viel", Changes(answers={f"D{number}": 1 for number in range(1001)}), ChangesDoNotFit, id="too many"
        ),
    ],
)
def test_broken_input_is_refused_and_nothing_is_stored(name: str, changes: Changes, refusal: type[Refusal]) -> None:
    assessment = factories.assessment()
    with pytest.raises(refusal):
        save(assessment, name, changes)
    assert (scenarios_of(assessment), history(assessment)) == ((), [])


def test_the_shelf_has_an_end() -> None:
    assessment = factories.assessment()
    for number in range(MOST_SCENARIOS):
        save(assessment, f"Nummer {number}")
    with pytest.raises(TooManyScenarios):
        save(assessment, "eins zu viel")
    delete(assessment, scenarios_of(assessment)[0].id)
    save(assessment, "jetzt ist Platz")


def test_the_report_shows_a_few() -> None:
    assessment = factories.assessment()
    cards = [save(assessment, f"Nummer {number}") for number in range(MOST_IN_REPORT + 1)]
    for card in cards[:-1]:
        report(assessment, card.id)
    with pytest.raises(TooManyInReport):
        report(assessment, cards[-1].id)
    report(assessment, cards[0].id, wanted=False)
    report(assessment, cards[-1].id)
    assert {card.name: card.in_report for card in scenarios_of(assessment)} == {
        "Nummer 0": False,
        **{f"Nummer {number}": True for number in range(1, MOST_IN_REPORT + 1)},
    }


def test_a_scenario_of_another_house_is_unknown() -> None:
    assessment, other = factories.assessment(), factories.assessment()
    foreign = save(other)
    for deed in (
        lambda: rename(assessment, foreign.id, "meins"),
        lambda: report(assessment, foreign.id),
        lambda: delete(assessment, foreign.id),
        lambda: delete(assessment, uuid4()),
    ):
        with pytest.raises(UnknownScenario):
            deed()
    assert scenarios_of(other) == (foreign,)


def test_a_scenario_outlives_the_application_it_is_about() -> None:
    assessment = factories.assessment()
    by = assessment.created_by
    add_application(assessment=assessment, archetype="A01", name="", by=by, at=NOON)
    saved = save(assessment, changes=Changes(codes={("A01", "S"): 4}))
    remove_application(assessment=assessment, code="A01", by=by, at=NOON)
    assert scenarios_of(assessment) == (saved,)


def test_a_closed_assessment_keeps_its_scenarios() -> None:
    assessment = factories.assessment()
    saved = save(assessment)
    factories.closed(assessment)
    for deed in (
        lambda: save(assessment, "neu"),
        lambda: rename(assessment, saved.id, "anders"),
        lambda: report(assessment, saved.id),
        lambda: delete(assessment, saved.id),
    ):
        with pytest.raises(AssessmentIsClosed):
            deed()
    assert scenarios_of(assessment) == (saved,)


@pytest.mark.parametrize("scenarios", [1, 20])
def test_the_list_costs_one_query(scenarios: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    assessment = factories.assessment()
    for number in range(scenarios):
        save(assessment, f"Nummer {number}")
    with django_assert_num_queries(1):
        cards = scenarios_of(assessment)
    assert len(cards) == scenarios


@pytest.mark.parametrize("scenarios", [0, 19])
def test_saving_costs_the_same_for_the_first_and_the_last(
    scenarios: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assessment = factories.assessment()
    for number in range(scenarios):
        save(assessment, f"Nummer {number}")
    with django_assert_num_queries(12):
        save(assessment)
