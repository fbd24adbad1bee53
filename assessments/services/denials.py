"""Doors that stayed shut: who knocked, at which page, and how often at most we write it down."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from assessments.domain.audit.entries import Result
from assessments.models import Assessment, ChangeEvent, ChangeKind, Hospital, Membership, User
from assessments.services.auditing import Deed, record
from assessments.services.tenancy import everywhere

MOST_IN_A_MINUTE = 20
"""Enough to see that somebody tries one address after the other, too few to bury everything else under it."""


@everywhere(reason="what strangers knock at stands in the trail of the installation")
def note_denial(
    *, hospital_id: UUID, assessment: Assessment | None, page: str, method: str, status: int, by: User, at: datetime
) -> None:
    """Write down that somebody was refused.

    What a member may not do stands in the trail of the hospital. A stranger's knocking is nobody's business there: it
    stands in the trail of the installation, with the house only if there is one; what was merely guessed is not kept.
    """
    said = {"page": page, "method": method, "status": status}
    before = _denials_in_the_last_minute(by, at)
    if before >= MOST_IN_A_MINUTE:
        return
    if before == MOST_IN_A_MINUTE - 1:
        said["not_recorded"] = "further refusals of this minute"
    hospital = Hospital.objects.filter(pk=hospital_id).first()
    today = timezone.localdate(at)
    is_member = Membership.objects.valid(on=today).filter(user=by, hospital=hospital_id).exists()
    house = hospital if is_member else None
    subject = "" if is_member or hospital is None else str(hospital.pk)
    deed = Deed(ChangeKind.ACCESS_DENIED, subject, said, Result.REFUSED)
    record(deed, hospital=house, assessment=assessment if is_member else None, by=by, at=at)


def _denials_in_the_last_minute(by: User, at: datetime) -> int:
    recent = ChangeEvent.objects.filter(kind=ChangeKind.ACCESS_DENIED, at__gt=at - timedelta(minutes=1))
    return recent.filter(by=by).count()
