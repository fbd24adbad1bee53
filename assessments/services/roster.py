"""Who belongs to a hospital, and who is invited: what the page about its people reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from assessments.domain.roles import Role
from assessments.models import Assessment, BreakGlass, Hospital, Invitation, Membership


@dataclass(frozen=True, slots=True)
class MemberCard:
    """One member. ``sections`` are codes, empty for all; ``audits`` is the title of what an auditor reads."""

    id: int
    name: str
    email: str
    role: Role
    ends_on: date | None
    sections: tuple[str, ...]
    may_answer: bool
    audits: str


@dataclass(frozen=True, slots=True)
class InvitationCard:
    """One invitation that waits, or ran out."""

    id: UUID
    email: str
    role: Role
    sent_at: datetime
    expires_at: datetime
    has_run_out: bool


@dataclass(frozen=True, slots=True)
class GlassCard:
    """One time that an operator looked in."""

    by: str
    at: datetime
    until: datetime
    reason: str


def members_of(hospital: Hospital, *, on: date) -> tuple[MemberCard, ...]:
    """Return who belongs to a hospital on a day, by name; one query."""
    rows = Membership.objects.valid(on=on).filter(hospital=hospital).select_related("user", "audits")
    cards = (
        MemberCard(
            id=row.pk,
            name=row.user.name,
            email=row.user.email,
            role=Role(row.role),
            ends_on=row.ends_on,
            sections=tuple(row.sections),
            may_answer=row.may_answer,
            audits=row.audits.title if row.audits else "",
        )
        for row in rows
    )
    return tuple(sorted(cards, key=lambda card: ((card.name or card.email).casefold(), card.id)))


def invitations_to(hospital: Hospital, *, at: datetime) -> tuple[InvitationCard, ...]:
    """Return the invitations that wait or ran out, by address; one query."""
    rows = Invitation.objects.unanswered().filter(hospital=hospital)
    return tuple(
        InvitationCard(row.pk, row.email, Role(row.role), row.sent_at, row.expires_at, row.expires_at <= at)
        for row in rows
    )


def glass_broken_at(hospital: Hospital) -> tuple[GlassCard, ...]:
    """Return when operators looked in, the latest first; one query."""
    rows = BreakGlass.objects.filter(hospital=hospital).select_related("by")[:10]
    return tuple(GlassCard(str(row.by), row.at, row.until, row.reason) for row in rows)


def membership_of(hospital: Hospital, membership_id: int) -> Membership | None:
    """Return a membership that is valid in this very hospital."""
    rows = Membership.objects.valid(on=timezone.localdate()).filter(hospital=hospital, pk=membership_id)
    return rows.select_related("user", "hospital", "audits").first()


def invitation_to(hospital: Hospital, invitation_id: UUID) -> Invitation | None:
    """Return an invitation into this very hospital that still waits."""
    rows = Invitation.objects.unanswered().filter(hospital=hospital, pk=invitation_id)
    return rows.select_related("hospital").first()


def assessments_in(hospital: Hospital) -> tuple[Assessment, ...]:
    """Return all assessments of a hospital, the latest first: what an auditor can be given."""
    return tuple(hospital.assessments.all())
