"""Sheets of lines become the files they were made from, for the reader of the files; problems name sheet and row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from assessments.domain.reading.nodes import Node, Problem, Refused
from assessments.domain.reading.table_lines import ROWS, Lines, Remark, Row, Step
from assessments.domain.text import SOURCE_LANGUAGE
from assessments.domain.writing.table_parts import DIMENSIONS, LAW, LAW_PARTS, PARTS, REGIME, REGIMES, Part

EVERY_PART = (*PARTS, *LAW_PARTS)
_DIMENSION = re.compile(r"D([1-9][0-9]?)(?:\.[0-9]{1,2})?")
_STEM = re.compile(r"[a-z0-9_]{1,40}")
MAY_BE_ABSENT = ("", "themes")  # an edition without themes says nothing about them

Cells = Mapping[str, Mapping[str, str]]


@dataclass(slots=True)
class _Branch:
    """A group or list that is being put together."""

    line: int
    children: dict[Step, _Branch | Node] = field(default_factory=dict)


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
    if reader.lines.problems:
        raise Refused(reader.lines.problems)
    return TableFiles(files, tuple(reader.lines.remarks))


def in_table(refused: Refused) -> Refused:
    """Return the same problems, each where it stands in the table."""
    return Refused(sorted((_placed(problem) for problem in refused.problems), key=lambda one: (one.file, one.line)))


def _placed(problem: Problem) -> Problem:
    sheet, row = divmod(problem.line, ROWS)
    if not sheet:
        return problem
    return replace(problem, file=EVERY_PART[sheet - 1].sheet, line=row)


@dataclass(slots=True)
class _Reader:
    """Puts the lines of all sheets together, noting every problem."""

    cells: Cells
    lines: Lines = field(default_factory=Lines)

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
        known = {part.sheet for part in EVERY_PART}
        for name in self.cells:
            if name not in known:
                self.lines.note(name, 1, "A1", "is no sheet of an edition")
        for number, part in enumerate(EVERY_PART, start=1):
            if part.sheet in self.cells:
                yield number, part
            elif with_law or part in PARTS:
                self.lines.note(part.sheet, 1, "", "the sheet is missing")

    def _read(self, part: Part, number: int, roots: dict[str, _Branch]) -> None:
        elements: dict[str, list[Row]] = {}
        for row in self.lines.rows(part, number, self.cells[part.sheet]):
            elements.setdefault(row.code, []).append(row)
        for code, rows in elements.items():
            file = self._file(part, code, rows)
            if file is None:
                continue
            root = roots.setdefault(file, _Branch(number * ROWS + 1))
            self._put_element(part, root, code, rows)
        if not elements and part.list not in MAY_BE_ABSENT and part.file not in (DIMENSIONS, REGIMES):
            root = roots.setdefault(part.file, _Branch(number * ROWS + 1))
            root.children[part.list] = Node((), number * ROWS + 1)

    def _file(self, part: Part, code: str, rows: list[Row]) -> str | None:
        row = rows[0].line % ROWS
        if part.file == DIMENSIONS:
            found = _DIMENSION.fullmatch(code)
            if found is None:
                self.lines.note(part.sheet, row, f"A{row}", "is no code of a dimension or question")
                return None
            return f"D{int(found[1]):02d}.yaml"
        if part.file != REGIMES:
            return part.file
        stem = code if not part.list else next((str(one.value.value) for one in rows if one.steps == (REGIME,)), "")
        if not _STEM.fullmatch(stem):
            self.lines.note(part.sheet, row, f"A{row}", "the line with the field regime is missing")
            return None
        return f"{LAW}{stem}.yaml"

    def _put_element(self, part: Part, root: _Branch, code: str, rows: list[Row]) -> None:
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

    def _put(self, target: _Branch, row: Row, sheet: str) -> None:
        place: _Branch | None = target
        for step in row.steps[:-1]:
            place = self._child(place, step, row.line) if place else None
        if place is None or row.steps[-1] in place.children:
            self.lines.note(sheet, row.line % ROWS, f"B{row.line % ROWS}", "the field stands here twice")
            return
        place.children[row.steps[-1]] = row.value

    def _child(self, branch: _Branch, step: Step, line: int) -> _Branch | None:
        found = branch.children.setdefault(step, _Branch(line))
        return found if isinstance(found, _Branch) else None

    def _add_languages(self, head: _Branch, sheets: frozenset[str]) -> None:
        """Say in the head which languages are whole, and which are still being translated into."""
        found = [languages for sheet, languages in self.lines.wordings if sheet in sheets]
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
                sheet, row = divmod(branch.line, ROWS)
                self.lines.note(EVERY_PART[sheet - 1].sheet, row, f"B{row}", "the list has a gap")
            return Node(tuple(self._node(branch.children[step]) for step in order), branch.line)
        return Node({str(step): self._node(child) for step, child in branch.children.items()}, branch.line)
