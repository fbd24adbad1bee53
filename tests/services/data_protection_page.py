"""The tables of ``docs/data-protection.md``, written from the ones in the code.

Run ``python -m tests.services.data_protection_page`` to write them there again.
"""

from collections.abc import Iterator
from pathlib import Path

from assessments.domain.data_classes import CLASSES, DataClass
from assessments.domain.retention import PERIODS

ORDER = tuple(DataClass)
PAGE = Path("docs/data-protection.md")
HEADING = "## The tables\n\n"


def written_tables() -> str:
    """Return both tables as the page holds them."""
    return "\n".join([*_periods(), "", *_classes()])


def _periods() -> Iterator[str]:
    yield "| What | Kept for | Why |"
    yield "|---|---|---|"
    for period in PERIODS.values():
        days = period.after.days
        kept = f"{days} days" if days else "not at all"
        yield f"| {period.what.in_language('en')} | {kept} | {period.reason.in_language('en')} |"


def _classes() -> Iterator[str]:
    yield "| Table | personal | confidential | catalogue | technical |"
    yield "|---|---|---|---|---|"
    for table, columns in CLASSES.items():
        kinds = set(columns.values())
        cells = [", ".join(sorted(name for name, kind in columns.items() if kind is each)) for each in ORDER[:2]]
        counts = ["yes" if each in kinds else "" for each in ORDER[2:]]
        yield f"| {table} | {' | '.join([*cells, *counts])} |"


if __name__ == "__main__":
    text, _heading, _tables = PAGE.read_text(encoding="utf-8").partition(HEADING)
    PAGE.write_text(f"{text}{HEADING}{written_tables()}\n", encoding="utf-8")
