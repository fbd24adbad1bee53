"""What is shown for a service: added, changed, removed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.models import Hospital
from assessments.services.attestations import (
    TooManyAttestations,
    add_attestation,
    change_attestation,
    remove_attestation,
)
from assessments.services.register_reading import AttestationCard, ServiceCard, providers_of
from assessments.services.versions import ChangedMeanwhile
from assessments.templatetags.wording import label
from assessments.web.access import hospital_for, visitor
from assessments.web.form_pages import form_page
from assessments.web.forms.attestations import AttestationForm
from assessments.web.forms.register import initial_of
from assessments.web.sent import sent
from assessments.web.signed_out import keeps_input
from assessments.web.views.register import clashing, frame, onward, service_card, vocabulary


@keeps_input
@require_http_methods(["GET", "HEAD", "POST"])
def attestation_add(request: HttpRequest, hospital_id: UUID, service_id: UUID) -> HttpResponse:
    """Add what is shown for a service."""
    hospital = hospital_for(request, hospital_id)
    service = _service(hospital, service_id)
    form = AttestationForm(sent(request), vocabulary=vocabulary())
    if form.is_valid():
        try:
            add_attestation(
                hospital=hospital,
                service_id=service_id,
                attestation=form.attestation(),
                by=visitor(request),
                at=timezone.now(),
            )
        except TooManyAttestations:
            form.add_error(None, _("Mehr Nachweise passen nicht. Entfernen Sie zuerst einen."))
        else:
            messages.success(request, _("Der Nachweis ist ergänzt."))
            return onward(request, hospital, "service", service_id=service_id)
    context = _around(request, hospital, service) | {"form": form, "card": None}
    return form_page(request, "assessments/attestation.html", context)


@keeps_input
@require_http_methods(["GET", "HEAD", "POST"])
def attestation(request: HttpRequest, hospital_id: UUID, service_id: UUID, attestation_id: UUID) -> HttpResponse:
    """Show and change what is shown for a service."""
    hospital = hospital_for(request, hospital_id)
    service = _service(hospital, service_id)
    card = _card(service, attestation_id)
    stored = initial_of(card.attestation)
    form = AttestationForm(sent(request), vocabulary=vocabulary(), initial=stored, version=card.version)
    clash: dict[str, object] = {}
    if form.is_valid():
        try:
            change_attestation(
                hospital=hospital,
                attestation_id=attestation_id,
                attestation=form.attestation(),
                base_version=form.cleaned_data["version"],
                by=visitor(request),
                at=timezone.now(),
            )
        except ChangedMeanwhile as meanwhile:
            theirs = _card(_service(hospital, service_id), attestation_id).attestation
            clash = clashing(form, meanwhile, initial_of(theirs))
        else:
            messages.success(request, _("Der Nachweis ist gespeichert."))
            return onward(request, hospital, "service", service_id=service_id)
    context = _around(request, hospital, service) | {"form": form, "card": card, **clash}
    return form_page(request, "assessments/attestation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def attestation_remove(request: HttpRequest, hospital_id: UUID, service_id: UUID, attestation_id: UUID) -> HttpResponse:
    """Ask before an attestation goes."""
    hospital = hospital_for(request, hospital_id)
    service = _service(hospital, service_id)
    card = _card(service, attestation_id)
    if request.method == "POST":
        remove_attestation(hospital=hospital, attestation_id=attestation_id, by=visitor(request), at=timezone.now())
        messages.success(request, _("Der Nachweis ist entfernt."))
        return onward(request, hospital, "service", service_id=service_id)
    around = _around(request, hospital, service)
    there = reverse("service", kwargs={"hospital_id": hospital.pk, "service_id": service_id})
    context = around | {
        "name": label(card.attestation.kind),
        "consequence": _("Ohne Nachweis gilt wieder als unbekannt, ob der Anbieter etwas vorlegen kann."),
        "keep": there + around["way"],
    }
    return render(request, "assessments/register_remove.html", context)


def _service(hospital: Hospital, service_id: UUID) -> ServiceCard:
    return service_card(providers_of(hospital, vocabulary=vocabulary()), service_id)


def _card(service: ServiceCard, attestation_id: UUID) -> AttestationCard:
    card = next((card for card in service.attestations if card.id == attestation_id), None)
    if card is None:
        raise Http404
    return card


def _around(request: HttpRequest, hospital: Hospital, service: ServiceCard) -> dict[str, Any]:
    around = frame(request, hospital)
    there = reverse("service", kwargs={"hospital_id": hospital.pk, "service_id": service.id})
    trail = [*around["trail"], (service.service.name, there + around["way"])]
    return around | {"service": service, "trail": trail}
