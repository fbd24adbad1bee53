"""A questionnaire as a table: protected but for its fields, with lists to choose from; no text in it is a formula."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from assessments.domain.questionnaire_file.layout import COLUMNS, FIRST_ROW, FIXED_COLUMNS, HEADING_ROW, SheetPlan
from assessments.domain.questionnaire_file.values import Field

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Sheet = tuple[SheetPlan, Mapping[str, str]]

_WIDTHS = {"A": 7, "B": 46, "C": 60} | {
    COLUMNS[Field.ANSWER]: 34,
    COLUMNS[Field.GROUND]: 26,
    COLUMNS[Field.REASON]: 30,
    COLUMNS[Field.CONFIDENCE]: 15,
    COLUMNS[Field.SOURCE]: 24,
    COLUMNS[Field.NOTE]: 40,
    COLUMNS[Field.FLAGGED]: 12,
}
_PETROL, _MIST, _PAPER, _LINE = "0E4F55", "EEF4F3", "FFFBEB", "9AA5AB"
_LINE_HEIGHT = 14.5
_LETTERS_PER_WIDTH = 1.05
# A spreadsheet reads _x0041_ as a letter; the mark before it says that it is not meant so.
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def workbook_of(sheets: tuple[Sheet, ...], *, title: str, at: datetime) -> bytes:
    """Return the table with these sheets, each with the texts that stand in its fields."""
    # A quarter of a second, needed only when a table is made.
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.workbook.protection import WorkbookProtection  # noqa: PLC0415

    book = Workbook()
    book.remove(book.worksheets[0])
    book.security = WorkbookProtection(lockStructure=True)
    book.properties.title, book.properties.creator = title, "CloudReady"
    book.properties.created = book.properties.modified = at.astimezone(UTC).replace(tzinfo=None)
    for plan, values in sheets:
        _write(book.create_sheet(plan.name), plan, values)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _write(sheet: Worksheet, plan: SheetPlan, values: Mapping[str, str]) -> None:
    for place, text in (*plan.fixed.items(), *values.items()):
        _put(sheet[place], text)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # widths and heights are everybody's own
    if plan.hidden:
        sheet.sheet_state = "veryHidden"
    elif plan.inputs:
        _lay_out_fields(sheet, plan)
    else:
        _lay_out_words(sheet)


def _put(cell: Any, text: str) -> None:
    cell.value = _LOOKS_ESCAPED.sub("_x005F_", text)
    cell.data_type = "s"  # never a formula, whatever it begins with


def _lay_out_words(sheet: Worksheet) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415

    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 80
    sheet["A1"].font = Font(size=16, bold=True, color=_PETROL)
    sheet.sheet_view.showGridLines = False


def _lay_out_fields(sheet: Worksheet, plan: SheetPlan) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side  # noqa: PLC0415

    wrapped, line = Alignment(wrap_text=True, vertical="top"), Side(style="thin", color=_LINE)
    frame, open_field = Border(line, line, line, line), Protection(locked=False)
    light, head = PatternFill("solid", fgColor=_PAPER), PatternFill("solid", fgColor=_PETROL)
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[column].width = width
        sheet[f"{column}{HEADING_ROW}"].font = Font(bold=True, color="FFFFFF")
        sheet[f"{column}{HEADING_ROW}"].fill = head
        sheet[f"{column}{HEADING_ROW}"].alignment = wrapped
    sheet["A1"].font = Font(size=14, bold=True, color=_PETROL)
    sheet.merge_cells("A2:E2")
    sheet["A2"].alignment = wrapped
    sheet.row_dimensions[2].height = _height(plan.fixed.get("A2", ""), 170)
    for place in (place for place in plan.fixed if place[0] in FIXED_COLUMNS and int(place[1:]) >= FIRST_ROW):
        cell = sheet[place]
        cell.alignment, cell.border = wrapped, frame
        cell.fill = PatternFill("solid", fgColor=_MIST)
    for place in plan.inputs:
        cell = sheet[place]
        cell.alignment, cell.border, cell.protection, cell.fill = wrapped, frame, open_field, light
        cell.number_format = "@"  # what is typed stays as it was typed
    for row in range(FIRST_ROW, FIRST_ROW + len(plan.inputs) // len(COLUMNS)):
        texts = [_height(str(sheet[f"{column}{row}"].value or ""), width) for column, width in _WIDTHS.items()]
        sheet.row_dimensions[row].height = min(max(texts), 400)
    _offer(sheet, plan)
    sheet.freeze_panes = f"B{FIRST_ROW}"
    _for_the_printer(sheet)


def _offer(sheet: Worksheet, plan: SheetPlan) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    by_list: dict[str, Any] = {}
    for place, area in plan.lists.items():
        if area not in by_list:
            by_list[area] = DataValidation(type="list", formula1=area, allow_blank=True, showErrorMessage=True)
            sheet.add_data_validation(by_list[area])
        by_list[area].add(place)


def _for_the_printer(sheet: Worksheet) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"


def _height(text: str, width: int) -> float:
    """Return about how high a text stands: a file has no program that would measure it."""
    per_line = width * _LETTERS_PER_WIDTH
    lines = sum(1 + int(len(line) / per_line) for line in text.split("\n"))
    return _LINE_HEIGHT * max(lines, 1) + 2
