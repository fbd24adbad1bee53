"""Accounts and memberships."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from assessments.domain.roles import Role
from assessments.models import ChangeKind, Hospital, Membership, User
from assessments.services.writing import log

EDITORS = "Katalogredaktion"
EDITED = (
    "anchor",
    "archetype",
    "archetypegroup",
    "catalogueedition",
    "check",
    "checklistitem",
    "cluster",
    "criterion",
    "dimension",
    "modifier",
    "objection",
    "pace",
    "planningfigure",
    "prerequisite",
    "question",
    "rule",
    "theme",
    "weightpreset",
)


def role_of(user: User, hospital: Hospital, *, on: date) -> Role | None:
    """Return the role of ``user`` in ``hospital`` on a day, or None for strangers and former members."""
    role = Membership.objects.valid(on=on).filter(user=user, hospital=hospital).values_list("role", flat=True).first()
    return Role(role) if role else None


@transaction.atomic
def grant_membership(
    *, user: User, hospital: Hospital, role: Role, ends_on: date | None = None, by: User, at: datetime
) -> Membership:
    """Give ``user`` a role in ``hospital``, in place of the one held before."""
    membership, _created = Membership.objects.update_or_create(
        user=user, hospital=hospital, defaults={"role": role, "ends_on": ends_on}
    )
    details = {"role": role, "ends_on": ends_on.isoformat() if ends_on else None}
    log(ChangeKind.MEMBERSHIP_GRANTED, hospital=hospital, subject=str(user.pk), details=details, by=by, at=at)
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, ends_on: date, by: User, at: datetime) -> None:
    """Let a membership end; ``ends_on`` is its last day."""
    membership.ends_on = ends_on
    membership.save(update_fields=["ends_on"])
    log(
        ChangeKind.MEMBERSHIP_ENDED,
        hospital=membership.hospital,
        subject=str(membership.user_id),
        details={"ends_on": ends_on.isoformat()},
        by=by,
        at=at,
    )


@transaction.atomic
def make_editor(*, user: User) -> None:
    """Let ``user`` edit the catalogue in the admin, and nothing else there. Membership in hospitals is unaffected."""
    group, _created = Group.objects.get_or_create(name=EDITORS)
    group.permissions.set(
        Permission.objects.filter(content_type__app_label="assessments", content_type__model__in=EDITED)
    )
    user.groups.add(group)
    user.is_staff = True
    user.save(update_fields=["is_staff"])
