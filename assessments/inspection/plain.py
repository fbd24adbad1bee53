"""Text and tables of text: characters only, and nothing that a program would run on opening."""

from __future__ import annotations

import re

from assessments.domain.evidence import Flaw
from assessments.inspection.findings import Refused, Sample
from assessments.inspection.signatures import FIRST_BYTES, FOREIGN, has_page_code

_HEAD = 4096
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# =cmd|' /C calc'!A0 and the like: a spreadsheet would start another program. "-5" and "=SUM(A1)" start none.
_STARTS_A_PROGRAM = re.compile(r"(?:^|[;,\t\"'])\s*[=+\-@][^;,\t\n|]{0,200}\|[^\n]{0,400}!", re.MULTILINE)


def inspect_text(sample: Sample) -> None:
    """Refuse what is no text in UTF-8 or Windows-1252, and text that is code.

    :raises Refused: with the first flaw.
    """
    raw = sample.read(0, sample.size)
    text = _decoded(raw)
    if _NO_TEXT.search(text):
        raise Refused(Flaw.NOT_TEXT, "control characters")
    if any(raw.startswith(sign) for sign in FOREIGN) or any(raw.startswith(sign) for sign, _kind in FIRST_BYTES):
        raise Refused(Flaw.MISMATCH, repr(raw[:8]))
    head = raw[:_HEAD]
    if has_page_code(head) or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", b"#!", b"<?php")):
        raise Refused(Flaw.ACTIVE, "page code")
    if _STARTS_A_PROGRAM.search(text):
        raise Refused(Flaw.ACTIVE, "a formula that starts a program")


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(Flaw.NOT_TEXT, "neither UTF-8 nor Windows-1252")
