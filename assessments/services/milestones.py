"""Milestones: taken here, read here, compared here. Nothing ever changes one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from assessments.domain.fingerprint import fingerprint_of
from assessments.domain.legal_judgement import HouseJudgement, LegalBasis, judge_with_law
from assessments.domain.lifecycle import MilestoneKind
from assessments.domain.milestones.content import (
    Content,
    Ground,
    content_of,
    content_text,
    digest_of,
    inputs_of,
    verdict_on,
)
from assessments.domain.workspace import Workspace
from assessments.models import Assessment, ChangeKind, Milestone, User
from assessments.models.milestones import LONGEST_MILESTONE_NAME
from assessments.services.lawbooks import lawbook_of
from assessments.services.legal import moving_basis_of
from assessments.services.plain_text import some_line
from assessments.services.reading import moving_workspace_of
from assessments.services.refusals import Refusal
from assessments.services.report_content import contents_of, freeze_reports
from assessments.services.writing import lock, log

MOST_NAMED = 50
_SUMMARY = ("quadrant", "readiness", "pressure", "coverage", "split")


class TooManyMilestones(Refusal):
    """An assessment keeps no more named states than ``MOST_NAMED``."""


class ContentWasTamperedWith(Refusal):
    """The content of a milestone does not have the digest that was stored with it."""


@dataclass(frozen=True, slots=True)
class MilestoneCard:
    """One milestone in a list. ``summary`` holds quadrant, indices, coverage and split as the verdict file does."""

    id: UUID
    kind: MilestoneKind
    name: str
    round: int
    as_of: date
    taken_at: datetime
    taken_by: str
    digest: str
    edition: str
    scoring_version: str
    summary: dict[str, Any]


@transaction.atomic
def take_milestone(*, assessment: Assessment, name: str, by: User, at: datetime) -> Milestone:
    """Keep the present state of an open assessment under a name.

    :raises AssessmentIsClosed: when it is not open; its milestone is there already.
    :raises TextIsMissing: when it has no name.
    :raises TooManyMilestones: when there are enough.
    """
    row = lock(assessment)
    cleaned = some_line(name, longest=LONGEST_MILESTONE_NAME)
    if row.milestones.filter(kind=MilestoneKind.NAMED).count() >= MOST_NAMED:
        raise TooManyMilestones
    return freeze_milestone(row, kind=MilestoneKind.NAMED, name=cleaned, by=by, at=at)


def freeze_milestone(row: Assessment, *, kind: MilestoneKind, name: str = "", by: User, at: datetime) -> Milestone:
    """Judge the locked ``row`` by what is said right now, and keep all of it."""
    judged = _judged(row, as_of=timezone.localtime(at).date())
    content = _content_of(row, judged)
    text = content_text(content)
    milestone = Milestone.objects.create(
        assessment=row,
        edition=row.edition,
        round=row.round,
        kind=kind,
        name=name,
        as_of=content.ground.as_of,
        scoring_version=content.ground.scoring_version,
        summary={key: content.verdict[key] for key in _SUMMARY},
        content=text,
        digest=digest_of(text),
        taken_at=at,
        taken_by=by,
    )
    details: dict[str, object] = {"kind": kind, "round": row.round, "digest": milestone.digest}
    if kind is MilestoneKind.SUBMITTED:
        contents = contents_of(row, workspace=judged.workspace, basis=judged.basis, judgement=judged.judgement)
        details["reports"] = freeze_reports(milestone, contents)
    log(
        ChangeKind.MILESTONE_TAKEN,
        hospital=row.hospital,
        assessment=row,
        subject=str(milestone.pk),
        details=details,
        by=by,
        at=at,
    )
    return milestone


@dataclass(frozen=True, slots=True)
class _Judged:
    """What the rows said at one moment, and the judgement of it."""

    workspace: Workspace
    basis: LegalBasis
    judgement: HouseJudgement


def _judged(row: Assessment, *, as_of: date) -> _Judged:
    workspace, basis = moving_workspace_of(row), moving_basis_of(row, law=lawbook_of(row.edition))
    return _Judged(workspace, basis, judge_with_law(workspace, basis=basis, as_of=as_of))


def _content_of(row: Assessment, judged: _Judged) -> Content:
    law, result = judged.basis.law, judged.judgement.result
    ground = Ground(
        edition=row.edition.code,
        edition_fingerprint=row.edition.fingerprint,
        law=law.edition,
        law_fingerprint=fingerprint_of(law),
        scoring_version=result.scoring_version,
        as_of=result.as_of,
    )
    verdict = verdict_on(judged.judgement, judged.workspace.profile)
    return Content(ground, inputs_of(judged.workspace, judged.basis), verdict)


def milestones_of(
    assessment: Assessment, kinds: frozenset[MilestoneKind] = frozenset(MilestoneKind)
) -> tuple[MilestoneCard, ...]:
    """Return the milestones of an assessment, latest first; one query that leaves their content where it is."""
    rows = assessment.milestones.filter(kind__in=kinds).select_related("taken_by", "edition").defer("content")
    return tuple(card_of(row) for row in rows)


def card_of(row: Milestone) -> MilestoneCard:
    """Return one milestone as lists show it."""
    return MilestoneCard(
        id=row.pk,
        kind=MilestoneKind(row.kind),
        name=row.name,
        round=row.round,
        as_of=row.as_of,
        taken_at=row.taken_at,
        taken_by=str(row.taken_by),
        digest=row.digest,
        edition=row.edition.code,
        scoring_version=row.scoring_version,
        summary=row.summary,
    )


def milestone_row(
    assessment: Assessment, milestone_id: UUID, kinds: frozenset[MilestoneKind] = frozenset(MilestoneKind)
) -> Milestone | None:
    """Return a milestone of this very assessment with all that its page needs, if it is of these kinds; one query."""
    rows = assessment.milestones.select_related("taken_by", "edition")
    return rows.filter(pk=milestone_id, kind__in=kinds).first()


def checked_content(row: Milestone) -> Content:
    """Return the content of a milestone whose digest was worked out anew.

    :raises ContentWasTamperedWith: when it is not the stored one.
    """
    if digest_of(row.content) != row.digest:
        raise ContentWasTamperedWith
    return content_of(row.content)
