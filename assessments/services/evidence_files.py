"""The bytes of evidence: one file per hospital and content, outside of everything that is served.

A file appears whole or not at all: it is written beside its place, forced to the disk and then renamed. The name is the
hash, so nothing that people type ever becomes a path.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

_HASH = re.compile(r"[0-9a-f]{64}")
_INCOMING = "incoming"
_OWNER_ONLY_DIRECTORY = 0o700


@dataclass(frozen=True, slots=True)
class Staged:
    """Bytes that were received and lie beside the store until they are accepted."""

    path: Path
    sha256: str
    size: int

    def discard(self) -> None:
        """Remove the bytes, unless they have been placed."""
        self.path.unlink(missing_ok=True)


def stage(pieces: Iterable[bytes]) -> Staged:
    """Return what was received, forced to the disk in a file that only the owner reads."""
    digest, size = hashlib.sha256(), 0
    with NamedTemporaryFile(dir=_made(_root() / _INCOMING), delete=False) as draft:
        staged = Path(draft.name)
        try:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                draft.write(piece)
            draft.flush()
            os.fsync(draft.fileno())
        except BaseException:
            staged.unlink(missing_ok=True)
            raise
    return Staged(staged, digest.hexdigest(), size)


def place(staged: Staged, *, hospital: UUID) -> None:
    """Move received bytes to their place in one step; the same bytes are replaced by themselves."""
    there = path_of(hospital, staged.sha256)
    _made(there.parent)
    staged.path.replace(there)
    _force(there.parent)


def opened(hospital: UUID, sha256: str) -> BinaryIO:
    """Return the bytes to be read.

    :raises FileNotFoundError: when they are not there.
    """
    return path_of(hospital, sha256).open("rb")


def remove(hospital: UUID, sha256: str) -> None:
    """Remove the bytes now; nothing happens when they are gone already."""
    there = path_of(hospital, sha256)
    there.unlink(missing_ok=True)
    if there.parent.exists():
        _force(there.parent)


def remove_all(hospital: UUID) -> None:
    """Remove everything that is kept of a hospital."""
    shutil.rmtree(_root() / hospital.hex, ignore_errors=True)


def stored() -> Iterator[tuple[UUID, str, Path]]:
    """Yield hospital, hash and place of everything that is kept."""
    for path in sorted(_root().glob("*/??/*")):
        if path.parts[-3] != _INCOMING and _HASH.fullmatch(path.name):
            yield UUID(path.parts[-3]), path.name, path


def incoming() -> Iterator[Path]:
    """Yield what was received and never accepted."""
    yield from (_root() / _INCOMING).glob("*")


def path_of(hospital: UUID, sha256: str) -> Path:
    """Return where bytes belong.

    :raises ValueError: when this is no hash.
    """
    if not _HASH.fullmatch(sha256):
        raise ValueError("no hash")
    return _root() / hospital.hex / sha256[:2] / sha256


def _root() -> Path:
    return Path(settings.CLOUDREADY_EVIDENCE_DIR)


def _made(folder: Path) -> Path:
    for one in (_root(), folder):  # the mode is that of the last folder made, and the root closes all in it
        one.mkdir(parents=True, exist_ok=True, mode=_OWNER_ONLY_DIRECTORY)
    return folder


def _force(folder: Path) -> None:
    """Force the names in a folder to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
