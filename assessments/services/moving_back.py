"""The moves of an assessment, and going back to the edition before the last one, which is possible for 30 days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from assessments.domain.answers import NOTHING_SAID, said_in
from assessments.domain.lifecycle import MilestoneKind
from assessments.domain.workspace import Workspace
from assessments.models import Assessment, AssessmentMove, ChangeKind, User
from assessments.services.edition_snapshots import edition_of
from assessments.services.frozen import milestone_value
from assessments.services.milestones import checked_content, freeze_milestone
from assessments.services.move_rows import log_move, say, settle
from assessments.services.refusals import Refusal
from assessments.services.writing import lock, touch

UNDO_WITHIN = timedelta(days=30)
BEFORE_UNDO = "{target} → {source}"


class CannotUndo(Refusal):
    """The move is undone already, too long ago, or not the last thing that happened to the edition."""


class NewApplicationsStandInTheWay(Refusal):
    """Applications that were added since have an archetype that the older edition does not know."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        self.codes = codes
        super().__init__(", ".join(codes))


@dataclass(frozen=True, slots=True)
class MoveCard:
    """One move in a list. ``can_undo`` on the day it was asked for."""

    id: UUID
    source: str
    target: str
    milestone_id: UUID
    moved_at: datetime
    moved_by: str
    undone_at: datetime | None
    undo_until: datetime
    can_undo: bool


def changed_since(move: AssessmentMove) -> tuple[str, ...]:
    """Return the questions of both editions whose answers are other ones than those the move left; two queries."""
    versions = dict(move.to_confirm.values_list("question_code", "version"))
    rows = move.assessment.answers.filter(changed_at__gt=move.moved_at).order_by("question_code")
    found = rows.values_list("question_code", "version")
    return tuple(code for code, version in found if versions.get(code) != version)


def moves_of(assessment: Assessment, *, at: datetime) -> tuple[MoveCard, ...]:
    """Return the moves of an assessment, latest first; one query."""
    rows = assessment.moves.select_related("source", "target", "moved_by", "milestone").defer("milestone__content")
    found = list(rows)
    last = next((row for row in found if row.undone_at is None), None)
    return tuple(_card(assessment, row, is_last=row is last, at=at) for row in found)


def move_row(assessment: Assessment, move_id: UUID) -> AssessmentMove | None:
    """Return a move of this very assessment; one query."""
    return assessment.moves.select_related("source", "target", "assessment").filter(pk=move_id).first()


def before_move(move: AssessmentMove) -> Workspace:
    """Return the assessment as it was before the move."""
    return milestone_value(move.milestone).workspace


@transaction.atomic
def undo_move(*, move: AssessmentMove, by: User, at: datetime) -> None:
    """Go back to the edition before, with the answers and the weighting that were before; kept as a milestone first.

    What people did to applications since stays, except that those the move changed are as they were. Answers that were
    given since stay in the history and in the milestone.

    :raises AssessmentIsClosed: when the assessment is not open.
    :raises CannotUndo: when the move is undone, not the last one, older than ``UNDO_WITHIN``, or handed in since.
    :raises NewApplicationsStandInTheWay: when an application that was added since is unknown to the older edition.
    """
    row = lock(move.assessment)
    last = row.moves.filter(undone_at=None).select_related("source", "target", "milestone__edition").first()
    if last is None or last.pk != move.pk or not _is_fresh(row, last, at=at):
        raise CannotUndo
    before = checked_content(last.milestone).said
    _require_known_archetypes(row, last)
    name = BEFORE_UNDO.format(source=last.source.code, target=last.target.code)
    freeze_milestone(row, kind=MilestoneKind.NAMED, name=name, by=by, at=at)
    settle(row, last.source, last.preset, last.theme_weights)
    said = {code: said_in(entry) for code, entry in before.answers.items()} | dict(before.drafts)
    say(row, {code: said.get(code, NOTHING_SAID) for code in edition_of(last.source).questions}, by=by, at=at)
    _restore_applications(row, last, by=by, at=at)
    last.undone_at, last.undone_by = at, by
    last.save(update_fields=["undone_at", "undone_by"])
    touch(row, by=by, at=at)
    log_move(ChangeKind.MOVE_UNDONE, row, last, {}, by=by, at=at)


def _card(assessment: Assessment, row: AssessmentMove, *, is_last: bool, at: datetime) -> MoveCard:
    return MoveCard(
        id=row.pk,
        source=row.source.code,
        target=row.target.code,
        milestone_id=row.milestone_id,
        moved_at=row.moved_at,
        moved_by=str(row.moved_by),
        undone_at=row.undone_at,
        undo_until=row.moved_at + UNDO_WITHIN,
        can_undo=is_last and _is_fresh(assessment, row, at=at),
    )


def _is_fresh(row: Assessment, move: AssessmentMove, *, at: datetime) -> bool:
    return at <= move.moved_at + UNDO_WITHIN and move.target_id == row.edition_id and move.milestone.round == row.round


def _restore_applications(row: Assessment, move: AssessmentMove, *, by: User, at: datetime) -> None:
    for code, was in move.applications.items():
        row.applications.filter(code=code).update(**was, changed_at=at, changed_by=by)


def _require_known_archetypes(row: Assessment, move: AssessmentMove) -> None:
    known = edition_of(move.source).archetypes_by_code
    held = row.applications.exclude(code__in=move.applications).values_list("code", "archetype")
    if strangers := tuple(code for code, archetype in held if archetype not in known):
        raise NewApplicationsStandInTheWay(strangers)
