"""Aligned columns for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from unicodedata import combining, east_asian_width

WIDTH = 100
GAP = "  "
NARROWEST = 12


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows under their headings; the second column wraps when the table would be wider than the terminal."""
    cells = (head, *rows)
    widths = [max(display_width(row[column]) for row in cells) for column in range(len(head))]
    surplus = sum(widths) + len(GAP) * (len(widths) - 1) - WIDTH
    widths[1] = max(NARROWEST, widths[1] - max(0, surplus))
    rule = GAP.join("-" * width for width in widths)
    first, *others = (_lines(row, widths) for row in cells)
    return "\n".join((first, rule, *others))


def display_width(text: str) -> int:
    """Return how many columns a terminal needs for ``text``."""
    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _lines(row: Sequence[str], widths: Sequence[int]) -> str:
    code, name, *others = row
    first, *more = wrap(name, widths[1]) or [""]
    lines = [(code, first, *others), *(("", part) for part in more)]
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - display_width(cell)) for cell, width in zip(cells, widths, strict=False))
    return GAP.join(padded).rstrip()
