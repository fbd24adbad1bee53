"""When somebody answered, for telling them how long the rest will take."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Min

from assessments.models import AnswerKind, Assessment, User


def own_answers_at(assessment: Assessment, user: User) -> tuple[datetime, ...]:
    """Return the moment of each first answer of ``user`` to a question; one query."""
    own = assessment.answer_events.filter(by=user).exclude(kind=AnswerKind.CLEARED)
    return tuple(own.order_by().values("question_code").annotate(first=Min("at")).values_list("first", flat=True))
