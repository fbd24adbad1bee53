"""Evidence: what a hospital can show for what it says. Which files it may keep, and what is said about them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

MEGABYTE = 2**20
LARGEST_FILE = 20 * MEGABYTE
MOST_FILES = 5
LONGEST_FILE_NAME = 120
FORESIGHT = timedelta(days=180)


class EvidenceKind(StrEnum):
    """What was kept: an address, or the document itself."""

    LINK = "link"
    FILE = "file"


class FileKind(StrEnum):
    """The files that may be kept."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    TXT = "txt"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class FileType:
    """How files of a kind are named and handed out; the first ending is the usual one."""

    endings: tuple[str, ...]
    content_type: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
FILE_TYPES: Mapping[FileKind, FileType] = MappingProxyType(
    {
        FileKind.PDF: FileType(("pdf",), "application/pdf"),
        FileKind.PNG: FileType(("png",), "image/png"),
        FileKind.JPEG: FileType(("jpg", "jpeg"), "image/jpeg"),
        FileKind.DOCX: FileType(("docx",), f"{_OFFICE}.wordprocessingml.document"),
        FileKind.XLSX: FileType(("xlsx",), f"{_OFFICE}.spreadsheetml.sheet"),
        FileKind.ODT: FileType(("odt",), "application/vnd.oasis.opendocument.text"),
        FileKind.TXT: FileType(("txt",), "text/plain"),
        FileKind.CSV: FileType(("csv",), "text/csv"),
    }
)
ENDINGS = tuple(ending for kind in FileKind for ending in FILE_TYPES[kind].endings)


class ScanState(StrEnum):
    """What a virus scanner said; ``UNSCANNED`` where none was asked."""

    CLEAN = "clean"
    INFECTED = "infected"
    UNSCANNED = "unscanned"


class PurgeReason(StrEnum):
    """Why the bytes of a file had to go."""

    PATIENT_DATA = "patient_data"
    NOT_NEEDED = "not_needed"


class Flaw(StrEnum):
    """Why a file is not taken in."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    KIND = "kind"
    MISMATCH = "mismatch"
    DAMAGED = "damaged"
    MORE_INSIDE = "more_inside"
    ACTIVE = "active"
    ENCRYPTED = "encrypted"
    NESTED = "nested"
    OUTSIDE = "outside"
    ENTITIES = "entities"
    BOMB = "bomb"
    NOT_TEXT = "not_text"
    LIMITS = "limits"
    INFECTED = "infected"
    PURGED_BEFORE = "purged_before"


class Expiry(StrEnum):
    """Whether something still counts."""

    OPEN_ENDED = "open_ended"
    VALID = "valid"
    SOON = "soon"
    EXPIRED = "expired"


def expiry_of(expires_on: date | None, *, on: date) -> Expiry:
    """Return how far away the last day of something is; it counts until the end of that day."""
    if expires_on is None:
        return Expiry.OPEN_ENDED
    if expires_on < on:
        return Expiry.EXPIRED
    return Expiry.SOON if expires_on <= on + FORESIGHT else Expiry.VALID


def kind_by_name(name: str) -> FileKind | None:
    """Return the kind that the last ending of a name promises, or None for any other."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return next((kind for kind, known in FILE_TYPES.items() if ending in known.endings), None)


def shown_name(raw: str) -> str:
    """Return a file name fit to be shown and to be suggested for a download; it names nothing on any disk.

    Folders, control characters, characters that turn the direction of reading, and reserved signs are dropped. A long
    name keeps its ending.
    """
    bare = raw.replace("\\", "/").rpartition("/")[2]
    kept = "".join(sign for sign in unicodedata.normalize("NFC", bare) if _harmless(sign))
    name = " ".join(kept.split()).strip(". ")
    if len(name) <= LONGEST_FILE_NAME:
        return name or "unbenannt"
    stem, _dot, ending = name.rpartition(".")
    return f"{stem[: LONGEST_FILE_NAME - 6]}….{ending[:4]}" if stem else name[:LONGEST_FILE_NAME]


def _harmless(sign: str) -> bool:
    return sign == " " or (unicodedata.category(sign)[0] not in "CZ" and sign not in '<>:"|?*%')
