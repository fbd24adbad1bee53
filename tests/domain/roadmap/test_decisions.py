"""The house decides, the proposal stays beside it, and what does not fit is warned of, never moved."""

from __future__ import annotations

from datetime import date

import pytest

from assessments.domain.roadmap.decisions import Decision, PlannedStep, decide
from assessments.domain.roadmap.values import Bar, Roadmap, StepStatus
from tests.domain.roadmap.houses import plan


@pytest.fixture(scope="module")
def roadmap() -> Roadmap:
    """D2.2 comes before D3.2, and A20 moves after D3.2."""
    return plan("A20", answers={"D2.2": 1, "D3.2": 1}, deadlines={"A20": date(2028, 2, 29)})


def steps(roadmap: Roadmap, **decisions: Decision) -> dict[str, PlannedStep]:
    named = {key.replace("_", "-", 1).replace("_", "."): decision for key, decision in decisions.items()}
    return {step.proposal.key: step for step in decide(roadmap, named).steps}


def warnings(step: PlannedStep) -> list[str]:
    return [warning.in_language("de") for warning in step.warnings]


def test_without_decisions_the_plan_is_the_proposal(roadmap: Roadmap) -> None:
    planned = decide(roadmap, {})
    assert [(step.bar, step.changed, step.warnings) for step in planned.steps] == [
        (step.bar, False, ()) for step in (*roadmap.measures, *roadmap.moves)
    ]
    assert planned.proposal is roadmap


def test_a_dropped_step_stays_visible_and_what_needs_it_is_warned(roadmap: Roadmap) -> None:
    found = steps(roadmap, M_D2_2=Decision(dropped=True))
    assert (found["M-D2.2"].bar, found["M-D2.2"].proposal.bar) == (None, Bar(0, 1))
    assert warnings(found["M-D3.2"]) == ["Setzt die Maßnahme zu D2.2 voraus, und die ist gestrichen."]
    assert found["M-D3.2"].bar == found["M-D3.2"].proposal.bar


def test_a_deferred_step_keeps_its_length_and_warns_what_begins_too_early(roadmap: Roadmap) -> None:
    found = steps(roadmap, M_D2_2=Decision(deferred_to=date(2027, 3, 1)))
    assert found["M-D2.2"].bar == Bar(4, 5)
    assert warnings(found["M-D3.2"]) == ["Beginnt, bevor die Maßnahme zu D2.2 erledigt ist (geplant bis 23.04.2027)."]


def test_a_step_cannot_be_deferred_into_the_past(roadmap: Roadmap) -> None:
    assert steps(roadmap, M_D3_2=Decision(deferred_to=date(2020, 1, 1)))["M-D3.2"].bar == Bar(0, 6)


def test_a_step_that_takes_longer_than_its_due_date_is_warned_of(roadmap: Roadmap) -> None:
    found = steps(roadmap, M_D3_2=Decision(due=date(2027, 1, 31), owner="Datenschutz"))
    assert warnings(found["M-D3.2"]) == [
        "Dauert bis 23.06.2027 und damit länger als bis zum Fälligkeitstag 31.01.2027."
    ]
    assert found["M-D3.2"].changed


def test_a_move_deferred_beyond_its_deadline_is_warned_of(roadmap: Roadmap) -> None:
    found = steps(roadmap, W_A20=Decision(deferred_to=date(2027, 11, 23)))
    assert warnings(found["W-A20"]) == ["Dauert bis 23.05.2028 und verfehlt damit die Frist 29.02.2028."]


def test_what_is_done_holds_nothing_up(roadmap: Roadmap) -> None:
    found = steps(
        roadmap,
        M_D2_2=Decision(status=StepStatus.DONE),
        M_D3_2=Decision(deferred_to=date(2026, 11, 23), status=StepStatus.RUNNING),
    )
    assert warnings(found["M-D3.2"]) == []


def test_a_decision_about_a_step_that_is_gone_is_kept_aside(roadmap: Roadmap) -> None:
    planned = decide(roadmap, {"W-A99": Decision(dropped=True), "M-D9.9": Decision()})
    assert planned.without_a_step == ("M-D9.9", "W-A99")
    assert not any(step.changed for step in planned.steps)
