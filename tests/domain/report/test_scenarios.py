"""Scenarios side by side with the real state."""

from __future__ import annotations

from assessments.domain.report.scenario_values import Cell, ScenarioHead, ScenarioRow
from assessments.domain.report.scenarios import ReportedScenario
from assessments.domain.what_if.changes import Changes
from assessments.domain.what_if.comparing import compare
from tests.domain import builders
from tests.domain.report import houses

LINE = Changes(measures=frozenset({"D5.1"}))
COMPARED = compare(houses.result_of(), houses.result_of(builders.sheet({"D1.1": 1, "D5.1": 3, "D7.1": 0})))


def row(name: str, real: str, *afters: str) -> ScenarioRow:
    return ScenarioRow(name, (Cell(real, differs=False), *(Cell(after, after not in {real, "–"}) for after in afters)))


def test_without_a_scenario_there_is_no_chapter() -> None:
    assert houses.house_report().scenarios is None


def test_the_real_state_comes_first_and_differences_stand_out() -> None:
    found = houses.house_report(scenarios=(ReportedScenario("Zweite Leitung", LINE, COMPARED),)).scenarios
    assert found is not None
    assert found.heads == (ScenarioHead("Zweite Leitung", ("Maßnahmen erledigt: D5.1",), ""),)
    assert found.house == (
        row("Lagebild", "Betreuter Weg", "Noch nicht bestimmbar"),
        row("Reife", "25,0", "50,0"),
        row("Handlungsdruck", "100,0", "100,0"),
        ScenarioRow("Geschlossene Tore", (Cell("D5.1", differs=False), Cell("–", differs=True))),
        row("Eigenbetrieb", "1", "1"),
        row("IaaS", "1", "0"),
        row("SaaS", "0", "1"),
    )
    assert [(one.name, one.cells[1].differs) for one in found.applications] == [("A01 Archiv", True)]


def test_a_scenario_that_fits_no_more_says_so() -> None:
    found = houses.house_report(scenarios=(ReportedScenario("Alt", LINE, None),)).scenarios
    assert found is not None
    assert found.heads[0].note.startswith("Die Änderungen passen nicht mehr")
    assert {one.cells[1] for one in found.house} == {Cell("–", differs=False)}


def test_changes_are_said_in_words() -> None:
    changes = Changes(answers={"D1.1": None}, codes={("A01", "S"): 3}, preset="equal")
    found = houses.house_report(scenarios=(ReportedScenario("Alles", changes, COMPARED),)).scenarios
    assert found is not None
    assert found.heads[0].changes == (
        "D1.1 auf Stufe unbekannt",
        "Gewichtung „Gleich“",
        "Archiv: Merkmal S auf Stufe 3",
    )
