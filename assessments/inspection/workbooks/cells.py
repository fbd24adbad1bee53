"""The texts in a table: nothing is computed, and no more is read than an honest questionnaire holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from assessments.domain.evidence import FileKind, Flaw
from assessments.inspection.findings import Refused, Sample
from assessments.inspection.office import inspect_office
from assessments.inspection.signatures import ZIP

MOST_SHEETS, MOST_CELLS, LONGEST_CELL = 100, 20_000, 33_000
MOST_SIGNS = 4 * 2**20
Sheets = dict[str, dict[str, str]]
# Tables write a letter they cannot hold as _x000D_, and what only looks like that with a mark before it.
_MEANT_LITERALLY = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")


def read_cells(sample: Sample, largest: int, most_cells: int = MOST_CELLS) -> Sheets:
    """Return the text of every cell that is not empty, by sheet and place.

    :raises Refused: when it is no harmless table, or holds more than a questionnaire does.
    """
    _check_package(sample, largest)
    # A quarter of a second, needed by this process alone; it parses with defusedxml, see ``asking``.
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(sample.stream, read_only=True, data_only=False, keep_links=False)
    if len(book.sheetnames) > MOST_SHEETS:
        raise Refused(Flaw.BOMB, "too many sheets")
    found: Sheets = {name: {} for name in book.sheetnames}
    count = signs = 0
    for name, place, text in _texts(book):
        count, signs = count + 1, signs + len(text)
        if count > most_cells or signs > MOST_SIGNS or len(text) > LONGEST_CELL:
            raise Refused(Flaw.BOMB, "too much text")
        found[name][place] = text
    return found


def _check_package(sample: Sample, largest: int) -> None:
    if sample.size == 0:
        raise Refused(Flaw.EMPTY)
    if sample.size > largest:
        raise Refused(Flaw.TOO_LARGE, str(sample.size))
    if sample.read(0, len(ZIP)) != ZIP:
        raise Refused(Flaw.MISMATCH, "no package")
    inspect_office(sample, FileKind.XLSX)
    sample.stream.seek(0)


def _texts(book: Any) -> Iterator[tuple[str, str, str]]:
    """Yield sheet, place and text of every cell that is not empty."""
    for name in book.sheetnames:
        sheet = book[name]
        if not hasattr(sheet, "reset_dimensions"):
            continue  # a sheet of charts has no cells; that it is there is enough to refuse the file
        sheet.reset_dimensions()  # what a sheet says of its size is not to be relied on
        cells = (cell for row in sheet.rows for cell in row if cell.value is not None)
        yield from ((name, cell.coordinate, text_of(cell.value)) for cell in cells)


def text_of(value: Any) -> str:
    """Return what stands in a cell as text; a formula is the text of the formula."""
    match value:
        case str():
            return _MEANT_LITERALLY.sub("_", value.replace("_x000D_\n", "\n"))
        case bool():
            return str(value).upper()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() | date() | time():
            return value.isoformat()
        case _ if hasattr(value, "text"):  # formulas over several cells
            return str(value.text or "")
        case _:
            return str(value)
