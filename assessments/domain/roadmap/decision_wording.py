"""What a decision about the roadmap brings with it, in sentences."""

from __future__ import annotations

from datetime import date

from assessments.domain.text import Text, both
from assessments.domain.wording import sentence


def needs_what_was_dropped(code: str) -> Text:
    """Warn that a step rests on a measure that was dropped."""
    return sentence(
        "Setzt die Maßnahme zu {code} voraus, und die ist gestrichen.",
        "Needs the measure for {code}, which was dropped.",
        code=code,
    )


def begins_before_it_may(code: str, day: date) -> Text:
    """Warn that a step begins before what it needs is done."""
    return sentence(
        "Beginnt, bevor die Maßnahme zu {code} erledigt ist (geplant bis {day}).",
        "Begins before the measure for {code} is done (planned until {day}).",
        code=code,
        day=day_text(day),
    )


def ends_after_due(end: date, due: date) -> Text:
    """Warn that a step takes longer than it may."""
    return sentence(
        "Dauert bis {end} und damit länger als bis zum Fälligkeitstag {due}.",
        "Takes until {end}, beyond its due date {due}.",
        end=day_text(end),
        due=day_text(due),
    )


def ends_after_deadline(end: date, deadline: date) -> Text:
    """Warn that a move misses a forced date."""
    return sentence(
        "Dauert bis {end} und verfehlt damit die Frist {deadline}.",
        "Takes until {end} and so misses the deadline {deadline}.",
        end=day_text(end),
        deadline=day_text(deadline),
    )


def day_text(day: date) -> Text:
    """Return a date as it is written in each language."""
    return both(f"{day:%d.%m.%Y}", day.isoformat())
