"""Decisions on the roadmap: made, taken back, never overwritten unseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction

from assessments.domain.roadmap.decisions import Decision, StepStatus
from assessments.domain.steps import StepKey, StepKind
from assessments.models import Assessment, ChangeKind, RoadmapDecision, User
from assessments.models.planning import LONGEST_DECISION_NOTE, LONGEST_OWNER
from assessments.services.days import check_days
from assessments.services.edition_snapshots import edition_of
from assessments.services.plain_text import clean_line, clean_text
from assessments.services.refusals import Refusal
from assessments.services.writing import lock, log, touch

_COLUMNS = ["dropped", "deferred_to", "owner", "due_date", "status", "note", "version", "changed_at", "changed_by"]


class StepIsUnknown(Refusal):
    """Neither edition nor inventory know what this step is about."""


class DroppedAndDeferred(Refusal):
    """A step is dropped and put off at once."""


@dataclass(frozen=True, slots=True)
class NotedDecision:
    """A decision with what was said about it."""

    decision: Decision = field(default_factory=Decision)
    note: str = ""


@dataclass(frozen=True, slots=True)
class DecisionConflict:
    """A decision that somebody else changed meanwhile; theirs is the stored one, yours was not stored."""

    step: StepKey
    yours: NotedDecision
    theirs: NotedDecision
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a decision: the version that is stored now, and what kept it from being stored."""

    version: int
    conflict: DecisionConflict | None = None


@dataclass(frozen=True, slots=True)
class DecisionCard:
    """A decision with its version and who made it."""

    step: StepKey
    noted: NotedDecision
    version: int
    changed_at: datetime
    changed_by: str


@transaction.atomic
def decide_step(
    *,
    assessment: Assessment,
    step: StepKey,
    decision: Decision,
    note: str = "",
    base_version: int,
    by: User,
    at: datetime,
) -> Decided:
    """Store what was decided about a step of the roadmap.

    ``base_version`` is the version the writer had before them, 0 for none. What equals the stored decision is no write;
    what differs from one that moved on meanwhile is a conflict and stays unwritten.

    :raises StepIsUnknown: when neither edition nor inventory know the step.
    :raises DroppedAndDeferred: when it is dropped and put off at once.
    :raises DateIsImplausible: when a date is.
    :raises TextTooLong: when owner or note are too long.
    :raises ControlCharacters: when owner or note are not plain text.
    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    wanted = _cleaned(decision, note)
    stored = row.decisions.filter(kind=step.kind, code=step.code).select_related("changed_by").first()
    if stored is None:  # a decision outlives its application, so that it can be taken back
        _require_known(row, step)
    if wanted == _noted(stored):
        return Decided(stored.version if stored else 0)
    if stored and stored.version != base_version:
        return Decided(stored.version, _conflict(step, wanted, stored))
    written = stored or RoadmapDecision(assessment=row, kind=step.kind, code=step.code, version=0)
    _write(written, step, wanted, by=by, at=at)
    return Decided(written.version)


def undo_decision(*, assessment: Assessment, step: StepKey, base_version: int, by: User, at: datetime) -> Decided:
    """Take a decision back: the step stands as proposed. What was decided stays in the history.

    :raises StepIsUnknown: when neither edition nor inventory know the step.
    :raises AssessmentIsClosed: when nothing may change.
    """
    return decide_step(assessment=assessment, step=step, decision=Decision(), base_version=base_version, by=by, at=at)


def decisions_of(assessment: Assessment) -> Mapping[str, Decision]:
    """Return what was decided by the key of each step, as the roadmap wants it; one query.

    Decisions taken back are left out. Some may name steps that the roadmap of today no longer has.
    """
    decided = ((_step_of(row).key, _noted(row).decision) for row in assessment.decisions.all())
    return {key: decision for key, decision in decided if decision != Decision()}


def decision_cards_of(assessment: Assessment) -> tuple[DecisionCard, ...]:
    """Return every decision with its note and version, those taken back included; one query."""
    rows = assessment.decisions.select_related("changed_by")
    return tuple(
        DecisionCard(_step_of(row), _noted(row), row.version, row.changed_at, str(row.changed_by)) for row in rows
    )


def _require_known(row: Assessment, step: StepKey) -> None:
    edition = edition_of(row.edition)
    match step.kind:
        case StepKind.MEASURE:
            known = step.code in edition.questions
        case StepKind.CLUSTER:
            known = any(cluster.code == step.code for cluster in edition.clusters)
        case StepKind.MOVE:
            known = row.applications.filter(code=step.code).exists()
    if not known:
        raise StepIsUnknown(step.key)


def _cleaned(decision: Decision, note: str) -> NotedDecision:
    if decision.dropped and decision.deferred_to is not None:
        raise DroppedAndDeferred
    check_days({"deferred_to": decision.deferred_to, "due": decision.due})
    owner = clean_line(decision.owner, longest=LONGEST_OWNER)
    return NotedDecision(replace(decision, owner=owner), clean_text(note, longest=LONGEST_DECISION_NOTE))


def _conflict(step: StepKey, wanted: NotedDecision, stored: RoadmapDecision) -> DecisionConflict:
    return DecisionConflict(step, wanted, _noted(stored), str(stored.changed_by), stored.changed_at)


def _write(written: RoadmapDecision, step: StepKey, noted: NotedDecision, *, by: User, at: datetime) -> None:
    decision = noted.decision
    written.dropped, written.deferred_to, written.due_date = decision.dropped, decision.deferred_to, decision.due
    written.owner, written.status, written.note = decision.owner, decision.status, noted.note
    written.version += 1
    written.changed_at, written.changed_by = at, by
    written.save(update_fields=_COLUMNS if written.pk else None)
    row, details = written.assessment, _details(written)
    touch(row, by=by, at=at)
    log(ChangeKind.STEP_DECIDED, hospital=row.hospital, assessment=row, subject=step.key, details=details, by=by, at=at)


def _details(written: RoadmapDecision) -> dict[str, object]:
    return {
        "dropped": written.dropped,
        "deferred_to": written.deferred_to and written.deferred_to.isoformat(),
        "owner": written.owner,
        "due_date": written.due_date and written.due_date.isoformat(),
        "status": written.status,
        "note": written.note,
        "version": written.version,
    }


def _step_of(row: RoadmapDecision) -> StepKey:
    return StepKey(StepKind(row.kind), row.code)


def _noted(row: RoadmapDecision | None) -> NotedDecision:
    if row is None:
        return NotedDecision()
    decision = Decision(
        dropped=row.dropped,
        deferred_to=row.deferred_to,
        owner=row.owner,
        due=row.due_date,
        status=StepStatus(row.status),
    )
    return NotedDecision(decision, row.note)
