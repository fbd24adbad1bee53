"""Ranges as the JSON of rows, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from assessments.domain.rules import Range


def range_row(one: Range) -> dict[str, Any]:
    """Return a range as rows hold it."""
    return {"code": one.code, "at_least": one.at_least, "at_most": one.at_most}


def range_of(row: Mapping[str, Any]) -> Range:
    """Return a range from a row."""
    return Range(row["code"], row["at_least"], row["at_most"])


def range_rows(ranges: Iterable[Range]) -> list[dict[str, Any]]:
    """Return ranges as rows hold them."""
    return [range_row(one) for one in ranges]


def ranges_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Range, ...]:
    """Return ranges from a row."""
    return tuple(range_of(one) for one in rows)
