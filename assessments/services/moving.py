"""A running assessment goes on with a newer edition of the catalogue, and for 30 days can go back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from assessments.domain.answers import NOTHING_SAID, Said, said_in
from assessments.domain.fingerprint import fingerprint_of
from assessments.domain.hospital import Application
from assessments.domain.legal_judgement import HouseJudgement, judgement_of
from assessments.domain.lifecycle import MilestoneKind
from assessments.domain.moving import (
    LOOK_AGAIN,
    Fate,
    Plan,
    UnknownReplacement,
    moved_applications,
    moved_workspace,
    plan_of,
)
from assessments.domain.workspace import Workspace
from assessments.models import AnswerToConfirm, Assessment, AssessmentMove, CatalogueEdition, ChangeKind, User
from assessments.services.answer_rows import Write, store
from assessments.services.edition_snapshots import edition_of
from assessments.services.frozen import milestone_value
from assessments.services.lawbooks import lawbook_of
from assessments.services.legal import moving_basis_of
from assessments.services.milestones import checked_content, freeze_milestone
from assessments.services.reading import moving_workspace_of
from assessments.services.refusals import Refusal
from assessments.services.snapshots import said_of
from assessments.services.writing import lock, log, touch

UNDO_WITHIN = timedelta(days=30)
BEFORE_MOVE = "{source} → {target}"
BEFORE_UNDO = "{target} → {source}"


class NoSuchEdition(Refusal):
    """There is no newer published edition of this code."""


class PlanHasChanged(Refusal):
    """What the move would do is no longer what was shown; nothing was moved."""


class ArchetypeIsMissing(Refusal):
    """An application needs another archetype before the assessment can move."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class CannotUndo(Refusal):
    """The move is undone already, too long ago, or not the last thing that happened to the edition."""


