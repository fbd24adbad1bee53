"""Questionnaires as tables for tests: given out, filled in as a person would, spoiled as an attacker would."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from openpyxl import load_workbook

from assessments.domain.answers import Said
from assessments.domain.catalogue import Edition
from assessments.domain.questionnaire_file.cells import written
from assessments.domain.questionnaire_file.layout import COLUMNS, FIRST_ROW, SheetPlan
from assessments.domain.questionnaire_file.values import Book, Content
from assessments.models import Assessment
from assessments.report.questionnaire.workbook import workbook_of
from assessments.services.questionnaire_files import sheets_of
from tests.factories import NOON, TODAY

FILLED, BLANK = Content.FILLED, Content.BLANK


def table_of(assessment: Assessment, content: Content = FILLED, language: str = "de") -> bytes:
    """Return the table as it is given out."""
    return workbook_of(_sheets(assessment, content, language), title="Fragebogen", at=NOON)


def _sheets(assessment: Assessment, content: Content, language: str) -> tuple[tuple[SheetPlan, Mapping[str, str]], ...]:
    return sheets_of(assessment, language=language, content=content, on=TODAY)


def book_of(assessment: Assessment, cells: Mapping[str, str] | None = None, content: Content = FILLED) -> Book:
    """Return the cells of the table, with others in some places; no file is made, which is far quicker."""
    sheets = {plan.name: dict(plan.fixed) | dict(values) for plan, values in _sheets(assessment, content, "de")}
    for place, text in (cells or {}).items():
        sheet, _mark, cell = place.partition("!")
        sheets[sheet][cell] = text
    return Book({name: {place: text for place, text in held.items() if text} for name, held in sheets.items()})


def with_cells(raw: bytes, cells: Mapping[str, object]) -> bytes:
    """Return the table after somebody wrote into cells such as ``D1!D5``."""

    def write(book: Any) -> None:
        for place, value in cells.items():
            sheet, _mark, cell = place.partition("!")
            book[sheet][cell].value = value

    return changed(raw, write)


def changed(raw: bytes, change: Callable[[Any], None]) -> bytes:
    """Return the table after a program of tables changed and saved it."""
    book = load_workbook(io.BytesIO(raw))
    change(book)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def cells_of(said: Mapping[str, Said], edition: Edition, language: str = "de") -> dict[str, str]:
    """Return the cells that say this, in a table that asks every question of the edition."""
    rows = {
        question.code: (dimension.code, row)
        for dimension in edition.dimensions
        for row, question in enumerate(dimension.questions, FIRST_ROW)
    }
    return {
        f"{rows[code][0]}!{COLUMNS[field]}{rows[code][1]}": text
        for code, what in said.items()
        for field, text in written(what, edition.questions[code], language).items()
    }


def parts_of(raw: bytes) -> dict[str, bytes]:
    """Return the parts of the package."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return {name: package.read(name) for name in package.namelist()}
