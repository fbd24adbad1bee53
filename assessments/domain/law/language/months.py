"""Periods in months, as § 188 BGB counts them: a day that the last month does not have becomes its last day."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date


def months_later(day: date, months: int) -> date:
    """Return the day ``months`` later, or the last day there is when that lies beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(start: date, end: date) -> int:
    """Return the full months from ``start`` to ``end``: the most that can be added without passing ``end``.

    A start that lies in the future gives a negative number.
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    reached = end.day >= min(start.day, monthrange(end.year, end.month)[1])
    return months if reached else months - 1
