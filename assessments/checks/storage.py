"""Questions about where things are kept: the database, files behind answers, and what a request may bring."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, register

from assessments.checks.told import error, those_that_hold

LOSES_WRITES = error(
    401,
    "SQLite is set up so that it refuses writes at the same time, or loses them when the power goes.",
    "Use sqlite_at() of cloudready/settings/databases.py: transactions IMMEDIATE, journal WAL, synchronous FULL.",
)
EVIDENCE_IS_SERVED = error(
    402, "Files behind answers lie where files are served from.", "Move CLOUDREADY_EVIDENCE_DIR elsewhere."
)
EVIDENCE_IS_OPEN = error(
    403, "Every account of this machine may read the files behind answers.", "chmod o-rwx on CLOUDREADY_EVIDENCE_DIR."
)
ENDLESS_REQUESTS = error(
    404,
    "A request may be as large as it likes.",
    "Set the three DATA_UPLOAD_MAX_… and use BoundedUploadHandler alone.",
)

PROMISES = ("journal_mode=wal", "synchronous=full", "foreign_keys=on")
BOUNDED = ["assessments.web.uploading.BoundedUploadHandler"]
LIMITS = ("DATA_UPLOAD_MAX_MEMORY_SIZE", "DATA_UPLOAD_MAX_NUMBER_FIELDS", "DATA_UPLOAD_MAX_NUMBER_FILES")


@register(Tags.security, deploy=True)
def things_are_kept_safely(**_more: Any) -> list[CheckMessage]:
    """Return what could be lost, or read by the wrong people."""
    evidence = Path(settings.CLOUDREADY_EVIDENCE_DIR)
    unlimited = any(getattr(settings, name) is None for name in LIMITS)
    return those_that_hold(
        (
            (LOSES_WRITES, any(not _keeps_writes(one) for one in settings.DATABASES.values())),
            (EVIDENCE_IS_SERVED, any(evidence.resolve().is_relative_to(place.resolve()) for place in _served())),
            (EVIDENCE_IS_OPEN, evidence.exists() and bool(evidence.stat().st_mode & stat.S_IRWXO)),
            (ENDLESS_REQUESTS, unlimited or list(settings.FILE_UPLOAD_HANDLERS) != BOUNDED),
        )
    )


def _served() -> Iterator[Path]:
    places = (settings.STATIC_ROOT, settings.MEDIA_ROOT, *settings.STATICFILES_DIRS)
    yield from (Path(place) for place in places if place)


def _keeps_writes(database: dict[str, Any]) -> bool:
    if not database["ENGINE"].endswith("sqlite3"):
        return True
    options = database.get("OPTIONS", {})
    said = "".join(str(options.get("init_command", "")).lower().split())
    return options.get("transaction_mode") == "IMMEDIATE" and all(one in said for one in PROMISES)
