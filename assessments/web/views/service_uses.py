"""Which applications of an assessment a service is for."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from assessments.models import Assessment, ServiceUse, User
from assessments.services.cloud_services import UnknownService, service_row
from assessments.services.inventory import UnknownApplication
from assessments.services.service_uses import (
    ServiceIsNotUsed,
    TooManyServicesOfAnApplication,
    link_service,
    unlink_service,
)
from assessments.web.access import assessment_for, visitor
from assessments.web.closed import back_when_closed
from assessments.web.forms.uses import UsesForm


@require_POST
@back_when_closed("law")
def service_uses(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, service_id: UUID) -> HttpResponse:
    """Link the service to the ticked applications and unlink it from the others that were on the page."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    service_row(assessment.hospital, service_id)
    form = UsesForm(request.POST, codes=assessment.applications.values_list("code", flat=True))
    if not form.is_valid():
        messages.error(request, _("Diese Seite ist veraltet. Es wurde nichts geändert."))
        return _back(hospital_id, assessment_id, service_id)
    try:
        changed = _link(assessment, service_id, form.ticked, form.unticked, by=visitor(request))
    except TooManyServicesOfAnApplication:
        messages.error(request, _("Eine Anwendung kann nicht noch mehr Dienste nutzen. Es wurde nichts geändert."))
    except (UnknownApplication, UnknownService, ServiceIsNotUsed):
        messages.error(request, _("Diese Seite ist veraltet. Es wurde nichts geändert."))
    else:
        messages.success(request, _told(changed))
    return _back(hospital_id, assessment_id, service_id)


@transaction.atomic
def _link(
    assessment: Assessment, service_id: UUID, ticked: frozenset[str], unticked: frozenset[str], *, by: User
) -> int:
    """Write what differs, all of it or nothing, and return how many applications that was."""
    at = timezone.now()
    uses = ServiceUse.objects.filter(service=service_id, application__assessment=assessment)
    linked = frozenset(uses.values_list("application__code", flat=True))
    for code in sorted(ticked - linked):
        link_service(assessment=assessment, service_id=service_id, application=code, by=by, at=at)
    for code in sorted(unticked & linked):
        unlink_service(assessment=assessment, service_id=service_id, application=code, by=by, at=at)
    return len(ticked - linked) + len(unticked & linked)


def _told(changed: int) -> str:
    if not changed:
        return _("Nichts zu ändern: Die Verknüpfungen sind gespeichert.")
    return ngettext(
        "Gespeichert: eine Verknüpfung geändert.", "Gespeichert: %(n)s Verknüpfungen geändert.", changed
    ) % {"n": changed}


def _back(hospital_id: UUID, assessment_id: UUID, service_id: UUID) -> HttpResponse:
    return redirect(f"{reverse('service', args=[hospital_id, service_id])}?selbstbewertung={assessment_id}")
