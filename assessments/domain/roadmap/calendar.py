"""Dates and the months and quarters of a plan, counted from its first day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTHS_A_QUARTER = 3
QUARTERS_A_YEAR = 4
MONTHS_A_YEAR = MONTHS_A_QUARTER * QUARTERS_A_YEAR


def date_after(as_of: date, months: int) -> date:
    """Return the day so many months later; a day that month does not have becomes its last."""
    years, month = divmod(as_of.month - 1 + months, MONTHS_A_YEAR)
    year = as_of.year + years
    return date(year, month + 1, min(as_of.day, monthrange(year, month + 1)[1]))


def months_until(as_of: date, day: date) -> int:
    """Return how many whole months of the plan are over by ``day``; negative before its first day."""
    months = (day.year - as_of.year) * MONTHS_A_YEAR + day.month - as_of.month
    return months if date_after(as_of, months) <= day else months - 1


def month_from(as_of: date, day: date) -> int:
    """Return the first month of the plan that begins on ``day`` or later, and not before the plan does."""
    months = max(0, months_until(as_of, day))
    return months if date_after(as_of, months) >= day else months + 1


def quarter_from(month: int) -> int:
    """Return the first quarter that begins in this month or later."""
    return -(-month // MONTHS_A_QUARTER)
