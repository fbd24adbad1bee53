"""Who is at work where right now. Nobody is locked out, and nothing is lost when it is wrong."""

from __future__ import annotations

from datetime import datetime, timedelta

from assessments.models import Assessment, Presence, User

LASTS = timedelta(minutes=2)
"""So long after the last sign of life somebody counts as present."""


def show_presence(*, assessment: Assessment, dimension: str, person: User, at: datetime) -> None:
    """Remember that somebody is at a dimension; the row is overwritten."""
    Presence.objects.update_or_create(
        assessment=assessment, person=person, dimension_code=dimension, defaults={"at": at}
    )


def present_at(assessment: Assessment, dimension: str, *, at: datetime, without: User) -> tuple[str, ...]:
    """Return the names of everybody else who is at a dimension, by name; one query."""
    rows = assessment.presences.filter(dimension_code=dimension, at__gt=at - LASTS).exclude(person=without)
    return tuple(sorted(str(row.person) for row in rows.select_related("person")))


def forget_presence(*, before: datetime) -> int:
    """Forget who was where; return how many rows went."""
    return Presence.objects.filter(at__lt=before).delete()[0]
