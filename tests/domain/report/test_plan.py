"""The roadmap of a report: the proposal, and the decisions beside it."""

from __future__ import annotations

from datetime import date

from assessments.domain.report.plan_values import Period, Plan
from assessments.domain.roadmap.decisions import Decision, StepStatus
from tests.domain.report import houses


def plan(**decisions: Decision) -> Plan:
    keys = {name.replace("_", "-").replace("D5-1", "D5.1"): decision for name, decision in decisions.items()}
    found = houses.house_report(decisions=keys).plan
    assert found is not None
    return found


def test_measures_stand_in_phases_with_what_they_open() -> None:
    foundations, programme = plan().phases
    (line,) = foundations.measures
    assert (line.trace, line.text, line.owners, line.effort_name) == ("M-D5.1", "Maßnahme D5.1", ("IT",), "klein")
    assert line.opens == (
        "öffnet D5.1",
        "ein Umzug wartet",
        "eine Empfehlung ändert sich",
        "Lagebild „Noch nicht bestimmbar“",
        "Reife +25,0",
    )
    assert [row.code for row in programme.measures] == ["D7.1", "D1.1"]


def test_moves_stand_in_waves_with_the_reason_for_their_position() -> None:
    (wave,) = plan().waves
    (move,) = wave.moves
    assert (wave.trace, wave.name) == ("L-1", "Planjahr 1: höchstens ein Umzug")
    assert (move.trace, move.moves, move.proposed.text) == ("W-A01", ("Eigenbetrieb, dann SaaS",), "02/2027–08/2027")
    assert move.reasons[0] == "Vorher zu erledigen ist die Maßnahme zu D5.1."


def test_a_decision_stands_beside_the_proposal() -> None:
    decided = plan(M_D5_1=Decision(deferred_to=date(2027, 11, 23), owner="Frau Beispiel", status=StepStatus.RUNNING))
    line = decided.measures[0]
    assert line.proposed == Period(0, 1, "11/2026–12/2026")
    assert line.planned == Period(12, 13, "11/2027–12/2027")
    assert line.decided == ("verschoben auf 23. November 2027", "zuständig: Frau Beispiel", "Stand: läuft")
    assert decided.moves[0].decided == ()
    assert decided.moves[0].warnings == ("Beginnt, bevor die Maßnahme zu D5.1 erledigt ist (geplant bis 23.12.2027).",)


def test_a_dropped_step_is_kept_and_said_so() -> None:
    line = plan(M_D5_1=Decision(dropped=True)).measures[0]
    assert (line.planned, line.decided) == (None, ("gestrichen",))


def test_decisions_make_another_report() -> None:
    assert houses.house_report() == houses.house_report()
    assert houses.house_report() != houses.house_report(decisions={"W-A01": Decision(owner="IT")})
