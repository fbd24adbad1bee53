"""The people of a hospital: who belongs to it, as what, until when."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessments.models import Hospital, Membership
from assessments.services.memberships import LastLead, MayNotGrant, end_membership, grant_membership, over_at
from assessments.services.roster import assessments_in, glass_broken_at, invitations_to, members_of, membership_of
from assessments.web.access import hospital_for, visitor
from assessments.web.form_pages import form_page
from assessments.web.forms.people import REASONS, TermsForm, initial_of
from assessments.web.origins import trail_of
from assessments.web.presenters.people import member_rows, section_choices
from assessments.web.reauthentication import needs_fresh_sign_in
from assessments.web.sent import sent


@require_safe
def people(request: HttpRequest, hospital_id: UUID) -> HttpResponse:
    """Show who belongs to the hospital, who is invited, and when operators looked in."""
    hospital = hospital_for(request, hospital_id)
    cards = members_of(hospital, on=timezone.localdate())
    context = frame(request, hospital) | {
        "members": member_rows(cards, dict(section_choices()), mine=visitor(request).email),
        "invitations": invitations_to(hospital, at=timezone.now()),
        "glasses": glass_broken_at(hospital),
    }
    return render(request, "assessments/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs_fresh_sign_in()
def member(request: HttpRequest, hospital_id: UUID, membership_id: int) -> HttpResponse:
    """Change what somebody is here."""
    hospital = hospital_for(request, hospital_id)
    row = _row(hospital, membership_id)
    given = initial_of(row.role, row.ends_on, row.sections, row.may_answer, row.audits_id)
    data = sent(request)
    form = TermsForm(data, initial=given, sections=section_choices(), assessments=assessments_in(hospital))
    if form.is_valid():
        try:
            grant_membership(
                user=row.user, hospital=hospital, terms=form.terms(), by=visitor(request), at=timezone.now()
            )
        except tuple(REASONS) as refusal:
            form.tell(refusal)
        else:
            messages.success(request, _("Gespeichert: %(person)s.") % {"person": row.user})
            return redirect("people", hospital_id)
    context = frame(request, hospital, *_people(hospital)) | {"form": form, "row": row}
    return form_page(request, "assessments/member.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs_fresh_sign_in()
def member_end(request: HttpRequest, hospital_id: UUID, membership_id: int) -> HttpResponse:
    """Ask before a membership ends, which it does at once."""
    hospital = hospital_for(request, hospital_id)
    row = _row(hospital, membership_id)
    person, now = visitor(request), timezone.now()
    problem: Any = ""
    if request.method == "POST":
        try:
            end_membership(membership=row, ends_on=over_at(now), by=person, at=now)
        except (LastLead, MayNotGrant) as refusal:
            problem = REASONS[type(refusal)][1]
        else:
            messages.success(request, _("%(person)s gehört nicht mehr zu diesem Krankenhaus.") % {"person": row.user})
            return redirect("assessments") if row.user_id == person.pk else redirect("people", hospital_id)
    context = frame(request, hospital, *_people(hospital)) | {
        "row": row,
        "problem": problem,
        "has_errors": bool(problem),
        "oneself": row.user_id == person.pk,
    }
    return form_page(request, "assessments/member_end.html", context)


def frame(request: HttpRequest, hospital: Hospital, *trail: tuple[str, str]) -> dict[str, object]:
    """Return what every page about people shows around itself."""
    return {"hospital": hospital, "trail": [*trail_of(request, hospital), *trail]}


def _people(hospital: Hospital) -> tuple[tuple[str, str], ...]:
    return ((_("Personen"), reverse("people", args=[hospital.pk])),)


def _row(hospital: Hospital, membership_id: int) -> Membership:
    row = membership_of(hospital, membership_id)
    if row is None:
        raise Http404
    return row
