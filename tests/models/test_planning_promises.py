"""The promises of the database about scenarios, rankings and decisions, each broken once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from assessments.models import Assessment, RoadmapDecision, Scenario, StakeholderRanking
from tests import factories
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db


def breaks(promise: str, write: Callable[[], object]) -> None:
    """Check that the database itself refuses this write, on behalf of this promise."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    told = str(refusal.value)
    if not told.startswith("UNIQUE constraint failed"):  # SQLite names the columns instead of the constraint
        assert promise in told


def scenario(assessment: Assessment, **fields: object) -> Scenario:
    who = {"created_by": assessment.created_by, "changed_by": assessment.created_by}
    plain = {"name": "Szenario", "changes": {}, "created_at": NOON, "changed_at": NOON}
    return Scenario.objects.create(assessment=assessment, **{**plain, **who, **fields})


def ranking(assessment: Assessment, **fields: object) -> StakeholderRanking:
    plain = {"stakeholder": "IT", "ranking": [["cost"]], "given_at": NOON, "given_by": assessment.created_by}
    return StakeholderRanking.objects.create(assessment=assessment, **{**plain, **fields})


def decision(assessment: Assessment, **fields: object) -> RoadmapDecision:
    plain = {"kind": "measure", "code": "D1.1", "status": "open", "version": 1}
    who = {"changed_at": NOON, "changed_by": assessment.created_by}
    return RoadmapDecision.objects.create(assessment=assessment, **{**plain, **who, **fields})


@pytest.mark.parametrize(
    ("promise", "row", "fields"),
    [
        ("one_scenario_per_name", scenario, {}),
        ("scenarios_have_a_name", scenario, {"name": ""}),
        ("one_ranking_per_stakeholder", ranking, {}),
        ("rankings_say_whose_they_are", ranking, {"stakeholder": ""}),
        ("one_decision_per_step", decision, {}),
        ("decided_step_kind_is_known", decision, {"kind": "wish"}),
        ("step_status_is_known", decision, {"code": "D1.2", "status": "lost"}),
        ("dropped_steps_are_not_deferred", decision, {"code": "D1.2", "dropped": True, "deferred_to": TODAY}),
        ("decision_versions_start_at_1", decision, {"code": "D1.2", "version": 0}),
    ],
)
def test_promise(promise: str, row: Callable[..., object], fields: dict[str, object]) -> None:
    assessment = factories.assessment()
    row(assessment)
    breaks(promise, lambda: row(assessment, **fields))


@pytest.mark.parametrize("row", [scenario, ranking, decision])
def test_nothing_of_it_vanishes_as_a_side_effect(row: Callable[[Assessment], object]) -> None:
    assessment = factories.assessment()
    row(assessment)
    with pytest.raises(ProtectedError):
        assessment.delete()


def test_rows_say_what_they_are() -> None:
    assessment = factories.assessment()
    assert [str(row(assessment)) for row in (scenario, ranking, decision)] == ["Szenario", "IT", "D1.1"]
