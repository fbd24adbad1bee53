"""Scenarios: changes that somebody tried out and wants to keep, compare or report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from assessments.domain.what_if.changes import Changes
from assessments.domain.what_if.plain import MOST_CHANGES, from_plain, to_plain
from assessments.domain.what_if.trying import ImpossibleChange, changed
from assessments.models import Assessment, ChangeKind, Scenario, User
from assessments.models.scenarios import LONGEST_SCENARIO_NAME
from assessments.services.plain_text import free_name
from assessments.services.reading import workspace_of
from assessments.services.refusals import NotThere, Refusal
from assessments.services.writing import lock, log, touch

MOST_SCENARIOS = 20
MOST_IN_REPORT = 5


class UnknownScenario(NotThere):
    """The assessment has no such scenario."""


class TooManyScenarios(Refusal):
    """The assessment keeps as many scenarios as it can."""


class TooManyInReport(Refusal):
    """The report shows as many scenarios as a reader can follow."""


class NothingIsChanged(Refusal):
    """A scenario that changes nothing is the real state."""


class ChangesDoNotFit(Refusal):
    """The assessment has no place for some of the changes."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        self.codes = codes
        super().__init__(", ".join(codes))


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """A scenario with what a list shows of it."""

    id: UUID
    name: str
    changes: Changes
    in_report: bool
    created_at: datetime
    changed_at: datetime
    changed_by: str


@transaction.atomic
def save_scenario(*, assessment: Assessment, name: str, changes: Changes, by: User, at: datetime) -> ScenarioCard:
    """Keep changes under a new name.

    :raises TextIsMissing: when it has no name.
    :raises TextTooLong: when the name is too long.
    :raises ControlCharacters: when the name is not plain text.
    :raises NameIsTaken: when there is one of this name.
    :raises TooManyScenarios: when there is no room.
    :raises NothingIsChanged: when there is nothing to keep.
    :raises ChangesDoNotFit: when the assessment has no place for them, or there are too many.
    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    chosen = _free_name(row, name)
    if row.scenarios.count() >= MOST_SCENARIOS:
        raise TooManyScenarios(f"at most {MOST_SCENARIOS}")
    _require_fitting(row, changes)
    plain = to_plain(changes)
    stored = Scenario.objects.create(
        assessment=row, name=chosen, changes=plain, created_at=at, created_by=by, changed_at=at, changed_by=by
    )
    _note(ChangeKind.SCENARIO_SAVED, stored, {"name": chosen, "changes": plain}, by=by, at=at)
    return _card(stored)


@transaction.atomic
def rename_scenario(*, assessment: Assessment, scenario: UUID, name: str, by: User, at: datetime) -> None:
    """Give a scenario another name; nothing is written when it is the same.

    :raises UnknownScenario: when the assessment has no such scenario.
    :raises TextIsMissing: when the name is empty.
    :raises TextTooLong: when the name is too long.
    :raises ControlCharacters: when the name is not plain text.
    :raises NameIsTaken: when another one has this name.
    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    stored = _find(row, scenario)
    chosen = _free_name(row, name, besides=stored)
    if chosen == stored.name:
        return
    stored.name = chosen
    _save(stored, "name", by=by, at=at)
    _note(ChangeKind.SCENARIO_RENAMED, stored, {"name": chosen}, by=by, at=at)


@transaction.atomic
def set_in_report(*, assessment: Assessment, scenario: UUID, in_report: bool, by: User, at: datetime) -> None:
    """Put a scenario into the report or take it out; nothing is written when it is there, or not, already.

    :raises UnknownScenario: when the assessment has no such scenario.
    :raises TooManyInReport: when there is no room.
    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    stored = _find(row, scenario)
    if stored.in_report == in_report:
        return
    if in_report and row.scenarios.filter(in_report=True).count() >= MOST_IN_REPORT:
        raise TooManyInReport(f"at most {MOST_IN_REPORT}")
    stored.in_report = in_report
    _save(stored, "in_report", by=by, at=at)
    _note(ChangeKind.SCENARIO_REPORTED, stored, {"in_report": in_report}, by=by, at=at)


@transaction.atomic
def delete_scenario(*, assessment: Assessment, scenario: UUID, by: User, at: datetime) -> None:
    """Drop a scenario; what it changed stays in the history.

    :raises UnknownScenario: when the assessment has no such scenario.
    :raises AssessmentIsClosed: when nothing may change.
    """
    stored = _find(lock(assessment), scenario)
    _note(ChangeKind.SCENARIO_DELETED, stored, {"name": stored.name, "changes": stored.changes}, by=by, at=at)
    stored.delete()


def scenarios_of(assessment: Assessment) -> tuple[ScenarioCard, ...]:
    """Return the scenarios of an assessment, oldest first; one query."""
    return tuple(_card(row) for row in assessment.scenarios.select_related("changed_by"))


def _card(row: Scenario) -> ScenarioCard:
    return ScenarioCard(
        id=row.pk,
        name=row.name,
        changes=from_plain(row.changes),
        in_report=row.in_report,
        created_at=row.created_at,
        changed_at=row.changed_at,
        changed_by=str(row.changed_by),
    )


def _find(row: Assessment, scenario: UUID) -> Scenario:
    stored = row.scenarios.filter(pk=scenario).first()
    if stored is None:
        raise UnknownScenario(str(scenario))
    return stored


def _free_name(row: Assessment, name: str, *, besides: Scenario | None = None) -> str:
    others = [other.name for other in row.scenarios.all() if other != besides]
    return free_name(name, others, longest=LONGEST_SCENARIO_NAME)


def _require_fitting(row: Assessment, changes: Changes) -> None:
    if not changes:
        raise NothingIsChanged
    if len(changes) > MOST_CHANGES:
        raise ChangesDoNotFit((f"at most {MOST_CHANGES}",))
    try:
        changed(workspace_of(row), changes)
    except ImpossibleChange as refusal:
        raise ChangesDoNotFit(refusal.codes) from refusal


def _save(stored: Scenario, field: str, *, by: User, at: datetime) -> None:
    stored.changed_at, stored.changed_by = at, by
    stored.save(update_fields=[field, "changed_at", "changed_by"])


def _note(kind: ChangeKind, stored: Scenario, details: dict[str, object], *, by: User, at: datetime) -> None:
    row = stored.assessment
    touch(row, by=by, at=at)
    log(kind, hospital=row.hospital, assessment=row, subject=str(stored.pk), details=details, by=by, at=at)
