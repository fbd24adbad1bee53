"""A running assessment goes on with a newer edition of the catalogue; ``moving_back`` is the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from assessments.domain.answers import NOTHING_SAID, Said
from assessments.domain.fingerprint import fingerprint_of
from assessments.domain.hospital import Application
from assessments.domain.legal_judgement import HouseJudgement, judge_with_law
from assessments.domain.lifecycle import MilestoneKind
from assessments.domain.moving import LOOK_AGAIN, Fate, Plan, UnknownReplacement, moved_workspace, plan_of
from assessments.domain.workspace import Workspace
from assessments.models import AnswerToConfirm, Assessment, AssessmentMove, CatalogueEdition, ChangeKind, User
from assessments.services.edition_snapshots import edition_of
from assessments.services.lawbooks import lawbook_of
from assessments.services.legal import moving_basis_of
from assessments.services.milestones import freeze_milestone
from assessments.services.move_rows import log_move, say, settle
from assessments.services.reading import moving_workspace_of
from assessments.services.refusals import NotThere, Refusal
from assessments.services.snapshots import said_of
from assessments.services.writing import lock, touch

BEFORE_MOVE = "{source} → {target}"


class NoSuchEdition(NotThere):
    """There is no newer published edition of this code."""


class PlanHasChanged(Refusal):
    """What the move would do is no longer what was shown; nothing was moved."""


class ArchetypeIsMissing(Refusal):
    """An application needs another archetype before the assessment can move."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a move would do. ``seen`` stands for all of it: a form sends it back."""

    target: CatalogueEdition
    workspace: Workspace
    plan: Plan
    seen: str


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
    after = _moved(preview, replacements)
    return judge_with_law(after, basis=moving_basis_of(assessment, law=lawbook_of(preview.target)), as_of=as_of)


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
    after = _moved(preview, replacements).applications
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
    settle(row, target, preset, themes)
    # A page that was open all the while still shows the old question: what it sends meets a newer version.
    again = {one.code for one in plan.of(*LOOK_AGAIN)}
    changed = {one.code: one.after for one in plan.questions if one.after != one.before or one.code in again}
    say(row, changed, afresh=again, by=by, at=at)
    _ask_to_confirm(row, move, plan)
    touch(row, by=by, at=at)
    log_move(ChangeKind.ASSESSMENT_MOVED, row, move, _counts(plan), by=by, at=at)
    return move


def _ever_said(row: Assessment) -> dict[str, Said]:
    """Return what was said about any question, also about those that the present edition does not ask."""
    found = {answer.question_code: said_of(answer) for answer in row.answers.all()}
    return {code: said for code, said in found.items() if said != NOTHING_SAID}


def _after(edition: CatalogueEdition) -> Q:
    """Return what names the editions that are newer, in the order in which new assessments choose them."""
    same_day = Q(released_on=edition.released_on)
    same_time = same_day & Q(published_at=edition.published_at)
    return (
        Q(released_on__gt=edition.released_on)
        | same_day & Q(published_at__gt=edition.published_at)
        | same_time & Q(code__gt=edition.code)
    )


def _moved(preview: Preview, replacements: Mapping[str, str]) -> Workspace:
    try:
        return moved_workspace(preview.plan, edition_of(preview.target), preview.workspace, replacements)
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


def _ask_to_confirm(row: Assessment, move: AssessmentMove, plan: Plan) -> None:
    versions = dict(row.answers.values_list("question_code", "version"))
    AnswerToConfirm.objects.bulk_create(
        AnswerToConfirm(move=move, question_code=one.code, fate=one.fate, version=versions[one.code])
        for one in plan.of(*LOOK_AGAIN)
    )


def _counts(plan: Plan) -> dict[str, object]:
    counts = {fate.value: sum(one.before != NOTHING_SAID for one in plan.of(fate)) for fate in Fate}
    return {fate: number for fate, number in counts.items() if number}
