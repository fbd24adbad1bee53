"""What the commands about the audit trail share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import CommandError

from assessments.models import ChangeEvent, ChangeKind, Hospital


def hospital_named(written: str) -> Hospital:
    """Return the hospital with this identifier.

    :raises CommandError: when there is none.
    """
    try:
        return Hospital.objects.get(pk=UUID(written))
    except (ValueError, Hospital.DoesNotExist) as reason:
        raise CommandError(f"There is no hospital {written}.") from reason


def against(path: str) -> tuple[str, ...]:
    """Return the lines of the operator's log that the trail does not hold any more, as number and digest.

    Entries that were purged after their time are missed by nobody: a line counts only when its number is still due.
    """
    try:
        lines = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as reason:
        raise CommandError(f"{path} cannot be read as lines of JSON: {reason}") from reason
    digests = set(ChangeEvent.objects.values_list("digest", flat=True))
    return tuple(
        f"number {line['number']} of {line['hospital'] or 'the installation'}, {line['kind']} at {line['at']}"
        for line in lines
        if line["digest"] not in digests and _is_due(line)
    )


def _is_due(line: dict[str, Any]) -> bool:
    """Return whether an entry has neither been purged with its time nor gone with its hospital, as the trail says."""
    oldest = ChangeEvent.objects.filter(hospital=line["hospital"]).order_by("number").first()
    if oldest is None:
        return not ChangeEvent.objects.filter(kind=ChangeKind.HOSPITAL_DELETED, subject=line["hospital"]).exists()
    return int(line["number"]) >= oldest.number
