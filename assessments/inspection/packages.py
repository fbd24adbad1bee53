"""The ZIP around office documents: what its directory promises is checked before anything is unpacked."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator

from assessments.domain.evidence import MEGABYTE, Flaw
from assessments.inspection.findings import Refused, Sample
from assessments.inspection.signatures import ARCHIVES, PROGRAMS, ZIP

MOST_ENTRIES = 5000
MOST_UNPACKED = 256 * MEGABYTE
HIGHEST_RATIO, RATIO_COUNTS_FROM = 200, MEGABYTE
LONGEST_NAME = 255
_END_OF_DIRECTORY = 22
_CHUNK = 256 * 1024
_OVERLAP = 16
_DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_XML = (".xml", ".rels", ".rdf", ".vml")


def opened(sample: Sample) -> zipfile.ZipFile:
    """Return the package, its directory checked.

    :raises Refused: with the first flaw.
    """
    end = sample.read(max(0, sample.size - _END_OF_DIRECTORY), _END_OF_DIRECTORY)
    if sample.read(0, 4) != ZIP:
        raise Refused(Flaw.MISMATCH, "no ZIP at the start")
    if end[:4] != b"PK\x05\x06" or end[-2:] != b"\0\0":
        raise Refused(Flaw.DAMAGED, "the directory is not the end")
    declared = struct.unpack("<H", end[10:12])[0]
    if declared > MOST_ENTRIES:
        raise Refused(Flaw.BOMB, f"{declared} entries")
    try:
        package = zipfile.ZipFile(sample.stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as damaged:
        raise Refused(Flaw.DAMAGED, str(damaged)) from damaged
    _check_directory(package)
    return package


def _check_directory(package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    if not entries:
        raise Refused(Flaw.DAMAGED, "no entries")
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Refused(Flaw.BOMB, "too much to unpack")
    for entry in entries:
        _check_entry(entry)
    names = [entry.filename.casefold() for entry in entries]
    if len(set(names)) != len(names):
        raise Refused(Flaw.DAMAGED, "a name twice")
    _check_places(entries, package.start_dir)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & 0x1 or entry.compress_type == 99:
        raise Refused(Flaw.ENCRYPTED, entry.filename[:80])
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Refused(Flaw.DAMAGED, f"compression {entry.compress_type}")
    if entry.file_size > RATIO_COUNTS_FROM and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1):
        raise Refused(Flaw.BOMB, f"{entry.file_size} bytes from {entry.compress_size}")
    mode = entry.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise Refused(Flaw.OUTSIDE, f"a link or device: {entry.filename[:80]}")
    name = entry.orig_filename
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or ":" in name or "\0" in name or len(name) > LONGEST_NAME:
        raise Refused(Flaw.OUTSIDE, repr(name[:80]))


def _check_places(entries: list[zipfile.ZipInfo], end: int) -> None:
    """Refuse entries that share bytes, as bombs do, and bytes before the first one."""
    placed = sorted(entries, key=lambda entry: entry.header_offset)
    if placed[0].header_offset != 0:
        raise Refused(Flaw.MORE_INSIDE, "bytes before the package")
    following = [*(entry.header_offset for entry in placed[1:]), end]
    for entry, after in zip(placed, following, strict=True):
        if entry.header_offset + 30 + len(entry.orig_filename) + entry.compress_size > after:
            raise Refused(Flaw.BOMB, f"{entry.filename[:80]} shares bytes")


def check_content(package: zipfile.ZipFile) -> None:
    """Unpack every entry once, in pieces, keeping none.

    :raises Refused: for damage, archives or programs inside, and XML that declares entities.
    """
    for entry in package.infolist():
        before = b""
        for number, piece in enumerate(_pieces(package, entry)):
            if number == 0 and piece.startswith((*ARCHIVES, *PROGRAMS)):
                raise Refused(Flaw.NESTED, entry.filename[:80])
            if entry.filename.lower().endswith(_XML):
                text = (before + piece).replace(b"\0", b"")  # UTF-16 as well
                if _DECLARATION.search(text):
                    raise Refused(Flaw.ENTITIES, entry.filename[:80])
            before = piece[-_OVERLAP:]


def text_of(package: zipfile.ZipFile, name: str) -> bytes:
    """Return one small entry, nothing when it is not there; the size was checked with the directory."""
    try:
        return b"".join(_pieces(package, package.getinfo(name)))
    except KeyError:
        return b""


def _pieces(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with package.open(entry) as stream:
            while piece := stream.read(_CHUNK):
                yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error) as damaged:
        raise Refused(Flaw.DAMAGED, f"{entry.filename[:80]}: {damaged}") from damaged
