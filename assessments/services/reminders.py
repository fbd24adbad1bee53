"""What the services of a hospital remind of."""

from __future__ import annotations

from datetime import date

from assessments.domain.evidence import FORESIGHT
from assessments.domain.law.vocabulary import Vocabulary
from assessments.domain.reminders import Reminder, reminders_within
from assessments.models import Hospital
from assessments.services.register_reading import services_of

DAYS_AHEAD = FORESIGHT.days
_NO_FACTS = Vocabulary({})  # nothing recorded by name can run out


def due_within(*, hospital: Hospital, on: date, days: int = DAYS_AHEAD) -> tuple[Reminder, ...]:
    """Return what runs out within ``days`` of the day ``on`` or already has, the earliest first; three queries."""
    return reminders_within(services_of(hospital, vocabulary=_NO_FACTS), on=on, days=days)