class NewApplicationsStandInTheWay(Refusal):
    """Applications that were added since have an archetype that the older edition does not know."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        self.codes = codes
        super().__init__(", ".join(codes))


@dataclass(frozen=True, slots=True)
class Preview:
    """What a move would do. ``seen`` stands for all of it: a form sends it back."""

    target: CatalogueEdition
    workspace: Workspace
    plan: Plan
    seen: str


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


def newer_editions(assessment: Assessment) -> tuple[CatalogueEdition, ...]:
    """Return the published editions that came after the one of the assessment, newest first; one query."""
    return tuple(CatalogueEdition.objects.published().filter(_after(assessment.edition)))


def preview_move(*, assessment: Assessment, edition: str) -> Preview:
    """Return what a move to the edition of this code would do; nothing is written.

    :raises NoSuchEdition: when it is none of the newer ones.
    """
    target = next((row for row in newer_editions(assessment) if row.code == edition), None)
    if target is None:
        raise NoSuchEdition(edition)
    workspace, said = moving_workspace_of(assessment), _ever_said(assessment)
    plan = plan_of(
        old=workspace.edition,
        new=edition_of(target),
        said=said,
        applications=workspace.applications,
        preset=assessment.preset,
        themes=assessment.theme_weights,
    )
    return Preview(target, workspace, plan, fingerprint_of((target.fingerprint, plan)))


def judged_after(
    assessment: Assessment, preview: Preview, replacements: Mapping[str, str], *, as_of: date
) -> HouseJudgement:
    """Return the result that the moved assessment would have.

    :raises ArchetypeIsMissing: when an application has no archetype in the new edition.
    """
    new = edition_of(preview.target)
    try:
        after = moved_workspace(preview.plan, new, preview.workspace, replacements)
    except UnknownReplacement as missing:
        raise ArchetypeIsMissing(missing.code) from missing
    return judgement_of(after, basis=moving_basis_of(assessment, law=lawbook_of(preview.target)), as_of=as_of)


@transaction.atomic
def move_assessment(
    *, assessment: Assessment, edition: str, seen: str, replacements: Mapping[str, str], by: User, at: datetime
) -> AssessmentMove:
    """Keep the present state as a milestone, then go on with the newer edition.

    :raises AssessmentIsClosed: when it is not open.
    :raises NoSuchEdition: when there is no newer published edition of this code.
    :raises PlanHasChanged: when the move would not do what ``seen`` stands for.
    :raises ArchetypeIsMissing: when ``replacements`` leaves out an application whose archetype is gone.
    """
    row = lock(assessment)
    preview = preview_move(assessment=row, edition=edition)
    if preview.seen != seen:
        raise PlanHasChanged
    source, target, plan = row.edition, preview.target, preview.plan
    after = _new_applications(preview, replacements)
    name = BEFORE_MOVE.format(source=source.code, target=target.code)
    milestone = freeze_milestone(row, kind=MilestoneKind.NAMED, name=name, by=by, at=at)
    move = AssessmentMove.objects.create(
        assessment=row,
        source=source,
        target=target,
        milestone=milestone,
        preset=row.preset,
        theme_weights=row.theme_weights,
        applications=_write_applications(row, preview.workspace.applications, after, by=by, at=at),
        moved_at=at,
        moved_by=by,
    )
    preset, themes = (row.preset, row.theme_weights) if plan.preset is None else (plan.preset, None)
    _settle(row, target, preset, themes)
    # A page that was open all the while still shows the old question: what it sends meets a newer version.
    again = {one.code for one in plan.of(*LOOK_AGAIN)}
    changed = {one.code: one.after for one in plan.questions if one.after != one.before or one.code in again}
    _say(row, changed, afresh=again, by=by, at=at)
    _ask_to_confirm(row, move, plan)
    touch(row, by=by, at=at)
    _log(ChangeKind.ASSESSMENT_MOVED, row, move, _counts(plan), by=by, at=at)
    return move


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
    _settle(row, last.source, last.preset, last.theme_weights)
    said = {code: said_in(entry) for code, entry in before.answers.items()} | dict(before.drafts)
    _say(row, {code: said.get(code, NOTHING_SAID) for code in edition_of(last.source).questions}, by=by, at=at)
    _restore_applications(row, last, by=by, at=at)
    last.undone_at, last.undone_by = at, by
    last.save(update_fields=["undone_at", "undone_by"])
    touch(row, by=by, at=at)
    _log(ChangeKind.MOVE_UNDONE, row, last, {}, by=by, at=at)


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


def _ever_said(row: Assessment) -> dict[str, Said]:
    """Return what was said about any question, also about those that the present edition does not ask."""
    found = {answer.question_code: said_of(answer) for answer in row.answers.all()}
    return {code: said for code, said in found.items() if said != NOTHING_SAID}


def _after(edition: CatalogueEdition) -> Q:
    """Return what names the editions that are newer, in the order in which new assessments choose them."""
    return Q(released_on__gt=edition.released_on) | Q(released_on=edition.released_on, code__gt=edition.code)


def _new_applications(preview: Preview, replacements: Mapping[str, str]) -> tuple[Application, ...]:
    try:
        return moved_applications(
            preview.plan, edition_of(preview.target), preview.workspace.applications, replacements
        )
    except UnknownReplacement as missing:
        raise ArchetypeIsMissing(missing.code) from missing


def _write_applications(
    row: Assessment, before: tuple[Application, ...], after: tuple[Application, ...], *, by: User, at: datetime
) -> dict[str, object]:
    """Store the applications that differ; return how those were before."""
    kept: dict[str, object] = {}
    for was, now in zip(before, after, strict=True):
        if was != now:
            kept[was.code] = {"archetype": was.archetype, "codes": dict(was.codes)}
            row.applications.filter(code=now.code).update(
                archetype=now.archetype, codes=dict(now.codes), changed_at=at, changed_by=by
            )
    return kept


def _restore_applications(row: Assessment, move: AssessmentMove, *, by: User, at: datetime) -> None:
    for code, was in move.applications.items():
        row.applications.filter(code=code).update(**was, changed_at=at, changed_by=by)


def _require_known_archetypes(row: Assessment, move: AssessmentMove) -> None:
    known = edition_of(move.source).archetypes_by_code
    held = row.applications.exclude(code__in=move.applications).values_list("code", "archetype")
    if strangers := tuple(code for code, archetype in held if archetype not in known):
        raise NewApplicationsStandInTheWay(strangers)


def _settle(row: Assessment, edition: CatalogueEdition, preset: str, themes: Mapping[str, str] | None) -> None:
    row.edition, row.preset, row.theme_weights = edition, preset, themes
    row.save(update_fields=["edition", "preset", "theme_weights"])


def _say(row: Assessment, said: Mapping[str, Said], *, afresh: Collection[str] = (), by: User, at: datetime) -> None:
    """Store what is said now as new versions: the history goes on, whatever moves."""
    bases = dict(row.answers.values_list("question_code", "version"))
    store(row, {code: Write(one, bases.get(code, 0), code in afresh) for code, one in said.items()}, by=by, at=at)


def _ask_to_confirm(row: Assessment, move: AssessmentMove, plan: Plan) -> None:
    versions = dict(row.answers.values_list("question_code", "version"))
    AnswerToConfirm.objects.bulk_create(
        AnswerToConfirm(move=move, question_code=one.code, fate=one.fate, version=versions[one.code])
        for one in plan.of(*LOOK_AGAIN)
    )


def _counts(plan: Plan) -> dict[str, object]:
    counts = {fate.value: sum(one.before != NOTHING_SAID for one in plan.of(fate)) for fate in Fate}
    return {fate: number for fate, number in counts.items() if number}


def _log(
    kind: ChangeKind, row: Assessment, move: AssessmentMove, counts: dict[str, object], *, by: User, at: datetime
) -> None:
    details = {"from": move.source.code, "to": move.target.code, **counts}
    log(kind, hospital=row.hospital, assessment=row, subject=str(move.pk), details=details, by=by, at=at)
