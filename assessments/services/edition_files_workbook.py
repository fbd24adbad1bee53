"""The sheets of an edition as a table in the format of spreadsheets, with nothing in it that computes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from assessments.domain.questionnaire_file.cells import guarded
from assessments.domain.text import SOURCE_LANGUAGE
from assessments.domain.writing.table import Line, Sheet
from assessments.domain.writing.table_parts import CODE, FIELD, REMARK, VALUE, heading_of

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_WIDTHS = {CODE: 16, FIELD: 24, VALUE: 22, REMARK: 40}
_WIDTH_OF_WORDING = 70
# A spreadsheet reads _x0041_ as a letter; the mark before it says that it is not meant so.
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def workbook_of(sheets: Sequence[Sheet], *, title: str, languages: Sequence[str], at: datetime) -> bytes:
    """Return the table, one column for each of ``languages``, one for remarks."""
    # A quarter of a second, needed only when a table is made.
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = title, "CloudReady"
    book.properties.created = book.properties.modified = at.astimezone(UTC).replace(tzinfo=None)
    order = (SOURCE_LANGUAGE, *(language for language in languages if language != SOURCE_LANGUAGE))
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet, order)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _write(target: WriteOnlyWorksheet, sheet: Sheet, languages: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415

    headings = (CODE, FIELD, VALUE, *(heading_of(language) for language in languages), REMARK)
    for number, heading in enumerate(headings):
        column = target.column_dimensions[chr(ord("A") + number)]  # type: ignore[attr-defined]  # left out of the stubs
        column.width = _WIDTHS.get(heading, _WIDTH_OF_WORDING)
    target.freeze_panes = "C2"
    bold, fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="0E4F55")
    target.append([_cell(target, heading, font=bold, fill=fill) for heading in headings])
    wrapped = Alignment(wrap_text=True, vertical="top")
    row = [_cell(target, "", alignment=wrapped) for _heading in headings]  # written at once, so each serves every line
    for line in sheet.lines:
        for cell, text in zip(row, _texts(line, languages), strict=False):
            cell.value = harmless_text(text)
        target.append(row)


def _texts(line: Line, languages: Sequence[str]) -> tuple[str, ...]:
    wordings = line.wordings or {}
    return (line.code, line.field, line.value, *(wordings.get(language, "") for language in languages))


def harmless_text(text: str) -> str | None:
    """Return what a cell may hold: never a formula, whatever the text begins with, also once somebody saved it anew."""
    return _LOOKS_ESCAPED.sub("_x005F_", guarded(text)) or None


def _cell(target: WriteOnlyWorksheet, text: str, **looks: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    cell = WriteOnlyCell(target, harmless_text(text))
    cell.number_format = "@"  # what is typed stays as it was typed
    for name, look in looks.items():
        setattr(cell, name, look)
    return cell
