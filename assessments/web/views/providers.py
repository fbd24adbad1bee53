"""One provider of the register: added, described, removed."""

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
from assessments.services.providers import ProviderHasServices, add_provider, change_provider, remove_provider
from assessments.services.register_reading import ProviderCard, providers_of
from assessments.services.versions import ChangedMeanwhile
from assessments.web.access import hospital_for, visitor
from assessments.web.form_pages import form_page
from assessments.web.forms.providers import ProviderForm
from assessments.web.forms.register import initial_of
from assessments.web.sent import sent
from assessments.web.signed_out import keeps_input
from assessments.web.views.register import clashing, frame, onward, provider_card, refusals_in, vocabulary

TAKEN = gettext_lazy("Ein anderer Anbieter heißt schon so.")


@keeps_input
@require_http_methods(["GET", "HEAD", "POST"])
def provider_add(request: HttpRequest, hospital_id: UUID) -> HttpResponse:
    """Add a provider, then go on to its first service."""
    hospital = hospital_for(request, hospital_id)
    form = ProviderForm(sent(request), vocabulary=vocabulary())
    if form.is_valid():
        with refusals_in(form, taken=str(TAKEN)):
            added = add_provider(hospital=hospital, provider=form.provider(), by=visitor(request), at=timezone.now())
            messages.success(request, _("„%(name)s“ ist ergänzt.") % {"name": added.name})
            return onward(request, hospital, "service_add_for", provider_id=added.pk)
    return form_page(request, "assessments/provider.html", frame(request, hospital) | {"form": form, "card": None})


@keeps_input
@require_http_methods(["GET", "HEAD", "POST"])
def provider(request: HttpRequest, hospital_id: UUID, provider_id: UUID) -> HttpResponse:
    """Show and change what is known about a provider."""
    hospital = hospital_for(request, hospital_id)
    card = _card(hospital, provider_id)
    stored = initial_of(card.provider)
    form = ProviderForm(sent(request), vocabulary=vocabulary(), initial=stored, version=card.version)
    clash: dict[str, object] = {}
    if form.is_valid():
        try:
            with refusals_in(form, taken=str(TAKEN)):
                change_provider(
                    hospital=hospital,
                    provider_id=provider_id,
                    provider=form.provider(),
                    base_version=form.cleaned_data["version"],
                    by=visitor(request),
                    at=timezone.now(),
                )
                messages.success(request, _("Die Angaben zum Anbieter sind gespeichert."))
                return onward(request, hospital, "register")
        except ChangedMeanwhile as meanwhile:
            clash = clashing(form, meanwhile, initial_of(_card(hospital, provider_id).provider))
    context = frame(request, hospital) | {"form": form, "card": card, **clash}
    return form_page(request, "assessments/provider.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def provider_remove(request: HttpRequest, hospital_id: UUID, provider_id: UUID) -> HttpResponse:
    """Ask before a provider goes; one with services stays."""
    hospital = hospital_for(request, hospital_id)
    card = _card(hospital, provider_id)
    if request.method == "POST":
        try:
            remove_provider(hospital=hospital, provider_id=provider_id, by=visitor(request), at=timezone.now())
        except ProviderHasServices:
            messages.error(request, _("„%(name)s“ hat noch Dienste und bleibt.") % {"name": card.provider.name})
        else:
            messages.success(request, _("„%(name)s“ ist entfernt.") % {"name": card.provider.name})
        return onward(request, hospital, "register")
    around = frame(request, hospital)
    there = reverse("provider", kwargs={"hospital_id": hospital.pk, "provider_id": provider_id})
    context = around | {
        "name": card.provider.name,
        "consequence": _("Was über den Anbieter bekannt war, bleibt in der Geschichte des Hauses."),
        "blocked": _("Dieser Anbieter hat noch Dienste. Entfernen Sie zuerst diese.") if card.services else "",
        "keep": there + around["way"],
    }
    return render(request, "assessments/register_remove.html", context)


def _card(hospital: Hospital, provider_id: UUID) -> ProviderCard:
    return provider_card(providers_of(hospital, vocabulary=vocabulary()), provider_id)
