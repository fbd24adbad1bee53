"""What was found in a file: its kind, or the first reason against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from assessments.domain.evidence import FileKind, Flaw


class Refused(Exception):
    """The file is not taken in; ``detail`` is for the log."""

    def __init__(self, flaw: Flaw, detail: str = "") -> None:
        super().__init__(f"{flaw}: {detail}" if detail else str(flaw))
        self.flaw = flaw
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Sample:
    """A file under inspection."""

    stream: BinaryIO
    size: int

    def read(self, start: int, length: int) -> bytes:
        """Return up to ``length`` bytes from ``start``."""
        self.stream.seek(start)
        return self.stream.read(length)


@dataclass(frozen=True, slots=True)
class Finding:
    """The kind of a file that may be kept, or the flaw of one that may not."""

    kind: FileKind | None
    flaw: Flaw | None = None
    detail: str = ""
