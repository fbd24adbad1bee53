"""Who may open what: the table of ``domain/policy``, asked before any view runs.

A stranger gets the same 404 whether a thing exists or not, a member without the right a 403 that says who helps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db.models import BigIntegerField, DateField, QuerySet, UUIDField
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.lifecycle import MilestoneKind, State
from assessments.domain.policy import (
    ANONYMOUS,
    STRANGER,
    Area,
    Outcome,
    Rule,
    Visitor,
    decide,
    milestones_seen,
    part_of,
    permissions_of,
    rule_of,
)
from assessments.domain.roles import Permission, Role, may
from assessments.models import Assessment, BreakGlass, Hospital, Membership, User
from assessments.models.prepared import prepared
from assessments.services.assigning import sections_in
from assessments.services.operating import broken_glass_of
from assessments.services.tenancy import everywhere
from assessments.web.conflict import conflict
from assessments.web.methods import not_allowed


@dataclass(frozen=True, slots=True)
class Admission:
    """What the visitor of an address was let in to, and what they may do there."""

    hospital: Hospital
    assessment: Assessment | None
    permissions: frozenset[Permission]
    glass: BreakGlass | None = None
    who: Visitor = STRANGER
    sees_house: bool = True  # auditors see the assessment they were given, and no page of the hospital itself


class PolicyMiddleware:
    """Asks the table for every address before its view runs, so that no view can forget to."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Stand behind the middleware that knows who is signed in."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; what matters happens once its view is known."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., Any],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Return None for who may enter, and the answer for everybody else.

        :raises Http404: for strangers, and for what does not exist.
        :raises PermissionDenied: for members without the right.
        """
        del view_func, view_args
        name = request.resolver_match.view_name if request.resolver_match else ""
        rule = rule_of(name)
        if rule.area in {Area.HOUSE, Area.ASSESSMENT}:
            return _admit(request, rule, view_kwargs)
        return _answered(request, decide(rule, request.method or "", visitor_of(request)), rule)


def visitor(request: HttpRequest) -> User:
    """Return who is signed in; pages are closed to everybody else before they get this far."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def assessment_for(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> Assessment:
    """Return the assessment with its hospital and edition that the visitor was let in to.

    :raises Http404: when the address is not about this one.
    """
    admission = _admission(request)
    assessment = admission.assessment
    if assessment is None or (assessment.hospital_id, assessment.pk) != (hospital_id, assessment_id):
        raise Http404
    return assessment


def hospital_for(request: HttpRequest, hospital_id: UUID) -> Hospital:
    """Return the hospital that the visitor was let in to.

    :raises Http404: when the address is not about this one.
    """
    admission = _admission(request)
    if admission.hospital.pk != hospital_id:
        raise Http404
    return admission.hospital


def hospitals_of(request: HttpRequest, permission: Permission) -> tuple[Hospital, ...]:
    """Return the hospitals in which the visitor holds ``permission``, by name."""
    roles = [role for role in Role if may(role, permission)]
    today = timezone.localdate()
    with everywhere(reason="in which hospitals the visitor has a role"):
        members = Membership.objects.valid(on=today).filter(user=request.user.pk, role__in=roles)
        return tuple(m.hospital for m in members.select_related("hospital").order_by("hospital__name", "hospital"))


def holds(request: HttpRequest, permission: Permission) -> bool:
    """Return whether the visitor, once admitted, also holds ``permission`` here."""
    admission: Admission | None = getattr(request, "admission", None)
    return admission is not None and permission in admission.permissions


def milestone_kinds(request: HttpRequest) -> frozenset[MilestoneKind]:
    """Return the kinds of milestones that exist for the visitor, once admitted."""
    return milestones_seen(_admission(request).who)


def may_write(request: HttpRequest, question: str) -> bool:
    """Return whether the visitor, once admitted, may answer this question."""
    return Permission.ANSWER in permissions_of(_admission(request).who, question)


def _admission(request: HttpRequest) -> Admission:
    admission: Admission | None = getattr(request, "admission", None)
    if admission is None:
        raise ImproperlyConfigured("an address of a hospital needs a row as house(...) or assessment(...)")
    return admission


