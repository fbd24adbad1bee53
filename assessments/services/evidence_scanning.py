"""Asking a virus scanner: the daemon of ClamAV, over its own protocol. Where none answers, a file stays unscanned."""

from __future__ import annotations

import logging
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

from assessments.domain.evidence import EvidenceKind, ScanState
from assessments.models import Evidence
from assessments.services.evidence_files import opened

SECONDS = 30
_CHUNK = 64 * 1024
_LONGEST_REPLY = 4096
_COMMAND = b"zINSTREAM\0"
logger = logging.getLogger(__name__)


class ScannerFailed(Exception):
    """The scanner did not answer, or with something that is no verdict."""


def scan(path: Path) -> ScanState:
    """Return what the scanner says of a file; never ``CLEAN`` unless it said so."""
    with path.open("rb") as stream:
        return _scanned(stream)


def scan_stored(*, at: datetime, everything: bool = False) -> dict[ScanState, int]:
    """Scan what has no verdict yet, or everything, and return how many there are of each verdict now."""
    counts = dict.fromkeys(ScanState, 0)
    rows = Evidence.objects.filter(kind=EvidenceKind.FILE, purged_at=None)
    if not everything:
        rows = rows.filter(scan=ScanState.UNSCANNED)
    for row in rows.order_by("added_at", "id").iterator():
        verdict = _verdict_on(row.hospital_id, row.sha256)
        counts[verdict] += 1
        if verdict is not ScanState.UNSCANNED:  # a scanner that is down takes no verdict back
            Evidence.objects.filter(pk=row.pk, purged_at=None).update(scan=verdict, scanned_at=at)
        if verdict is ScanState.INFECTED:
            logger.warning("Evidence %s is infected and locked", row.pk)
    return counts


def _verdict_on(hospital: UUID, sha256: str) -> ScanState:
    try:
        with opened(hospital, sha256) as stream:
            return _scanned(stream)
    except FileNotFoundError:
        return ScanState.UNSCANNED


def _scanned(stream: BinaryIO) -> ScanState:
    if not settings.CLOUDREADY_CLAMD:
        return ScanState.UNSCANNED
    try:
        return _ask(stream)
    except (OSError, ValueError, ScannerFailed) as failed:  # an address that is none counts as nobody there
        logger.warning("The virus scanner gave no verdict: %s", failed)
        return ScanState.UNSCANNED


def _ask(stream: BinaryIO) -> ScanState:
    """Send a file in pieces, each with its length before it and an empty one at the end, and read the verdict."""
    with _connected(settings.CLOUDREADY_CLAMD) as daemon:
        daemon.sendall(_COMMAND)
        while piece := stream.read(_CHUNK):
            daemon.sendall(struct.pack("!I", len(piece)) + piece)
        daemon.sendall(struct.pack("!I", 0))
        reply = _reply(daemon)
    if reply.endswith(b"OK"):
        return ScanState.CLEAN
    if reply.endswith(b"FOUND"):
        return ScanState.INFECTED
    raise ScannerFailed(reply[:200].decode("ascii", "replace") or "no reply")


def _reply(daemon: socket.socket) -> bytes:
    reply = b""
    while b"\0" not in reply and len(reply) < _LONGEST_REPLY:
        piece = daemon.recv(_LONGEST_REPLY)
        if not piece:
            break
        reply += piece
    return reply.partition(b"\0")[0].strip()


@contextmanager
def _connected(where: str) -> Iterator[socket.socket]:
    if where.startswith("/"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as daemon:
            daemon.settimeout(SECONDS)
            daemon.connect(where)
            yield daemon
    else:
        host, _colon, port = where.rpartition(":")
        with socket.create_connection((host, int(port)), timeout=SECONDS) as daemon:
            yield daemon
