"""Second opinions, kept as data beside the answers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from assessments.domain.answers import Given, Unknown
from assessments.domain.catalogue import HIGHEST, LOWEST
from assessments.domain.dissent import Opined, Opinion
from assessments.models import Assessment, ChangeKind, SecondOpinion, User
from assessments.models.discussions import LONGEST_OPINION
from assessments.services.answering import LevelOutOfRange, ReasonIsMissing, UnknownQuestion
from assessments.services.auditing import Deed, record
from assessments.services.edition_snapshots import edition_of
from assessments.services.plain_text import clean_text
from assessments.services.writing import lock, log


@transaction.atomic
def give_opinion(
    *, assessment: Assessment, question: str, opinion: Opined, reason: str, by: User, at: datetime
) -> None:
    """Keep what ``by`` thinks instead of the answer, in place of what they thought before. The answer stays.

    :raises UnknownQuestion: when the edition does not have it.
    :raises LevelOutOfRange: when the level is not on the scale.
    :raises ReasonIsMissing: when nobody says why.
    :raises AssessmentIsClosed: when nothing may change.

    The reason is refused as in ``clean_text``.
    """
    row = lock(assessment)
    if question not in edition_of(row.edition).questions:
        raise UnknownQuestion([question])
    level = opinion.level if isinstance(opinion, Given) else None
    if level is not None and not LOWEST <= level <= HIGHEST:
        raise LevelOutOfRange(f"{question}: {level}")
    why = clean_text(reason, longest=LONGEST_OPINION)
    if not why:
        raise ReasonIsMissing(question)
    said = {"level": level, "reason": why, "at": at}
    SecondOpinion.objects.update_or_create(assessment=row, question_code=question, by=by, defaults=said)
    deed = Deed(ChangeKind.OPINION_GIVEN, question, sealed={"level": level, "reason": why})
    record(deed, hospital=row.hospital, assessment=row, by=by, at=at)


@transaction.atomic
def withdraw_opinion(*, assessment: Assessment, question: str, by: User, at: datetime) -> None:
    """Take one's own second opinion back; nothing happens when there is none.

    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    gone, _per_table = row.second_opinions.filter(question_code=question, by=by).delete()
    if gone:
        log(ChangeKind.OPINION_WITHDRAWN, hospital=row.hospital, assessment=row, subject=question, by=by, at=at)


def opinions_of(assessment: Assessment) -> tuple[Opinion, ...]:
    """Return every second opinion in an assessment; one query."""
    return tuple(_opinion(row) for row in assessment.second_opinions.select_related("by"))


def own_opinion(assessment: Assessment, question: str, user: User) -> Opinion | None:
    """Return what somebody thinks instead of the answer to a question; one query."""
    row = assessment.second_opinions.filter(question_code=question, by=user).select_related("by").first()
    return _opinion(row) if row else None


def _opinion(row: SecondOpinion) -> Opinion:
    answer: Opined = Unknown() if row.level is None else Given(row.level)
    return Opinion(row.question_code, answer, row.reason, str(row.by))
