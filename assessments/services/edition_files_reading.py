"""A file that somebody hands in as an edition: read whole, behind limits, or refused with every problem."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assessments.domain.catalogue import Edition
from assessments.domain.evidence import Flaw
from assessments.domain.fhir.questionnaire_reading import worded_by
from assessments.domain.law.lawbook import LawBook
from assessments.domain.questionnaire_file.cells import unguarded
from assessments.domain.reading.edition import read_edition
from assessments.domain.reading.fields import Problems
from assessments.domain.reading.law import read_law
from assessments.domain.reading.nodes import Node, Problem, Refused
from assessments.domain.reading.table import files_in, in_table
from assessments.domain.reading.table_lines import Remark
from assessments.domain.writing.formats import EditionFormat, format_by_name
from assessments.domain.writing.table_parts import LAW
from assessments.inspection.findings import Refused as Unsafe
from assessments.inspection.findings import Sample
from assessments.inspection.packages import check_content, opened, text_of
from assessments.inspection.workbooks.asking import TableIsRefused, read_table
from assessments.services.file_refusals import FileRefused
from assessments.services.yaml_source import parse, parse_files

LARGEST = 5 * 2**20
MOST_FILES, MOST_UNPACKED = 150, 8 * 2**20
MOST_CELLS = 300_000
MOST_QUESTIONS = 2_000
CODE = re.compile(r"[A-Za-z0-9_.-]{1,40}")
_NAME = re.compile(r"(?:[A-Za-z0-9_.-]{1,60}/)??((?:law/)?[A-Za-z0-9_]{1,40}\.yaml)")


class EditionFileRefused(FileRefused):
    """The file is no edition; ``flaw`` says why when it is no such file at all."""

    def __init__(self, problems: Iterable[Problem] = (), *, flaw: Flaw | None = None, said: str = "") -> None:
        super().__init__(problems, said=said)
        self.flaw = flaw


@dataclass(frozen=True, slots=True)
class Content:
    """What a file says; without a law it says nothing about it. ``remarks`` are what reviewers wrote into a table."""

    format: EditionFormat
    edition: Edition
    law: LawBook | None
    remarks: tuple[Remark, ...] = ()


def read_content(raw: bytes, *, name: str, code: str, base: Edition | None) -> Content:
    """Return what the file called ``name`` says, as content of the edition ``code``.

    ``base`` is what a file that carries wordings alone leaves as it is.

    :raises EditionFileRefused: with every problem.
    """
    try:
        content = _read(raw, name, base)
    except (Unsafe, TableIsRefused) as unsafe:
        raise EditionFileRefused(flaw=unsafe.flaw, said=str(unsafe)) from unsafe
    except Refused as refused:
        raise EditionFileRefused(refused.problems) from refused
    law = replace(content.law, edition=code) if content.law else None
    return replace(content, edition=replace(content.edition, code=code), law=law)


def _read(raw: bytes, name: str, base: Edition | None) -> Content:
    if not raw:
        raise Unsafe(Flaw.EMPTY)
    if len(raw) > LARGEST:
        raise Unsafe(Flaw.TOO_LARGE)
    match format_by_name(name):
        case EditionFormat.YAML:
            return _content_of(_unpacked(raw))
        case EditionFormat.TABLE:
            return _from_table(raw)
        case EditionFormat.FHIR:
            return _from_fhir(raw, name, base)
        case None:
            raise Unsafe(Flaw.KIND)


def _content_of(files: Mapping[str, Node], *, kind: EditionFormat = EditionFormat.YAML) -> Content:
    catalogue = {name: node for name, node in files.items() if not name.startswith(LAW)}
    edition = read_edition(catalogue, code_form=CODE)
    if len(edition.questions) > MOST_QUESTIONS:
        raise Refused([Problem("edition.yaml", 1, "", f"holds more than {MOST_QUESTIONS} questions")])
    legal = {name.removeprefix(LAW): node for name, node in files.items() if name.startswith(LAW)}
    return Content(kind, edition, read_law(legal, questions=tuple(edition.questions)) if legal else None)


def _unpacked(raw: bytes) -> dict[str, Node]:
    """Return every file of a package, parsed; one folder around all of them does not matter."""
    with opened(Sample(io.BytesIO(raw), len(raw))) as package:
        entries = [entry for entry in package.infolist() if not entry.is_dir()]
        if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise Unsafe(Flaw.BOMB, "too much for an edition")
        check_content(package)
        texts = {entry.filename: text_of(package, entry.filename) for entry in entries}
    names = {path: found[1] for path in texts if (found := _NAME.fullmatch(path))}
    taken = Counter(names.values())
    strangers = [path for path in texts if taken[names.get(path, "")] != 1]
    if strangers:
        said = "is no file of an edition, or stands here twice"
        raise Refused(Problem(path[:60], 1, "", said) for path in strangers)
    return parse_files({names[path]: text for path, text in texts.items()})


def _from_table(raw: bytes) -> Content:
    book = read_table(raw, most_cells=MOST_CELLS)
    sheets = {name: {place: _cleaned(text) for place, text in cells.items()} for name, cells in book.sheets.items()}
    found = files_in(sheets)
    try:
        content = _content_of(found.files, kind=EditionFormat.TABLE)
    except Refused as refused:
        raise in_table(refused) from refused
    return replace(content, remarks=found.remarks)


def _cleaned(text: str) -> str:
    return unguarded(text.replace("\r\n", "\n").replace("\r", "\n"))


def _from_fhir(raw: bytes, name: str, base: Edition | None) -> Content:
    if base is None:
        raise Refused([Problem(name, 1, "", "carries wordings alone, and the draft cannot be read")])
    problems = Problems()
    root = problems.root(parse(raw, file=name), file=name)
    edition = worded_by(root, base)
    problems.refuse_if_any()
    return Content(EditionFormat.FHIR, edition, None)
