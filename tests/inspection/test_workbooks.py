"""Tables as attackers hand them in: each is refused with its reason or read as plain text, and none takes long."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from random import Random
from time import monotonic

import pytest
from openpyxl import Workbook

from assessments.domain.evidence import Flaw
from assessments.domain.questionnaire_file.values import LARGEST_TABLE, Book
from assessments.inspection.findings import Refused, Sample
from assessments.inspection.workbooks.asking import TableIsRefused, read_table
from assessments.inspection.workbooks.cells import MOST_CELLS, read_cells, text_of
from tests import sample_files as honest
from tests.tables import parts_of

LAUGHS = '<!DOCTYPE l [<!ENTITY a "lol">' + "".join(f'<!ENTITY a{n} "&a;&a;">' for n in range(9)) + "]><l/>"
XXE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
MACRO = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
LINK = (
    f'<Relationships xmlns="{honest.RELATIONS}"><Relationship Id="r9" Target="{{}}" TargetMode="External" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"/></Relationships>'
)
SHEET = "xl/worksheets/sheet1.xml"


def table(*rows: tuple[object, ...]) -> bytes:
    """Return an honest table."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "D1"
    for row in rows:
        sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


PLAIN = table(("D1.1", "Frage", 3))


def beside(name: str, content: bytes | str) -> bytes:
    """Return the table with one part more, or another one in its place."""
    return honest.packed({**parts_of(PLAIN), name: content})


def without(name: str) -> bytes:
    return honest.packed({part: content for part, content in parts_of(PLAIN).items() if part != name})


def replaced(name: str, old: bytes, new: bytes) -> bytes:
    before = parts_of(PLAIN)[name]
    assert old in before
    return beside(name, before.replace(old, new))


def of_kind(content_type: str) -> bytes:
    return replaced("[Content_Types].xml", honest.XLSX_MAIN.encode(), content_type.encode())


