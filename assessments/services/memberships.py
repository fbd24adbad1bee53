"""Who is what in a hospital, and since when not any more."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from assessments.domain.policy import Visitor, permissions_of
from assessments.domain.roles import GRANTS, IF_ALLOWED, LONGEST_STAY, Permission, Role
from assessments.models import Assessment, ChangeKind, Hospital, Membership, User
from assessments.models.people import MembershipQuerySet
from assessments.services.refusals import Refusal
from assessments.services.writing import log

MOST_SECTIONS = 40
LONGEST_SECTION = 20


class LastLead(Refusal):
    """Somebody has to lead the hospital, without an end in sight."""


class MayNotGrant(Refusal):
    """Nobody gives away what they do not hold, and an operator nothing to themselves."""


class EndIsMissing(Refusal):
    """A consultant's membership ends."""


class StayIsTooLong(Refusal):
    """A consultant's membership ends within twelve months."""


class EndIsPast(Refusal):
    """A membership that is given now has not ended already."""


class AssessmentIsMissing(Refusal):
    """An auditor reads one assessment of this hospital."""


class UnknownSections(Refusal):
    """The sections are no list of codes."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a person is to be in a hospital: the role and what goes with it."""

    role: Role
    ends_on: date | None = None
    sections: tuple[str, ...] = field(default=())
    may_answer: bool = False
    audits: Assessment | None = None

    @property
    def columns(self) -> dict[str, object]:
        """Return what a membership and an invitation store of it; what the role does not know is left out."""
        return {
            "role": self.role,
            "ends_on": self.ends_on,
            "sections": sorted(self.sections) if self.role is Role.CONTRIBUTOR else [],
            "may_answer": self.may_answer and self.role is Role.CONSULTANT,
            "audits": self.audits if self.role is Role.AUDITOR else None,
        }

    @property
    def told(self) -> dict[str, object]:
        """Return what the history says of it."""
        columns = self.columns
        audits = str(self.audits.pk) if columns["audits"] and self.audits else None
        ends_on = self.ends_on.isoformat() if self.ends_on else None
        return {**columns, "ends_on": ends_on, "audits": audits}


def role_of(user: User, hospital: Hospital, *, on: date) -> Role | None:
    """Return the role of ``user`` in ``hospital`` on a day, or None for strangers and former members."""
    role = Membership.objects.valid(on=on).filter(user=user, hospital=hospital).values_list("role", flat=True).first()
    return Role(role) if role else None


@transaction.atomic
def grant_membership(*, user: User, hospital: Hospital, terms: Terms, by: User, at: datetime) -> Membership:
    """Give ``user`` a role in ``hospital``, in place of the one held before.

    :raises MayNotGrant: when ``by`` holds less than the role, or is an operator who would let themselves in.
    :raises LastLead: when nobody would be left who leads the hospital.

    What does not go together is refused as in ``checked``.
    """
    house = locked(hospital)
    require_right(by, house, terms, to=user, at=at)
    return put(user=user, hospital=house, terms=terms, by=by, at=at)


@transaction.atomic
def end_membership(*, membership: Membership, ends_on: date, by: User, at: datetime) -> None:
    """Let a membership end; ``ends_on`` is its last day, the day before today ends it at once.

    :raises MayNotGrant: when ``by`` neither looks after people there nor leaves themselves.
    :raises LastLead: when nobody would be left who leads the hospital.
    """
    house = locked(membership.hospital)
    row = Membership.objects.select_related("user").get(pk=membership.pk)
    if row.user_id != by.pk:
        require_right(by, house, Terms(Role(row.role), may_answer=row.may_answer), to=row.user, at=at)
    _keep_a_lead(house, without=row.user)
    row.ends_on = ends_on
    row.save(update_fields=["ends_on"])
    details = {"ends_on": ends_on.isoformat()}
    log(ChangeKind.MEMBERSHIP_ENDED, hospital=house, subject=str(row.user_id), details=details, by=by, at=at)


def locked(hospital: Hospital) -> Hospital:
    """Return the hospital, locked: two leads cannot take each other's role at the same moment."""
    return Hospital.objects.select_for_update(no_key=True).get(pk=hospital.pk)


def put(*, user: User, hospital: Hospital, terms: Terms, by: User, at: datetime) -> Membership:
    """Store a membership that somebody with the right to it has given."""
    checked(terms, hospital, at=at)
    if terms.role is not Role.LEAD or terms.ends_on:
        _keep_a_lead(hospital, without=user)
    membership, _created = Membership.objects.update_or_create(user=user, hospital=hospital, defaults=terms.columns)
    log(ChangeKind.MEMBERSHIP_GRANTED, hospital=hospital, subject=str(user.pk), details=terms.told, by=by, at=at)
    return membership


def checked(terms: Terms, hospital: Hospital, *, at: datetime) -> None:
    """Refuse what does not go together.

    :raises EndIsMissing: for a consultant without an end.
    :raises EndIsPast: when it is over already.
    :raises StayIsTooLong: for a consultant who would stay longer than twelve months from today.
    :raises AssessmentIsMissing: for an auditor of nothing, or of another hospital's assessment.
    :raises UnknownSections: for sections that cannot be codes.
    """
    today = timezone.localdate(at)
    if terms.ends_on is not None and terms.ends_on < today:
        raise EndIsPast
    if terms.role is Role.CONSULTANT:
        if terms.ends_on is None:
            raise EndIsMissing
        if terms.ends_on > today + LONGEST_STAY:
            raise StayIsTooLong
    if terms.role is Role.AUDITOR and (terms.audits is None or terms.audits.hospital_id != hospital.pk):
        raise AssessmentIsMissing
    if len(terms.sections) > MOST_SECTIONS or any(not 0 < len(code) <= LONGEST_SECTION for code in terms.sections):
        raise UnknownSections


def require_right(by: User, hospital: Hospital, terms: Terms, *, to: User | None, at: datetime) -> None:
    """Refuse whoever would give more than they hold.

    A hospital that nobody leads any more is helped by the operator, others by the administrator of the installation;
    neither of them lets themselves in.

    :raises MayNotGrant: in all other cases.
    """
    wanted = GRANTS[terms.role] | (IF_ALLOWED if terms.may_answer else frozenset())
    mine = Membership.objects.valid(on=timezone.localdate(at)).filter(user=by, hospital=hospital).first()
    held = permissions_of(Visitor(role=Role(mine.role), may_answer=mine.may_answer)) if mine else frozenset()
    if Permission.PEOPLE in held and wanted <= held:
        return
    helps = by.is_superuser or (by.is_operator and not _leads_of(hospital).exists())
    if not helps or to == by:
        raise MayNotGrant


def over_at(at: datetime) -> date:
    """Return the last day of what ends right now: yesterday, as a last day still counts."""
    return timezone.localdate(at) - timedelta(days=1)


def _keep_a_lead(hospital: Hospital, *, without: User) -> None:
    """Refuse to let the last lead go; whoever leads no hospital may always go."""
    if list(_leads_of(hospital).values_list("user", flat=True)) == [without.pk]:
        raise LastLead


def _leads_of(hospital: Hospital) -> MembershipQuerySet:
    """Return who leads a hospital without an end in sight."""
    return Membership.objects.filter(hospital=hospital, role=Role.LEAD, ends_on=None, user__is_active=True)
