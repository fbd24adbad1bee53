"""One service of the register: added, described, removed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from assessments.models import Hospital
from assessments.services.cloud_services import (
    StepsAreSpokenOf,
    add_service,
    change_service,
    remove_service,
    service_row,
    steps_are_spoken_of,
)
from assessments.services.evidence_reading import evidence_by_attestation
from assessments.services.providers import UnknownProvider
from assessments.services.register_input import FactsContradict
from assessments.services.register_reading import ServiceCard, providers_of
from assessments.services.versions import ChangedMeanwhile
from assessments.web.access import hospital_for, visitor
from assessments.web.form_pages import form_page
from assessments.web.forms.cloud_services import ServiceForm
from assessments.web.forms.register import initial_of
from assessments.web.presenters.service_page import uses_of
from assessments.web.sent import sent
from assessments.web.signed_out import keeps_input
from assessments.web.views.register import (
    clashing,
    frame,
    onward,
    provider_card,
    refusals_in,
    service_card,
    vocabulary,
)

TAKEN = gettext_lazy("Dieser Anbieter hat schon einen Dienst dieses Namens.")
SPOKEN_OF = gettext_lazy(
    "Zu Schritten auf diesem Dienst gibt es Angaben oder Belege. Lösen Sie zuerst die Verknüpfung mit den Anwendungen. "
    "Was schon eingereicht ist, behält sie, und mit ihr den Dienst."
)


@keeps_input
@require_http_methods(["GET", "HEAD", "POST"])
def service_add(request: HttpRequest, hospital_id: UUID, provider_id: UUID | None = None) -> HttpResponse:
    """Add a service, then go on to what is shown for it; without a provider, ask for that first."""
    hospital, words = hospital_for(request, hospital_id), vocabulary()
    cards = providers_of(hospital, vocabulary=words)
    if not cards:
        return onward(request, hospital, "provider_add")
    chosen = provider_card(cards, provider_id) if provider_id else None
    offered = [(card.id, card.provider.name) for card in cards]
    initial = {"provider": str(chosen.id)} if chosen else {}
    form = ServiceForm(sent(request), vocabulary=words, providers=offered, initial=initial)
    if form.is_valid():
        try:
            with refusals_in(form, taken=str(TAKEN)):
                added = add_service(
                    hospital=hospital,
                    provider_id=form.provider_id,
                    name=form.cleaned_data["name"],
                    facts=form.facts(),
                    by=visitor(request),
                    at=timezone.now(),
                )
                messages.success(request, _("„%(name)s“ ist ergänzt.") % {"name": added.name})
                return onward(request, hospital, "service", service_id=added.pk)
        except UnknownProvider:
            form.add_error("provider", _("Diesen Anbieter gibt es nicht mehr."))
    return form_page(request, "assessments/service.html", frame(request, hospital) | {"form": form, "card": None})


@keeps_input
@require_http_methods(["GET", "HEAD", "POST"])
def service(request: HttpRequest, hospital_id: UUID, service_id: UUID) -> HttpResponse:
    """Show and change what is known about a service, what is shown for it, and which applications it is for."""
    hospital, words = hospital_for(request, hospital_id), vocabulary()
    cards = providers_of(hospital, vocabulary=words)
    card = service_card(cards, service_id)
    listed = bool(card.attestations)
    stored = initial_of(card.service.facts, name=card.service.name)
    form = ServiceForm(sent(request), vocabulary=words, initial=stored, version=card.version, listed=listed)
    clash: dict[str, object] = {}
    if form.is_valid():
        try:
            with refusals_in(form, taken=str(TAKEN)):
                change_service(
                    hospital=hospital,
                    service_id=service_id,
                    name=form.cleaned_data["name"],
                    facts=form.facts(),
                    base_version=form.cleaned_data["version"],
                    by=visitor(request),
                    at=timezone.now(),
                )
                messages.success(request, _("Die Angaben zum Dienst sind gespeichert."))
                return onward(request, hospital, "service", service_id=service_id)
        except FactsContradict:
            form.add_error(None, _("Zu diesem Dienst sind Nachweise erfasst. Bitte laden Sie die Seite neu."))
        except ChangedMeanwhile as meanwhile:
            theirs = _card(hospital, service_id).service
            clash = clashing(form, meanwhile, initial_of(theirs.facts, name=theirs.name))
    around = frame(request, hospital)
    context = around | {
        "form": form,
        "card": card,
        "provider_id": next(owner.id for owner in cards if card in owner.services),
        "uses": uses_of(hospital, card, around["origin"]),
        "evidence": evidence_by_attestation(service_id, hospital=hospital, on=timezone.localdate()),
        **clash,
    }
    return form_page(request, "assessments/service.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def service_remove(request: HttpRequest, hospital_id: UUID, service_id: UUID) -> HttpResponse:
    """Ask before a service goes; one with something said about its steps stays."""
    hospital = hospital_for(request, hospital_id)
    card = _card(hospital, service_id)
    if request.method == "POST":
        try:
            remove_service(hospital=hospital, service_id=service_id, by=visitor(request), at=timezone.now())
        except StepsAreSpokenOf:
            messages.error(request, str(SPOKEN_OF))
        else:
            messages.success(request, _("„%(name)s“ ist entfernt.") % {"name": card.service.name})
        return onward(request, hospital, "register")
    around = frame(request, hospital)
    there = reverse("service", kwargs={"hospital_id": hospital.pk, "service_id": service_id})
    context = around | {
        "name": card.service.name,
        "consequence": _("Mit dem Dienst gehen seine Nachweise und die Verknüpfung mit Anwendungen."),
        "blocked": SPOKEN_OF if steps_are_spoken_of(service_row(hospital, service_id)) else "",
        "keep": there + around["way"],
    }
    return render(request, "assessments/register_remove.html", context)


def _card(hospital: Hospital, service_id: UUID) -> ServiceCard:
    return service_card(providers_of(hospital, vocabulary=vocabulary()), service_id)
