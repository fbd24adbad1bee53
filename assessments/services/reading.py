"""What pages read: one call, a fixed number of queries, whole values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from assessments.domain.roles import Role
from assessments.domain.scope import Scope
from assessments.domain.workspace import Progress, Workspace, asked_questions
from assessments.models import Answer, AnswerKind, Assessment, CatalogueEdition, User
from assessments.services.edition_snapshots import edition_of
from assessments.services.frozen import frozen_of
from assessments.services.refusals import Refusal
from assessments.services.snapshots import application_of, drafts_of, profile_of, sheet_of, weighting_of
from assessments.services.tenancy import of_hospitals_of


class NoEdition(Refusal):
    """No edition of the catalogue is published yet."""


@dataclass(frozen=True, slots=True)
class AssessmentCard:
    """One assessment in the list of mine."""

    hospital_id: UUID
    hospital_name: str
    assessment_id: UUID
    title: str
    scope: Scope
    role: Role
    progress: Progress
    updated_at: datetime


def newest_edition() -> CatalogueEdition:
    """Return the edition a new assessment starts with.

    :raises NoEdition: when none is published.
    """
    row = CatalogueEdition.objects.published().first()
    if row is None:
        raise NoEdition
    return row


def workspace_of(assessment: Assessment) -> Workspace:
    """Return everything about an assessment: two queries, when its hospital and edition were loaded with it.

    One that is not open is read from the milestone it left; that takes one query.
    """
    frozen = frozen_of(assessment)
    return frozen.workspace if frozen else moving_workspace_of(assessment)


def moving_workspace_of(assessment: Assessment) -> Workspace:
    """Return what the rows say right now, whatever the state; two queries."""
    edition = edition_of(assessment.edition)
    preset, weights = weighting_of(assessment, edition)
    # What was said about questions of other editions is kept in rows, for the day the assessment goes back or they do.
    answers = [answer for answer in assessment.answers.all() if answer.question_code in edition.questions]
    stored = {answer.question_code: answer.version for answer in answers}
    return Workspace(
        edition=edition,
        profile=profile_of(assessment.hospital),
        sheet=sheet_of(answers),
        applications=tuple(application_of(row) for row in assessment.applications.all()),
        preset=preset,
        weights=weights,
        scope=Scope(assessment.scope),
        versions={code: stored.get(code, 0) for code in edition.questions},
        drafts=drafts_of(answers),
    )


def assessments_of(user: User, *, on: date | None = None) -> tuple[AssessmentCard, ...]:
    """Return the assessments of the hospitals in which ``user`` has a role, latest first; three queries.

    Roles are judged on a day, today if none is named.
    """
    with of_hospitals_of(user, on=on or timezone.localdate()):
        rows = list(Assessment.objects.for_member(user, on=on).select_related("hospital", "edition"))
        answered = _answered_codes(rows)
    return tuple(_card(row, answered.get(row.pk, frozenset())) for row in rows)


def _answered_codes(rows: list[Assessment]) -> dict[UUID, frozenset[str]]:
    stored = Answer.objects.filter(assessment__in=rows).exclude(kind=AnswerKind.CLEARED)
    codes: dict[UUID, set[str]] = {}
    for assessment, code in stored.values_list("assessment_id", "question_code"):
        codes.setdefault(assessment, set()).add(code)
    return {assessment: frozenset(found) for assessment, found in codes.items()}


def _card(row: Assessment, answered: frozenset[str]) -> AssessmentCard:
    scope = Scope(row.scope)
    asked = {question.code for question in asked_questions(edition_of(row.edition), scope)}
    return AssessmentCard(
        hospital_id=row.hospital_id,
        hospital_name=row.hospital.name,
        assessment_id=row.pk,
        title=row.title,
        scope=scope,
        role=Role(row.member_role),
        progress=Progress(answered=len(asked & answered), asked=len(asked)),
        updated_at=row.updated_at,
    )
