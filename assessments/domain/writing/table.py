"""The files of an edition as sheets of lines: what people without a text editor translate and review."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from assessments.domain.reading.law import HEAD
from assessments.domain.reading.law import REGIMES as REGIME_FILES
from assessments.domain.text import SOURCE_LANGUAGE
from assessments.domain.writing.documents import Document, Written
from assessments.domain.writing.numbers import number_text
from assessments.domain.writing.table_parts import (
    DIMENSIONS,
    LAW,
    LAW_PARTS,
    NO_LIST,
    NOTHING_IN_GROUP,
    NOTHING_IN_LIST,
    PARTS,
    REGIME,
    REGIMES,
    Part,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One value of one element, or one wording of it in every language."""

    code: str
    field: str
    value: str = ""
    wordings: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of element."""

    name: str
    lines: tuple[Line, ...]


def sheets_of(files: Mapping[str, Document]) -> tuple[Sheet, ...]:
    """Return every sheet; those of the law only when ``files`` hold one."""
    parts = (*PARTS, *LAW_PARTS) if LAW + HEAD in files else PARTS
    return tuple(Sheet(part.sheet, tuple(_lines_of_part(part, files))) for part in parts)


def files_of_part(part: Part, names: Sequence[str]) -> tuple[str, ...]:
    """Return the files that a part is spread over."""
    match part.file:
        case "D*.yaml":
            return tuple(name for name in names if name.startswith("D"))
        case "law/*.yaml":
            return tuple(LAW + name for name in REGIME_FILES if LAW + name in names)
        case name:
            return (name,)


def lists_in(file: str) -> frozenset[str]:
    """Return the lists of a file that have a sheet of their own."""
    spread = DIMENSIONS if file.startswith("D") else REGIMES if file.removeprefix(LAW) in REGIME_FILES else file
    return frozenset(part.list for part in (*PARTS, *LAW_PARTS) if part.file in (spread, file) and part.list)


def _lines_of_part(part: Part, files: Mapping[str, Document]) -> Iterator[Line]:
    for name in files_of_part(part, tuple(files)):
        document = files[name]
        if part.list:
            for element in _elements(document.get(part.list)):
                yield from _lines_of_element(part, element, name)
        else:
            beside = {key: value for key, value in document.items() if key not in (*lists_in(name), *NO_LIST)}
            code = str(beside.pop(part.key)) if part.key else _stem(name) if part.file == REGIMES else ""
            yield from _leaves(code, beside)


def _elements(value: Written) -> Iterator[Document]:
    for element in value if isinstance(value, (list, tuple)) else ():
        if isinstance(element, Mapping):
            yield dict(element)


def _lines_of_element(part: Part, element: Document, name: str) -> Iterator[Line]:
    code = str(element.pop(part.key)) if part.key else "-".join(str(element[key]) for key in part.named)
    if part.file == REGIMES:
        yield Line(code, REGIME, _stem(name))
    yield from _leaves(code, element)


def _stem(name: str) -> str:
    return name.removeprefix(LAW).removesuffix(".yaml")


def _leaves(code: str, value: Written, field: str = "") -> Iterator[Line]:
    match value:
        case Mapping() if is_wording(value):
            yield Line(code, field, wordings={str(key): str(text) for key, text in value.items()})
        case Mapping() if value or not field:
            for key, item in value.items():
                yield from _leaves(code, item, f"{field}/{key}" if field else str(key))
        case list() | tuple() if value:
            for number, item in enumerate(value):
                yield from _leaves(code, item, f"{field}[{number}]")
        case None:
            return
        case _:
            yield Line(code, field, _said(value))


def is_wording(value: Mapping[str, Written]) -> bool:
    """Return whether this is a text by language."""
    return SOURCE_LANGUAGE in value and all(isinstance(text, str) for text in value.values())


def _said(value: Written) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Fraction():
            return number_text(value)
        case date():
            return value.isoformat()
        case Mapping():
            return NOTHING_IN_GROUP
        case list() | tuple():
            return NOTHING_IN_LIST
        case _:
            return str(value)
