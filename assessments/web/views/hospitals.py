"""The profile of a hospital."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.domain.roles import Permission
from assessments.services.hospitals import update_profile
from assessments.services.snapshots import profile_of
from assessments.web.access import holds, hospital_for, visitor
from assessments.web.form_pages import form_page
from assessments.web.forms.hospital import ProfileForm, initial_of
from assessments.web.origins import origin_of
from assessments.web.sent import sent


@require_http_methods(["GET", "HEAD", "POST"])
def hospital_profile(request: HttpRequest, hospital_id: UUID) -> HttpResponse:
    """Show and change the facts about a hospital."""
    hospital = hospital_for(request, hospital_id)
    origin = origin_of(request, hospital)
    stored = profile_of(hospital)
    data = sent(request)
    form = ProfileForm(data, initial=initial_of(stored), country=stored.country)
    if form.is_valid():
        update_profile(hospital=hospital, profile=form.profile(), by=visitor(request), at=timezone.now())
        messages.success(request, _("Das Profil ist gespeichert."))
        return redirect("tasks", hospital.pk, origin.pk) if origin else redirect("hospital_profile", hospital.pk)
    context = {"form": form, "hospital": hospital, "origin": origin, "may_manage": holds(request, Permission.MANAGE)}
    return form_page(request, "assessments/hospital_profile.html", context)
