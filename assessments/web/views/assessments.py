"""My assessments, and starting one."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from assessments.domain.roles import Permission
from assessments.domain.scope import Scope
from assessments.models import Assessment, Hospital
from assessments.services.assessing import start_assessment
from assessments.services.hospitals import create_hospital
from assessments.services.reading import NoEdition, assessments_of, newest_edition
from assessments.services.tenancy import of_hospital
from assessments.web.access import hospitals_of, visitor
from assessments.web.form_pages import form_page
from assessments.web.forms.assessments import NEW, StartForm
from assessments.web.forms.hospital import ProfileForm
from assessments.web.sent import sent

NO_EDITION = gettext_lazy("Zurzeit ist keine Katalogausgabe veröffentlicht. Bitte wenden Sie sich an Ihre Verwaltung.")


@require_safe
def assessments(request: HttpRequest) -> HttpResponse:
    """Show every assessment of my hospitals with its true progress."""
    return render(request, "assessments/assessments.html", {"cards": assessments_of(visitor(request))})


@require_http_methods(["GET", "HEAD", "POST"])
def assessment_create(request: HttpRequest) -> HttpResponse:
    """Choose one of my hospitals or describe a new one, choose the scope, and start."""
    hospitals = hospitals_of(request, Permission.MANAGE)
    data = sent(request)
    first = str(hospitals[0].pk) if hospitals else NEW
    start = StartForm(
        data, hospitals=hospitals, initial={"hospital": first, "scope": Scope.QUICK, "title": _usual_title()}
    )
    profile = ProfileForm(data if start.wants_new_hospital else None)
    if data is not None and start.is_valid() and (profile.is_valid() or not start.wants_new_hospital):
        try:
            assessment = _started(request, start, profile, {str(h.pk): h for h in hospitals})
        except NoEdition:
            start.add_error(None, NO_EDITION)
        else:
            messages.success(request, _("Die Selbstbewertung ist angelegt."))
            return redirect("tasks", assessment.hospital_id, assessment.pk)
    context = {
        "form": start,
        "profile": profile,
        "hospitals": hospitals,
        "has_errors": bool(start.errors or profile.errors),
    }
    return form_page(request, "assessments/assessment_create.html", context)


@transaction.atomic  # a new hospital without the assessment it was described for helps nobody
def _started(request: HttpRequest, start: StartForm, profile: ProfileForm, mine: dict[str, Hospital]) -> Assessment:
    now = timezone.now()
    chosen = start.cleaned_data["hospital"]
    hospital = (
        create_hospital(profile=profile.profile(), by=visitor(request), at=now) if chosen == NEW else mine[chosen]
    )
    with of_hospital(hospital.pk):
        return start_assessment(
            hospital=hospital,
            edition=newest_edition().code,
            scope=Scope(start.cleaned_data["scope"]),
            title=start.cleaned_data["title"] or _usual_title(),
            by=visitor(request),
            at=now,
        )


def _usual_title() -> str:
    return _("Selbstbewertung %(month)s") % {"month": date_format(timezone.localdate(), "F Y")}
