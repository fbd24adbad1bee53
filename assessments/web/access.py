"""Who may open what.

A stranger gets the same 404 whether a thing exists or not, a member without the right a 403 that says who helps.
"""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.roles import GRANTS, Permission, Role, may
from assessments.models import Assessment, Hospital, Membership, User


def visitor(request: HttpRequest) -> User:
    """Return who is signed in; pages are closed to everybody else before they get this far."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def assessment_for(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, permission: Permission) -> Assessment:
    """Return the assessment with its hospital, looked up from the hospital in the address.

    :raises Http404: when the visitor is no member of this hospital, or the hospital has no such assessment.
    :raises PermissionDenied: when the visitor's role there lacks ``permission``.
    """
    mine = Assessment.objects.for_member(visitor(request)).select_related("hospital", "edition")
    assessment: Assessment = get_object_or_404(mine, pk=assessment_id, hospital=hospital_id)
    _admit(request, assessment.hospital, Role(assessment.member_role), permission)
    return assessment


def hospital_for(request: HttpRequest, hospital_id: UUID, permission: Permission) -> Hospital:
    """Return the hospital.

    :raises Http404: when the visitor is no member of it.
    :raises PermissionDenied: when the visitor's role there lacks ``permission``.
    """
    today = timezone.localdate()
    members = Membership.objects.valid(on=today).filter(user=request.user.pk, hospital=hospital_id)
    membership = members.select_related("hospital").first()
    if membership is None:
        raise Http404
    _admit(request, membership.hospital, Role(membership.role), permission)
    return membership.hospital


def hospitals_of(request: HttpRequest, permission: Permission) -> tuple[Hospital, ...]:
    """Return the hospitals in which the visitor holds ``permission``, by name."""
    roles = [role for role in Role if may(role, permission)]
    today = timezone.localdate()
    members = Membership.objects.valid(on=today).filter(user=request.user.pk, role__in=roles)
    return tuple(m.hospital for m in members.select_related("hospital").order_by("hospital__name", "hospital"))


def holds(request: HttpRequest, permission: Permission) -> bool:
    """Return whether the visitor, once admitted, also holds ``permission`` here."""
    return permission in getattr(request, "permissions", frozenset())


def _admit(request: HttpRequest, hospital: Hospital, role: Role, permission: Permission) -> None:
    request.permissions = GRANTS[role]  # type: ignore[attr-defined]  # pages show only the buttons that will work
    if not may(role, permission):
        raise PermissionDenied(_who_helps(hospital))


def _who_helps(hospital: Hospital) -> str:
    leads = Membership.objects.valid(on=timezone.localdate()).filter(hospital=hospital, role=Role.LEAD)
    people = [
        f"{m.user} ({m.user.email})" if m.user.name else m.user.email
        for m in leads.select_related("user").order_by("user__email")
    ]
    if not people:
        return _("Das Recht dazu vergibt die Verwaltung dieser Anwendung.")
    return ngettext(
        "Das Recht dazu hat in diesem Krankenhaus: %(people)s.",
        "Das Recht dazu haben in diesem Krankenhaus: %(people)s.",
        len(people),
    ) % {"people": ", ".join(people)}
