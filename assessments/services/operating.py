"""Breaking glass: an operator reads one hospital for an hour, and its leads are told at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from assessments.domain.roles import Role
from assessments.models import BreakGlass, ChangeKind, Hospital, Membership, User
from assessments.models.operating import LONGEST_BREAK_REASON
from assessments.services.letters import tell_of_broken_glass
from assessments.services.plain_text import clean_line
from assessments.services.refusals import Refusal
from assessments.services.writing import log

OPEN_FOR = timedelta(minutes=60)
SHORTEST_REASON = 10


class NoOperator(Refusal):
    """Only whoever runs the installation breaks glass."""


class ReasonIsMissing(Refusal):
    """The leads are to learn why."""


@transaction.atomic
def break_glass(*, hospital: Hospital, reason: str, by: User, at: datetime) -> BreakGlass:
    """Let an operator read one hospital for an hour; all who lead it get a letter with name and reason.

    :raises NoOperator: when ``by`` is none.
    :raises ReasonIsMissing: when the reason says nothing.
    """
    if not by.is_operator:
        raise NoOperator
    said = clean_line(reason, longest=LONGEST_BREAK_REASON)
    if len(said) < SHORTEST_REASON:
        raise ReasonIsMissing
    broken = BreakGlass.objects.create(hospital=hospital, reason=said, at=at, until=at + OPEN_FOR, by=by)
    details = {"reason": said, "until": broken.until.isoformat()}
    log(ChangeKind.GLASS_BROKEN, hospital=hospital, subject=str(by.pk), details=details, by=by, at=at)
    leads = Membership.objects.valid(on=timezone.localdate(at)).filter(hospital=hospital, role=Role.LEAD)
    addresses = tuple(leads.filter(user__is_active=True).values_list("user__email", flat=True))
    transaction.on_commit(lambda: tell_of_broken_glass(broken, addresses), robust=True)
    return broken


def broken_glass_of(user: User, hospital_id: UUID, *, at: datetime) -> BreakGlass | None:
    """Return what lets an operator read a hospital now."""
    valid = BreakGlass.objects.valid(at=at).filter(by=user, hospital=hospital_id)
    return valid.select_related("hospital").first()
