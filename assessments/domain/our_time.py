"""Days that people state: of our time, or mistyped."""

from __future__ import annotations

from datetime import date

DATE_LIMITS = (date(1990, 1, 1), date(2100, 12, 31))
"""Wide enough for every contract, narrow enough to catch a slipped digit."""


def is_in_our_time(day: date) -> bool:
    """Return whether somebody can have meant this day."""
    first, last = DATE_LIMITS
    return first <= day <= last
