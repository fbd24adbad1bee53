"""What a hospital owns here: taken out, or deleted after two weeks."""

from __future__ import annotations

from tempfile import TemporaryFile
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.domain.retention import TIME_TO_THINK_AGAIN
from assessments.models import Hospital
from assessments.services.data_protection_deletion import deletion_of, request_deletion, withdraw_deletion
from assessments.services.data_protection_export import export_hospital
from assessments.web.access import hospital_for, visitor
from assessments.web.form_pages import form_page
from assessments.web.forms.data_protection import DeletionForm
from assessments.web.presenters.retention import periods
from assessments.web.reauthentication import needs_fresh_sign_in


@require_http_methods(["GET", "HEAD"])
def hospital_data(request: HttpRequest, hospital_id: UUID) -> HttpResponse:
    """Say how long what is kept, and offer the export and the deletion."""
    hospital = hospital_for(request, hospital_id)
    return _page(request, hospital, DeletionForm(hospital=hospital.name))


@require_http_methods(["POST"])
@needs_fresh_sign_in(page="hospital_data")
def hospital_export(request: HttpRequest, hospital_id: UUID) -> HttpResponseBase:
    """Hand out everything as a ZIP file."""
    hospital, now = hospital_for(request, hospital_id), timezone.now()
    held = TemporaryFile()  # noqa: SIM115  the response closes it
    export_hospital(hospital=hospital, to=held, by=visitor(request), at=now)
    held.seek(0)
    name = f"cloudready-{timezone.localdate(now).isoformat()}.zip"
    return FileResponse(held, as_attachment=True, filename=name, content_type="application/zip")


@require_http_methods(["POST"])
@needs_fresh_sign_in(page="hospital_data")
def hospital_deletion(request: HttpRequest, hospital_id: UUID) -> HttpResponse:
    """Ask for the deletion, once the name was typed."""
    hospital = hospital_for(request, hospital_id)
    form = DeletionForm(request.POST, hospital=hospital.name)
    if not form.is_valid():
        return _page(request, hospital, form)
    request_deletion(hospital=hospital, by=visitor(request), at=timezone.now())
    messages.warning(request, _("Die Löschung ist vorgemerkt. Bis zum Termin können Sie sie zurückziehen."))
    return redirect("hospital_data", hospital.pk)


@require_http_methods(["POST"])
def hospital_deletion_withdraw(request: HttpRequest, hospital_id: UUID) -> HttpResponse:
    """Keep the hospital after all; this needs no second sign-in, because nothing is lost by it."""
    hospital = hospital_for(request, hospital_id)
    withdraw_deletion(hospital=hospital, by=visitor(request), at=timezone.now())
    messages.success(request, _("Die Löschung ist zurückgezogen. Es wird nichts gelöscht."))
    return redirect("hospital_data", hospital.pk)


def _page(request: HttpRequest, hospital: Hospital, form: DeletionForm) -> HttpResponse:
    context = {
        "hospital": hospital,
        "form": form,
        "deletion": deletion_of(hospital),
        "days": TIME_TO_THINK_AGAIN.days,
        "periods": list(periods(trail_years=settings.CLOUDREADY_AUDIT_YEARS)),
        "trail": [(_("Meine Selbstbewertungen"), reverse("assessments"))],
    }
    return form_page(request, "assessments/hospital_data.html", context)
