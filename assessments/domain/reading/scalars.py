"""What a plain word in a file can mean: a number, a ratio, a date. None when it means none of these."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

LONGEST_SHOWN = 60
WHOLE = re.compile(r"-?[0-9]{1,15}")
DECIMAL = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
RATIO = re.compile(r"-?[0-9]{1,9}/[1-9][0-9]{0,8}")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
TAG = re.compile(r"<[A-Za-z/!?]")


def whole_number(word: str) -> int | None:
    """Return ``-12`` as a number; the length is limited, so that no text becomes a costly one."""
    return int(word) if WHOLE.fullmatch(word) else None


def exact_number(word: str) -> Fraction | None:
    """Return a decimal number such as ``0.35``, or a ratio such as ``55/7``, without rounding."""
    return Fraction(word) if DECIMAL.fullmatch(word) or RATIO.fullmatch(word) else None


def calendar_date(word: str) -> date | None:
    """Return ``2026-11-23`` as a date, None also for a day that no calendar has."""
    if not DATE.fullmatch(word):
        return None
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


def has_control_characters(text: str) -> bool:
    """Return whether ``text`` holds characters that no person types; tabs and line ends are allowed."""
    return CONTROL.search(text) is not None


def has_markup(text: str) -> bool:
    """Return whether a page could take a part of ``text`` for an element; ``< 4`` is none."""
    return TAG.search(text) is not None


def shown(value: str) -> str:
    """Return ``value`` shortened and with control characters escaped, fit for a message."""
    return repr(value if len(value) <= LONGEST_SHOWN else value[:LONGEST_SHOWN] + "…")


def label(key: str) -> str:
    """Return ``key`` as a part of a path; one that is long or cannot be printed is shortened and escaped."""
    return key if key.isprintable() and len(key) <= LONGEST_SHOWN else shown(key)