def encrypted() -> bytes:
    raw = bytearray(PLAIN)
    raw[raw.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def overlapping() -> bytes:
    raw = bytearray(honest.packed({**parts_of(PLAIN), "xl/a.xml": b"a" * 50_000, "xl/b.xml": b"a" * 50_000}))
    places = [at for at in range(len(raw) - 4) if raw[at : at + 4] == b"PK\x01\x02"]
    raw[places[-1] + 42 : places[-1] + 46] = raw[places[-2] + 42 : places[-2] + 46]
    return bytes(raw)


def outside_path() -> bytes:
    return beside("x" * 12, b"a").replace(b"x" * 12, b"../../../pwn")


def twice() -> bytes:
    return beside("XL/WORKBOOK.XML", parts_of(PLAIN)["xl/workbook.xml"])


def cells(inside: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return beside(SHEET, f'<worksheet xmlns="{space}"><sheetData>{inside}</sheetData></worksheet>')


REFUSED: dict[str, tuple[Callable[[], bytes], Flaw | None]] = {
    "empty": (lambda: b"", Flaw.EMPTY),
    "too large": (lambda: b"PK\x03\x04" + b"\0" * LARGEST_TABLE, Flaw.TOO_LARGE),
    "noise": (lambda: Random(5).randbytes(2000), Flaw.MISMATCH),  # noqa: S311
    "old Excel": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Flaw.MISMATCH),
    "comma-separated values": (lambda: b"D1.1;3\r\n", Flaw.MISMATCH),
    "a page": (lambda: b"<html><table><tr><td>=1+1</td></tr></table></html>", Flaw.MISMATCH),
    "a Word document": (honest.docx, Flaw.MISMATCH),
    "cut off": (lambda: PLAIN[:-40], Flaw.DAMAGED),
    "something behind": (lambda: PLAIN + b"<script>alert(1)</script>", Flaw.DAMAGED),
    "something before": (lambda: b"MZ\x90\x00" + PLAIN, Flaw.MISMATCH),
    "a package before": (lambda: honest.packed({"a": b"b"}) + PLAIN, None),
    "macros by type": (lambda: of_kind(MACRO), Flaw.ACTIVE),
    "macros in a part": (lambda: beside("xl/vbaProject.bin", b"x"), Flaw.ACTIVE),
    "macro sheet": (lambda: beside("xl/macrosheets/sheet1.xml", b"<a/>"), Flaw.ACTIVE),
    "controls": (lambda: beside("xl/activeX/activeX1.xml", b"<a/>"), Flaw.ACTIVE),
    "embedded object": (lambda: beside("xl/embeddings/oleObject1.bin", b"x"), Flaw.ACTIVE),
    "program inside": (lambda: beside("xl/media/a.png", b"MZ\x90\0"), Flaw.NESTED),
    "archive inside": (lambda: beside("xl/media/a.png", b"PK\x03\x04aaaa"), Flaw.NESTED),
    "table of elsewhere": (lambda: beside("xl/externalLinks/externalLink1.xml", b"<a/>"), Flaw.ACTIVE),
    "loaded from elsewhere": (
        lambda: beside("xl/worksheets/_rels/sheet1.xml.rels", LINK.format("http://example.org/x", "image")),
        Flaw.OUTSIDE,
    ),
    "file from elsewhere": (
        lambda: beside("xl/worksheets/_rels/sheet1.xml.rels", LINK.format("file:///etc/passwd", "hyperlink")),
        Flaw.OUTSIDE,
    ),
    "entity from a file": (lambda: beside(SHEET, XXE), Flaw.ENTITIES),
    "entities in entities": (lambda: beside("xl/styles.xml", LAUGHS), Flaw.ENTITIES),
    "entities in UTF-16": (lambda: beside(SHEET, LAUGHS.encode("utf-16")), Flaw.ENTITIES),
    "zeros packed": (lambda: beside("xl/media/a.bmp", b"\0" * 12 * 2**20), Flaw.BOMB),
    "parts without end": (lambda: honest.xlsx({f"xl/media/{n}": b"" for n in range(5100)}), Flaw.BOMB),
    "shared bytes": (overlapping, Flaw.BOMB),
    "cells without end": (lambda: table(*[("x",) * 100] * (MOST_CELLS // 100 + 1)), Flaw.BOMB),
    "a cell without end": (lambda: table(("x" * 32_000,), *[("y" * 32_000,)] * 160), Flaw.BOMB),
    "password": (encrypted, Flaw.ENCRYPTED),
    "path outside": (outside_path, Flaw.OUTSIDE),
    "the same part twice": (twice, Flaw.DAMAGED),
    "no book": (lambda: without("xl/workbook.xml"), Flaw.MISMATCH),
    "torn XML": (lambda: beside(SHEET, b"<worksheet><sheetData>"), Flaw.DAMAGED),
    "no place": (lambda: cells('<row r="1"><c r="ZZZZZ9"><v>1</v></c></row>'), Flaw.DAMAGED),
    "no string": (lambda: cells('<row r="1"><c r="A1" t="s"><v>999999</v></c></row>'), Flaw.DAMAGED),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("name", REFUSED)
def test_hostile_tables_are_refused(name: str) -> None:
    make, flaw = REFUSED[name]
    raw = make()
    # In this process, for the sake of time: what it raises is exactly what the other process says.
    with pytest.raises(Exception) as refused:  # noqa: PT011  the other process turns what is unforeseen into DAMAGED
        read_cells(Sample(io.BytesIO(raw), len(raw)), LARGEST_TABLE)
    found = refused.value.flaw if isinstance(refused.value, Refused) else Flaw.DAMAGED
    assert flaw in {None, found}


def test_the_other_process_says_what_was_read_and_what_is_wrong() -> None:
    assert read_table(PLAIN) == Book({"D1": {"A1": "D1.1", "B1": "Frage", "C1": "3"}})
    with pytest.raises(TableIsRefused) as refused:
        read_table(REFUSED["torn XML"][0]())
    assert refused.value.flaw is Flaw.DAMAGED


def test_a_row_at_the_end_of_the_world_costs_little() -> None:
    raw = cells('<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>da</t></is></c></row>')
    began = monotonic()
    assert read_cells(Sample(io.BytesIO(raw), len(raw)), LARGEST_TABLE) == {"D1": {"XFD1048576": "da"}}
    assert monotonic() - began < 3


def test_a_table_that_takes_too_long_is_refused() -> None:
    with pytest.raises(TableIsRefused) as refused:
        read_table(PLAIN, seconds=0.01)
    assert refused.value.flaw is Flaw.LIMITS


@pytest.mark.no_cover
def test_random_damage_is_refused_or_read_and_nothing_else() -> None:
    random = Random(20261123)  # noqa: S311
    for _time in range(60):
        raw = bytearray(PLAIN)
        for _flip in range(random.randint(1, 20)):
            raw[random.randrange(len(raw))] = random.randrange(256)
        try:
            read_cells(Sample(io.BytesIO(bytes(raw)), len(raw)), LARGEST_TABLE)
        except Exception as refused:  # noqa: BLE001
            assert not isinstance(refused, MemoryError | RecursionError), zipfile  # noqa: PT017


@pytest.mark.parametrize(
    ("value", "text"),
    [("=1+1", "=1+1"), (3, "3"), (3.0, "3"), (2.5, "2.5"), (True, "TRUE"), ("a_x005F_x0041_", "a_x0041_")],
    ids=str,
)
def test_whatever_stands_in_a_cell_is_text(value: object, text: str) -> None:
    assert text_of(value) == text
