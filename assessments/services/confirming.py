"""Answers that moved along to a question which asks for something else, and what people say about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery

from assessments.domain.moving import Fate
from assessments.models import Answer, AnswerToConfirm, Assessment, ChangeKind, User
from assessments.services.writing import lock, log, touch


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer that somebody should look at again. ``edition`` is the one it was given in."""

    code: str
    fate: Fate
    version: int
    edition: str


def waiting_of(assessment: Assessment) -> tuple[Waiting, ...]:
    """Return the answers that wait for a second look; one query. A changed answer waits no longer."""
    rows = _waiting(assessment).select_related("move__source")
    return tuple(
        Waiting(row.question_code, Fate(row.fate), row.version, row.move.source.code)
        for row in rows.order_by("question_code")
    )


@transaction.atomic
def confirm_answers(*, assessment: Assessment, versions: Mapping[str, int], by: User, at: datetime) -> tuple[str, ...]:
    """Let answers stand as they are; return those that were confirmed. One that changed meanwhile is not.

    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    found = [one for one in _waiting(row) if versions.get(one.question_code) == one.version]
    codes = tuple(sorted(one.question_code for one in found))
    if not codes:
        return ()
    AnswerToConfirm.objects.filter(pk__in=[one.pk for one in found]).update(confirmed_at=at, confirmed_by=by)
    touch(row, by=by, at=at)
    details = {"questions": list(codes)}
    log(ChangeKind.ANSWERS_CONFIRMED, hospital=row.hospital, assessment=row, details=details, by=by, at=at)
    return codes


def _waiting(assessment: Assessment) -> QuerySet[AnswerToConfirm]:
    now = Answer.objects.filter(assessment=assessment.pk, question_code=OuterRef("question_code")).values("version")
    open_moves = AnswerToConfirm.objects.filter(
        move__assessment=assessment.pk,
        move__undone_at=None,
        move__target=assessment.edition_id,
        confirmed_at=None,
    )
    return open_moves.annotate(now=Subquery(now)).filter(now=F("version"))
