"""The lines of a sheet: which element and which field of it each is about, and what it says; problems name the cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assessments.domain.reading.nodes import Node, Problem
from assessments.domain.text import SOURCE_LANGUAGE
from assessments.domain.writing.table_parts import CODE, DIMENSIONS, FIELD, REGIMES, REMARK, VALUE, Part

HEADING = 1
ROWS = 10_000_000  # rows of a sheet, so that one number tells sheet and row
DEEPEST = 8
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_LANGUAGE = re.compile(r"(?:.{1,40} \()?([a-z]{2})\)?")
_STEP = re.compile(r"([^/\[\]]{1,80})((?:\[[0-9]{1,4}\])*)")

Step = str | int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet."""

    line: int
    code: str
    steps: tuple[Step, ...]
    value: Node


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reviewer wrote beside a line."""

    sheet: str
    code: str
    field: str
    text: str


@dataclass(slots=True)
class Lines:
    """Reads sheets line by line, noting every problem, every remark, and which languages each wording is in."""

    problems: list[Problem] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    wordings: list[tuple[str, frozenset[str]]] = field(default_factory=list)

    def rows(self, part: Part, number: int, sheet: Mapping[str, str]) -> Iterator[Row]:
        """Yield the lines of a sheet that say something; ``number`` is that of the part."""
        by_row = self._by_row(part.sheet, sheet)
        columns = self._columns(part.sheet, by_row.pop(HEADING, {}))
        for row, cells in sorted(by_row.items()):
            texts = {columns[column]: text for column, text in cells.items() if column in columns}
            for column in cells:
                if column not in columns:
                    self.note(part.sheet, row, f"{column}{row}", "stands in a column without a heading")
            code, way = texts.pop(CODE, "").strip(), texts.pop(FIELD, "").strip()
            if remark := texts.pop(REMARK, "").strip():
                self.remarks.append(Remark(part.sheet, code, way, remark))
            value = self._value(part.sheet, row, texts, number)
            steps = _steps(way)
            if value is None:
                continue
            if steps is None:
                self.note(part.sheet, row, f"B{row}", "is no field of an element")
            elif bool(code) is (part.file in (REGIMES, DIMENSIONS) or bool(part.list)):
                yield Row(number * ROWS + row, code, steps, value)
            else:
                self.note(part.sheet, row, f"A{row}", "needs a code" if not code else "must have no code")

    def _by_row(self, name: str, sheet: Mapping[str, str]) -> dict[int, dict[str, str]]:
        rows: dict[int, dict[str, str]] = {}
        for place, text in sheet.items():
            found = _CELL.fullmatch(place)
            if found is None:
                self.note(name, 1, place[:12], "is no cell")
            elif text.strip():
                rows.setdefault(int(found[2]), {})[found[1]] = text
        return rows

    def _columns(self, sheet: str, heading: Mapping[str, str]) -> dict[str, str]:
        columns: dict[str, str] = {}
        for column, text in heading.items():
            name = text.strip()
            language = _LANGUAGE.fullmatch(name)
            called = name if name in (CODE, FIELD, VALUE, REMARK) else language[1] if language else ""
            if not called:
                self.note(sheet, HEADING, f"{column}1", "is no known column")
            elif called in columns.values():
                self.note(sheet, HEADING, f"{column}1", "the column stands here twice")
            else:
                columns[column] = called
        for name in (CODE, FIELD, VALUE, SOURCE_LANGUAGE):
            if name not in columns.values():
                self.note(sheet, HEADING, "A1", f"the column {name} is missing")
        return columns

    def _value(self, sheet: str, row: int, texts: Mapping[str, str], number: int) -> Node | None:
        """Return what a line says: a value or a wording; a line that is left empty says nothing."""
        line = number * ROWS + row
        value = texts.get(VALUE, "").strip()
        wordings = {language: text for language, text in texts.items() if language != VALUE and text.strip()}
        if value and wordings:
            self.note(sheet, row, f"C{row}", "holds a value beside a wording")
            return None
        if wordings:
            self.wordings.append((sheet, frozenset(wordings)))
            return Node({language: Node(text, line, quoted=True) for language, text in wordings.items()}, line)
        match value:
            case "":
                return None
            case "[]":
                return Node((), line)
            case "{}":
                return Node({}, line)
            case "TRUE" | "FALSE":  # as spreadsheets write them
                return Node(value.lower(), line)
            case _:
                return Node(value, line)

    def note(self, sheet: str, row: int, cell: str, message: str) -> None:
        """Add a problem in a cell."""
        self.problems.append(Problem(sheet[:40], row, cell, message))


def _steps(way: str) -> tuple[Step, ...] | None:
    """Return the steps of ``cases/applies`` or ``levels[2]``, None when it is no such way."""
    steps: list[Step] = []
    for part in way.split("/"):
        found = _STEP.fullmatch(part)
        if found is None:
            return None
        steps.append(found[1])
        steps += [int(number) for number in re.findall(r"[0-9]+", found[2])]
    return tuple(steps) if len(steps) <= DEEPEST else None
