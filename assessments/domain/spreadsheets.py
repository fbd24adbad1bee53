"""Texts that people open in a spreadsheet."""

from __future__ import annotations

FORMULA_STARTS = frozenset("=+-@\t\r\n|%")


def harmless(cell: str) -> str:
    """Return a cell that a spreadsheet shows and never computes: what would start a formula gets an apostrophe.

    Spaces before the sign do not help against every program, so they do not count.
    """
    begins = cell.lstrip(" \u00a0")[:1] or cell[:1]
    return f"'{cell}" if begins in FORMULA_STARTS and begins else cell
