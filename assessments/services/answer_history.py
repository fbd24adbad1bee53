"""What was said about a question so far, and going back to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assessments.domain.answers import Said
from assessments.models import Assessment, User
from assessments.services.answering import Recorded, record_answers
from assessments.services.refusals import Refusal
from assessments.services.snapshots import said_of


class NoSuchVersion(Refusal):
    """The history of this question does not hold that version."""


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """One version: what was said, by whom and when."""

    version: int
    said: Said
    by_name: str
    at: datetime


def history_of(assessment: Assessment, question: str) -> tuple[PastAnswer, ...]:
    """Return everything that was said about a question, latest first; one query."""
    rows = assessment.answer_events.filter(question_code=question).select_related("by").order_by("-version")
    return tuple(PastAnswer(row.version, said_of(row), str(row.by), row.at) for row in rows)


def restore_answer(
    *, assessment: Assessment, question: str, version: int, base: int, by: User, at: datetime
) -> Recorded:
    """Say again what was said in ``version``: a save like any other, on top of version ``base``.

    :raises NoSuchVersion: when there was none.
    :raises AssessmentIsClosed: when nothing may change.
    """
    row = assessment.answer_events.filter(question_code=question, version=version).first()
    if row is None:
        raise NoSuchVersion(f"{question} v{version}")
    return record_answers(
        assessment=assessment, entries={question: said_of(row)}, base_versions={question: base}, by=by, at=at
    )
