"""First bytes that give a file away, and words that a browser would run."""

from __future__ import annotations

import re

from assessments.domain.evidence import FileKind

ZIP = b"PK\x03\x04"
FIRST_BYTES: tuple[tuple[bytes, FileKind | None], ...] = (
    (b"%PDF-", FileKind.PDF),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ARCHIVES = (
    *(ZIP, b"PK\x05\x06", b"PK\x07\x08", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", OLD_OFFICE),
    *(b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"MSCF"),
)
PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!/", b"dex\n")
FOREIGN = (*ARCHIVES, *PROGRAMS, b"GIF8", b"{\\rtf", b"RIFF", b"II*\x00", b"MM\x00*", b"wOFF", b"SQLite format 3")

_RUN_BY_BROWSERS = re.compile(
    rb"<\s*(?:script|html|svg|iframe|object|embed|body|\?php|!doctype\s+html)\b|javascript:", re.IGNORECASE
)


def has_page_code(raw: bytes) -> bool:
    """Return whether a browser that guesses types could run something in these bytes."""
    return _RUN_BY_BROWSERS.search(raw.replace(b"\x00", b"")) is not None
