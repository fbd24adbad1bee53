"""What every write shares: the locked parent, its time of change, and the row that says what was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from assessments.models import Assessment, AssessmentStatus, ChangeKind, Hospital, User
from assessments.services.auditing import Deed, record
from assessments.services.refusals import Refusal


class AssessmentIsClosed(Refusal):
    """The assessment is closed; nothing in it changes any more."""


def lock(assessment: Assessment) -> Assessment:
    """Return the current row, locked until the transaction ends, with its hospital and edition.

    On SQLite the transaction itself holds the only write lock.

    :raises AssessmentIsClosed: when nothing in it may change.
    """
    row = lock_any(assessment)
    if row.status != AssessmentStatus.OPEN:
        raise AssessmentIsClosed
    return row


def lock_any(assessment: Assessment) -> Assessment:
    """Return the row locked like ``lock``, closed or not."""
    # No key ever changes, and this weaker lock lets rows that refer to it be written: two deeds in one hospital that
    # end in its audit trail would otherwise wait for each other.
    rows = Assessment.objects.select_for_update(of=("self",), no_key=True).select_related("edition", "hospital")
    return rows.get(pk=assessment.pk)


def lock_hospital(hospital: Hospital) -> Hospital:
    """Return the hospital, locked until the transaction ends, so that limits and names hold."""
    return Hospital.objects.select_for_update(no_key=True).get(pk=hospital.pk)


def touch(assessment: Assessment, *, by: User, at: datetime) -> None:
    """Note that something in the assessment changed."""
    assessment.updated_at, assessment.updated_by = at, by
    assessment.save(update_fields=["updated_at", "updated_by"])


def log(
    kind: ChangeKind,
    *,
    hospital: Hospital,
    assessment: Assessment | None = None,
    subject: str = "",
    details: Mapping[str, object] | None = None,
    by: User,
    at: datetime,
) -> None:
    """Add one entry to the audit trail of a hospital."""
    record(Deed(kind, subject, details or {}), hospital=hospital, assessment=assessment, by=by, at=at)