def _admit(request: HttpRequest, rule: Rule, named: dict[str, Any]) -> HttpResponseBase | None:
    """Look the object up from the hospital in the address, and let the visitor in or not."""
    method, part = request.method or "", _part_in(named)
    find = _found_house if rule.area is Area.HOUSE else _found_assessment
    found = find(visitor(request), **{name: named[name] for name in ("hospital_id", "assessment_id") if name in named})
    state = State(found.assessment.status) if found and found.assessment else None
    outcome = decide(rule, method, found.who if found else STRANGER, state=state, part=part)
    if found is None:
        return _answered(request, outcome, rule)
    held = permissions_of(found.who, part_of(rule, part))
    sees_house = found.who.role is not Role.AUDITOR
    request.admission = Admission(found.hospital, found.assessment, held, found.glass, found.who, sees_house)  # type: ignore[attr-defined]
    if outcome is Outcome.FORBIDDEN:
        raise PermissionDenied(who_helps(found.hospital))
    if outcome is Outcome.CONFLICT and found.assessment:
        return conflict(request, found.assessment)
    return _answered(request, outcome, rule)


def _answered(request: HttpRequest, outcome: Outcome, rule: Rule) -> HttpResponse | None:
    match outcome:
        case Outcome.ALLOWED:
            return None
        case Outcome.SIGN_IN:  # the admin asks by itself, and all else was asked for by the middleware before
            return None if rule.area is Area.ADMIN else redirect_to_login(request.get_full_path())
        case Outcome.METHOD:
            return not_allowed(request, rule.methods)
        case Outcome.NOT_FOUND:
            raise Http404
        case Outcome.FORBIDDEN | Outcome.CONFLICT:
            raise PermissionDenied


def _part_in(named: dict[str, Any]) -> str | None:
    """Return the question in an address, or the dimension where it names no question."""
    return named.get("question") or named.get("dimension")


def visitor_of(request: HttpRequest) -> Visitor:
    """Return who asks, where the address names no hospital."""
    user = request.user
    if not isinstance(user, User):
        return ANONYMOUS
    return Visitor(staff=user.is_staff, operator=user.is_operator)


@dataclass(frozen=True, slots=True)
class _Found:
    """What an address names, and who the visitor is there."""

    who: Visitor
    hospital: Hospital
    assessment: Assessment | None = None
    glass: BreakGlass | None = None


def _found_house(user: User, hospital_id: UUID) -> _Found | None:
    members = Membership.objects.valid(on=timezone.localdate()).filter(user=user, hospital=hospital_id)
    mine = members.select_related("hospital").first()
    if mine is None:
        glass = _glass(user, hospital_id)
        return _Found(Visitor(broke_glass=True), glass.hospital, glass=glass) if glass else None
    who = Visitor(role=Role(mine.role), sections=frozenset(mine.sections), may_answer=mine.may_answer)
    return _Found(who, mine.hospital)


@prepared(user=BigIntegerField(), hospital=UUIDField(), assessment=UUIDField(), on=DateField())
def admitted(user: int, hospital: UUID, assessment: UUID, on: date) -> QuerySet[Assessment]:
    """Name the assessment of an address, one at most, with the role that a visitor has there."""
    there = Assessment.objects.filter(pk=assessment, hospital=hospital).order_by()
    return there.select_related("hospital", "edition").for_member(User(pk=user), on=on)


def _found_assessment(user: User, hospital_id: UUID, assessment_id: UUID) -> _Found | None:
    mine = admitted.first(user=user.pk, hospital=hospital_id, assessment=assessment_id, on=timezone.localdate())
    if mine is None:
        glass = _glass(user, hospital_id)
        there = Assessment.objects.filter(pk=assessment_id, hospital=hospital_id).select_related("hospital", "edition")
        seen = there.first() if glass else None
        return _Found(Visitor(broke_glass=True), seen.hospital, seen, glass) if seen else None
    who = Visitor(
        role=Role(mine.member_role),
        sections=sections_in(mine, user, mine.member_sections),
        may_answer=mine.member_may_answer,
        audits=True,  # others' assessments are not found in the first place
    )
    return _Found(who, mine.hospital, mine)


def _glass(user: User, hospital_id: UUID) -> BreakGlass | None:
    return broken_glass_of(user, hospital_id, at=timezone.now()) if user.is_operator else None


def who_helps(hospital: Hospital) -> str:
    """Return the sentence that names the leads of a hospital."""
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
