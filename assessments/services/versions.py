"""Rows that say in which version they are: whoever changes one has seen the version that stands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from assessments.models import Attestation, ChangeKind, CloudService, Evidence, Hospital, Provider, User
from assessments.services.refusals import Refusal
from assessments.services.writing import log

Row = Provider | CloudService | Attestation | Evidence


class ChangedMeanwhile(Refusal):
    """Somebody else changed the row after it was shown; nothing was written."""

    def __init__(self, row: Row) -> None:
        super().__init__(f"version {row.version} is stored")
        self.version, self.at = row.version, row.changed_at
        self.by_name = str(row.changed_by)


def change(row: Row, columns: dict[str, Any], *, base_version: int, by: User, at: datetime) -> dict[str, Any]:
    """Write what differs and return it, fit for the history; nothing differs, nothing is written.

    :raises ChangedMeanwhile: when something would change and the row is no longer the one of ``base_version``.
    """
    changed: dict[str, Any] = {column: value for column, value in columns.items() if getattr(row, column) != value}
    if not changed:
        return {}
    if row.version != base_version:
        raise ChangedMeanwhile(row)
    for column, value in changed.items():
        setattr(row, column, value)
    row.version += 1
    row.changed_at, row.changed_by = at, by
    row.save(update_fields=[*changed, "version", "changed_at", "changed_by"])
    return told(changed)


def told(columns: dict[str, Any]) -> dict[str, Any]:
    """Return columns in the words of JSON, leaving nothing out."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in columns.items()}


def note(kind: ChangeKind, row: Row, details: dict[str, Any], *, hospital: Hospital, by: User, at: datetime) -> None:
    """Add what was done with a row to the history of its hospital."""
    log(kind, hospital=hospital, subject=str(row.pk), details=details, by=by, at=at)
