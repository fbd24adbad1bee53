"""Who came in, who left, who was kept out, and who changed the lock of an account.

A hospital answers for who can get in. So these entries stand in the trail of every hospital in which the account has a
role that day, and in the trail of the installation when it has none. What somebody typed instead of an address is never
kept: it may have been the password.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from assessments.domain.audit.entries import Result
from assessments.models import ChangeEvent, ChangeKind, Hospital, Membership, User
from assessments.services.auditing import Deed, record
from assessments.services.tenancy import everywhere

MOST_FAILURES_IN_A_MINUTE = 60
"""Over all accounts; the sign-in itself is limited far more strictly, per account and per address."""


def note_signed_in(*, user: User, method: str, at: datetime) -> None:
    """Write down that somebody signed in."""
    _note(Deed(ChangeKind.SIGNED_IN, details={"method": method} if method else {}), of=user, by=user, at=at)


def note_signed_out(*, user: User, at: datetime) -> None:
    """Write down that somebody signed out."""
    _note(Deed(ChangeKind.SIGNED_OUT), of=user, by=user, at=at)


def note_sign_in_failed(*, address: str, at: datetime, factor: str = "password") -> None:
    """Write down that a sign-in failed; the account is named where there is one, nobody is said to have done it."""
    if _failures_in_the_last_minute(at) >= MOST_FAILURES_IN_A_MINUTE:
        return
    # No account has an address with control characters, and PostgreSQL refuses to look for a NUL.
    account = User.objects.filter(email=address).first() if address.isprintable() else None
    subject = str(account.pk) if account else ""
    deed = Deed(ChangeKind.SIGN_IN_FAILED, subject, {"factor": factor}, result=Result.FAILED)
    _note(deed, of=account, by=None, at=at)


def note_protection_changed(*, user: User, what: str, at: datetime) -> None:
    """Write down that the password or a second factor of an account changed; ``what`` is a code such as mfa_added."""
    deed = Deed(ChangeKind.SIGN_IN_PROTECTION_CHANGED, str(user.pk), {"what": what})
    _note(deed, of=user, by=user, at=at)


@everywhere(reason="the flood of failures is counted over all hospitals")
def _failures_in_the_last_minute(at: datetime) -> int:
    return ChangeEvent.objects.filter(kind=ChangeKind.SIGN_IN_FAILED, at__gt=at - timedelta(minutes=1)).count()


@everywhere(reason="a sign-in stands in the trail of every hospital it opens")
def _note(deed: Deed, *, of: User | None, by: User | None, at: datetime) -> None:
    houses = _houses_of(of, at) if of else []
    with transaction.atomic():
        for house in houses:  # always in one order, so that two sign-ins never wait for each other
            record(deed, hospital=house, by=by, at=at)
        if not houses:
            record(deed, by=by, at=at)


def _houses_of(user: User, at: datetime) -> list[Hospital]:
    valid = Membership.objects.valid(on=timezone.localdate(at)).filter(user=user)
    return [membership.hospital for membership in valid.select_related("hospital").order_by("hospital_id")]
