"""Bytes that belong to nothing: left behind when a machine stopped between receiving a file and noting it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.db import transaction

from assessments.domain.evidence import EvidenceKind
from assessments.models import Evidence, Hospital
from assessments.services import evidence_files

GRACE = timedelta(hours=1)
"""So long may a request take between placing a file and noting it."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What was removed, and what is noted but not there."""

    orphans: int
    unfinished: int
    missing: tuple[UUID, ...]


def collect_orphans(*, at: datetime) -> Collected:
    """Remove bytes that nothing belongs to, and name evidence whose bytes are missing."""
    orphans = sum(_collected(hospital, sha256, path, at) for hospital, sha256, path in evidence_files.stored())
    unfinished = [path for path in evidence_files.incoming() if _is_old(path, at)]
    for path in unfinished:
        path.unlink(missing_ok=True)
    kept = Evidence.objects.filter(kind=EvidenceKind.FILE, purged_at=None).order_by("added_at", "id")
    missing = [row.pk for row in kept.iterator() if not evidence_files.path_of(row.hospital_id, row.sha256).exists()]
    return Collected(orphans, len(unfinished), tuple(missing))


@transaction.atomic
def _collected(hospital: UUID, sha256: str, path: Path, at: datetime) -> bool:
    """Remove bytes unless they belong to something; the lock keeps the same bytes from being noted meanwhile."""
    if not _is_old(path, at):
        return False
    list(Hospital.objects.select_for_update().filter(pk=hospital))
    if Evidence.objects.filter(hospital=hospital, sha256=sha256, purged_at=None).exists():
        return False
    path.unlink(missing_ok=True)
    return True


def _is_old(path: Path, at: datetime) -> bool:
    try:
        return path.stat().st_mtime < (at - GRACE).timestamp()
    except FileNotFoundError:
        return False
