"""Small honest files of every kind that may be kept, built from scratch."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

import pikepdf

DOCX_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
XLSX_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
ODT_TYPE = "application/vnd.oasis.opendocument.text"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c140d0c0b0b0c1912130f141d1a1f1e1d1a1c"
    "1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ffc0000b080001000101011100ffc4001f00000105010101010101"
    "00000000000000000102030405060708090a0bffc400b5100002010303020403050504040000017d010203000411051221314106135161072271"
    "14328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465"
    "666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2"
    "d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f00fbd0ffd9"
)


def pdf(words: str = "Beleg", change: Any = None, **options: Any) -> bytes:
    """Return a PDF of one page; ``change`` may do something to it first."""
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(200, 200))
        document.docinfo["/Title"] = words
        if change:
            change(document)
        document.save(out, static_id=True, **options)
    return out.getvalue()


def png(*, width: int = 1, height: int = 1, more: bytes = b"", tail: bytes = b"") -> bytes:
    """Return a PNG that says it is so large; ``more`` are chunks before the picture."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    picture = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + more + picture + chunk(b"IEND", b"") + tail


def chunk(name: bytes, body: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def jpeg(*, comment: bytes = b"", tail: bytes = b"") -> bytes:
    """Return a JPEG of one pixel."""
    said = b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment if comment else b""
    return JPEG[:2] + said + JPEG[2:] + tail


def packed(parts: Mapping[str, bytes | str], *, stored: frozenset[str] = frozenset()) -> bytes:
    """Return a ZIP of these parts in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return out.getvalue()


def types(part: str, content_type: str, more: str = "") -> str:
    """Return the list of content types of an Office document."""
    return (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{part}" ContentType="{content_type}"/>{more}</Types>'
    )


def docx(more: Mapping[str, bytes | str] | None = None, *, main: str = DOCX_MAIN, body: str = "Beleg") -> bytes:
    """Return a Word document; ``more`` are parts beside the usual ones, or instead of them."""
    link = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" TargetMode="External" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
        'Target="https://example.org/"/></Relationships>'
    )
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": types("word/document.xml", main),
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"/>',
        "word/_rels/document.xml.rels": link,
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{body}</w:t></w:r></w:p></w:body>'
        "</w:document>",
    }
    return packed(parts | dict(more or {}))


def xlsx(more: Mapping[str, bytes | str] | None = None, *, main: str = XLSX_MAIN) -> bytes:
    """Return an Excel table."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": types("xl/workbook.xml", main),
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"/>',
        "xl/workbook.xml": "<workbook/>",
        "xl/worksheets/sheet1.xml": "<worksheet/>",
    }
    return packed(parts | dict(more or {}))


def odt(more: Mapping[str, bytes | str] | None = None, *, manifest: str = "<manifest:manifest/>") -> bytes:
    """Return an OpenDocument text."""
    parts: dict[str, bytes | str] = {
        "mimetype": ODT_TYPE,
        "content.xml": "<office:document-content><office:scripts/></office:document-content>",
        "META-INF/manifest.xml": manifest,
    }
    return packed(parts | dict(more or {}), stored=frozenset({"mimetype"}))


def honest() -> dict[str, bytes]:
    """Return one file of every kind by name."""
    return {
        "Konzept.pdf": pdf(),
        "Packed.PDF": pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
        "Bild.png": png(),
        "Foto.jpg": jpeg(),
        "Foto.jpeg": jpeg(comment=b"Serverraum"),
        "Bericht.docx": docx(),
        "Tabelle.xlsx": xlsx(),
        "Text.odt": odt(),
        "Notiz.txt": "Der Wiederanlauf wurde geübt: 4 Stunden.\r\n".encode(),
        "alt.txt": "Prüfung für Zürich".encode("cp1252"),
        "Werte.csv": "Monat;Wert\r\nMai;-5\r\nJuni;=SUM(A1:A2)\r\n".encode("utf-8-sig"),
    }
