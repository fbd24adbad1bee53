"""Sheets of lines become the files they were made from, for the reader of the files; problems name sheet and row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from assessments.domain.reading.nodes import Node, Problem, Refused
from assessments.domain.text import SOURCE_LANGUAGE
from assessments.domain.writing.table_parts import (
    CODE,
    DIMENSIONS,
    FIELD,
    LAW,
    LAW_PARTS,
    PARTS,
    REGIME,
    REGIMES,
    REMARK,
    VALUE,
    Part,
)

HEADING = 1
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_LANGUAGE = re.compile(r"(?:.{1,40} \()?([a-z]{2})\)?")
_STEP = re.compile(r"([^/\[\]]{1,80})((?:\[[0-9]{1,4}\])*)")
_DIMENSION = re.compile(r"D([1-9][0-9]?)(?:\.[0-9]{1,2})?")
_STEM = re.compile(r"[a-z0-9_]{1,40}")
_ROWS = 10_000_000  # rows of a sheet, so that one number tells sheet and row
DEEPEST = 8
MAY_BE_ABSENT = ("", "themes")  # an edition without themes says nothing about them

Cells = Mapping[str, Mapping[str, str]]
Step = str | int


@dataclass(slots=True)
class _Branch:
    """A group or list that is being put together."""

    line: int
    children: dict[Step, _Branch | Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Row:
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


@dataclass(frozen=True, slots=True)
class TableFiles:
    """The files that the sheets hold, and what reviewers said."""

    files: Mapping[str, Node]
    remarks: tuple[Remark, ...]


def files_in(cells: Cells) -> TableFiles:
    """Return the files that the sheets hold.

    :raises Refused: with everything that is no line of such a table.
    """
    reader = _Reader(cells)
    files = reader.files()
    if reader.problems:
        raise Refused(reader.problems)
    return TableFiles(files, tuple(reader.remarks))


def in_table(refused: Refused) -> Refused:
    """Return the same problems, each where it stands in the table."""
    return Refused(sorted((_placed(problem) for problem in refused.problems), key=lambda one: (one.file, one.line)))


def _placed(problem: Problem) -> Problem:
    sheet, row = divmod(problem.line, _ROWS)
    if not sheet:
        return problem
    return replace(problem, file=(*PARTS, *LAW_PARTS)[sheet - 1].sheet, line=row)


class _Reader:
    """Reads all sheets, noting every problem."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.problems: list[Problem] = []
        self.remarks: list[Remark] = []
        self.wordings: list[tuple[str, frozenset[str]]] = []

    def files(self) -> dict[str, Node]:
        roots: dict[str, _Branch] = {}
        for number, part in self._parts():
            self._read(part, number, roots)
        for name, parts in (("edition.yaml", PARTS), (LAW + "law.yaml", LAW_PARTS)):
            if name in roots:
                self._add_languages(roots[name], frozenset(part.sheet for part in parts))
        return {name: self._node(root) for name, root in roots.items()}

    def _parts(self) -> Iterator[tuple[int, Part]]:
        """Yield the parts that are there with their numbers; the law is there with all of its sheets, or not at all."""
        with_law = any(part.sheet in self.cells for part in LAW_PARTS)
        known = {part.sheet for part in (*PARTS, *LAW_PARTS)}
        for name in self.cells:
            if name not in known:
                self._note(name, 1, "A1", "is no sheet of an edition")
        for number, part in enumerate((*PARTS, *LAW_PARTS), start=1):
            if part.sheet in self.cells:
                yield number, part
            elif with_law or part in PARTS:
                self._note(part.sheet, 1, "", "the sheet is missing")

    def _read(self, part: Part, number: int, roots: dict[str, _Branch]) -> None:
        elements: dict[str, list[_Row]] = {}
        for row in self._rows(part, number):
            elements.setdefault(row.code, []).append(row)
        for code, rows in elements.items():
            file = self._file(part, code, rows)
            if file is None:
                continue
            root = roots.setdefault(file, _Branch(number * _ROWS + 1))
            self._put_element(part, root, code, rows)
        if not elements and part.list not in MAY_BE_ABSENT and part.file not in (DIMENSIONS, REGIMES):
            root = roots.setdefault(part.file, _Branch(number * _ROWS + 1))
            root.children[part.list] = Node((), number * _ROWS + 1)

    def _file(self, part: Part, code: str, rows: list[_Row]) -> str | None:
        line = rows[0].line
        if part.file == DIMENSIONS:
            found = _DIMENSION.fullmatch(code)
            if found is None:
                self._note(part.sheet, line % _ROWS, f"A{line % _ROWS}", "is no code of a dimension or question")
                return None
            return f"D{int(found[1]):02d}.yaml"
        if part.file != REGIMES:
            return part.file
        stem = code if not part.list else next((str(row.value.value) for row in rows if row.steps == (REGIME,)), "")
        if not _STEM.fullmatch(stem):
            self._note(part.sheet, line % _ROWS, f"A{line % _ROWS}", "the line with the field regime is missing")
            return None
        return f"{LAW}{stem}.yaml"

    def _put_element(self, part: Part, root: _Branch, code: str, rows: list[_Row]) -> None:
        target: _Branch | None = root
        if part.list:
            elements = self._child(root, part.list, rows[0].line)
            target = self._child(elements, len(elements.children), rows[0].line) if elements else None
        if target is None:
            return
        if part.key:
            target.children[part.key] = Node(code, rows[0].line)
        for row in rows:
            if not (part.file == REGIMES and part.list and row.steps == (REGIME,)):
                self._put(target, row, part.sheet)

    def _put(self, target: _Branch, row: _Row, sheet: str) -> None:
        place: _Branch | None = target
        for step in row.steps[:-1]:
            place = self._child(place, step, row.line) if place else None
        if place is None or row.steps[-1] in place.children:
            self._note(sheet, row.line % _ROWS, f"B{row.line % _ROWS}", "the field stands here twice")
            return
        place.children[row.steps[-1]] = row.value

    def _child(self, branch: _Branch, step: Step, line: int) -> _Branch | None:
        found = branch.children.setdefault(step, _Branch(line))
        return found if isinstance(found, _Branch) else None

    def _rows(self, part: Part, number: int) -> Iterator[_Row]:
        sheet = self.cells[part.sheet]
        by_row = self._by_row(part.sheet, sheet)
        columns = self._columns(part.sheet, by_row.pop(HEADING, {}))
        for row, cells in sorted(by_row.items()):
            texts = {columns[column]: text for column, text in cells.items() if column in columns}
            for column in cells:
                if column not in columns:
                    self._note(part.sheet, row, f"{column}{row}", "stands in a column without a heading")
            code, way = texts.pop(CODE, "").strip(), texts.pop(FIELD, "").strip()
            if remark := texts.pop(REMARK, "").strip():
                self.remarks.append(Remark(part.sheet, code, way, remark))
            value = self._value(part.sheet, row, texts, number)
            steps = _steps(way)
            if value is None:
                continue
            if steps is None:
                self._note(part.sheet, row, f"B{row}", "is no field of an element")
            elif bool(code) is (part.file in (REGIMES, DIMENSIONS) or bool(part.list)):
                yield _Row(number * _ROWS + row, code, steps, value)
            else:
                self._note(part.sheet, row, f"A{row}", "needs a code" if not code else "must have no code")

    def _by_row(self, name: str, sheet: Mapping[str, str]) -> dict[int, dict[str, str]]:
        rows: dict[int, dict[str, str]] = {}
        for place, text in sheet.items():
            found = _CELL.fullmatch(place)
            if found is None:
                self._note(name, 1, place[:12], "is no cell")
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
                self._note(sheet, HEADING, f"{column}1", "is no known column")
            elif called in columns.values():
                self._note(sheet, HEADING, f"{column}1", "the column stands here twice")
            else:
                columns[column] = called
        for name in (CODE, FIELD, VALUE, SOURCE_LANGUAGE):
            if name not in columns.values():
                self._note(sheet, HEADING, "A1", f"the column {name} is missing")
        return columns

    def _value(self, sheet: str, row: int, texts: Mapping[str, str], number: int) -> Node | None:
        """Return what a line says: a value or a wording; a line that is left empty says nothing."""
        line = number * _ROWS + row
        value = texts.get(VALUE, "").strip()
        wordings = {language: text for language, text in texts.items() if language != VALUE and text.strip()}
        if value and wordings:
            self._note(sheet, row, f"C{row}", "holds a value beside a wording")
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

    def _add_languages(self, head: _Branch, sheets: frozenset[str]) -> None:
        """Say in the head which languages are whole, and which are still being translated into."""
        found = [languages for sheet, languages in self.wordings if sheet in sheets]
        every = frozenset().union(*found)
        whole = {language for language in every if all(language in row for row in found)} | {SOURCE_LANGUAGE}
        order = sorted(every | whole, key=lambda language: (language != SOURCE_LANGUAGE, language))
        for key, chosen in (("languages", True), ("translating", False)):
            listed = tuple(Node(one, head.line, quoted=True) for one in order if (one in whole) is chosen)
            if listed:
                head.children[key] = Node(listed, head.line)

    def _node(self, branch: _Branch | Node) -> Node:
        if isinstance(branch, Node):
            return branch
        if branch.children and all(isinstance(step, int) for step in branch.children):
            order = sorted(branch.children, key=int)
            if order != list(range(len(order))):
                sheet, row = divmod(branch.line, _ROWS)
                self._note((*PARTS, *LAW_PARTS)[sheet - 1].sheet, row, f"B{row}", "the list has a gap")
            return Node(tuple(self._node(branch.children[step]) for step in order), branch.line)
        return Node({str(step): self._node(child) for step, child in branch.children.items()}, branch.line)

    def _note(self, sheet: str, row: int, cell: str, message: str) -> None:
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
