"""The register of a hospital: its providers and their services, and what runs out soon."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments.domain.evidence import FORESIGHT
from assessments.domain.law.vocabulary import Vocabulary
from assessments.domain.policy import Part
from assessments.domain.reminders import reminders_within
from assessments.models import Assessment, Hospital
from assessments.services.cloud_services import TooManyServices
from assessments.services.evidence_reading import evidence_due
from assessments.services.lawbooks import current_law
from assessments.services.plain_text import ControlCharacters, NameIsTaken, TextIsMissing, TextTooLong
from assessments.services.providers import TooManyProviders
from assessments.services.register_reading import ProviderCard, ServiceCard, providers_of
from assessments.services.versions import ChangedMeanwhile
from assessments.web.access import hospital_for, may_write
from assessments.web.origins import origin_of
from assessments.web.presenters.differences import differences
from assessments.web.presenters.register import due_of, provider_rows


@require_safe
def register(request: HttpRequest, hospital_id: UUID) -> HttpResponse:
    """Show whom the hospital buys from, and what runs out within half a year."""
    hospital = hospital_for(request, hospital_id)
    cards = providers_of(hospital, vocabulary=vocabulary())
    services = [card.service for provider in cards for card in provider.services]
    today = timezone.localdate()
    context = frame(request, hospital) | {
        "providers": provider_rows(cards),
        "service_count": len(services),
        "reminders": due_of(reminders_within(services, on=today, days=FORESIGHT.days)),
        "evidence_due": evidence_due(hospital, on=today),
        "days_ahead": FORESIGHT.days,
    }
    return render(request, "assessments/register.html", context)


def vocabulary() -> Vocabulary:
    """Return the words of the newest law, in which the register of a house is kept."""
    return current_law().vocabulary


def frame(request: HttpRequest, hospital: Hospital, *trail: tuple[str, str]) -> dict[str, Any]:
    """Return what every page of the register shows around itself."""
    origin = origin_of(request, hospital)
    here = way(origin)
    if origin:
        kwargs = {"hospital_id": hospital.pk, "assessment_id": origin.pk}
        ways = [(origin.title, reverse("tasks", kwargs=kwargs)), (_("Recht"), reverse("law", kwargs=kwargs))]
    else:
        ways = [(_("Meine Selbstbewertungen"), reverse("assessments"))]
    register = reverse("register", kwargs={"hospital_id": hospital.pk}) + here
    at_home = request.resolver_match is not None and request.resolver_match.url_name == "register"
    return {
        "hospital": hospital,
        "origin": origin,
        "way": here,
        "may_edit": may_write(request, Part.LAW),
        "trail": [*ways, *([] if at_home else [(_("Anbieter und Dienste"), register)]), *trail],
    }


def way(origin: Assessment | None) -> str:
    """Return what keeps the way back in an address."""
    return f"?selbstbewertung={origin.pk}" if origin else ""


def onward(request: HttpRequest, hospital: Hospital, name: str, **parts: object) -> HttpResponse:
    """Lead to a page of the register, keeping the way back."""
    there = reverse(name, kwargs={"hospital_id": hospital.pk, **parts})
    return redirect(there + way(origin_of(request, hospital)))


def provider_card(cards: tuple[ProviderCard, ...], provider_id: UUID) -> ProviderCard:
    """Return a provider of the register.

    :raises Http404: when the hospital has no such provider.
    """
    card = next((card for card in cards if card.id == provider_id), None)
    if card is None:
        raise Http404
    return card


def service_card(cards: tuple[ProviderCard, ...], service_id: UUID) -> ServiceCard:
    """Return a service of the register.

    :raises Http404: when the hospital has no such service.
    """
    card = next((one for provider in cards for one in provider.services if one.id == service_id), None)
    if card is None:
        raise Http404
    return card


@contextmanager
def refusals_in(form: Form, *, taken: str) -> Iterator[None]:
    """Do something with a valid form; a refusal that a person can act on becomes an error of the form."""
    try:
        yield
    except NameIsTaken:
        form.add_error("name", taken)
    except (TextIsMissing, TextTooLong, ControlCharacters):
        form.add_error("name", _("Bitte prüfen Sie den Text."))  # the form is as strict, so this is a last resort
    except (TooManyProviders, TooManyServices):
        form.add_error(None, _("Das Verzeichnis ist voll. Entfernen Sie zuerst einen Eintrag."))


def clashing(form: Form, meanwhile: ChangedMeanwhile, theirs: dict[str, object]) -> dict[str, object]:
    """Return what a page shows when somebody else was faster; the next press decides, having seen both."""
    shown = differences(form, theirs)
    data = QueryDict(mutable=True)
    data.update(form.data)
    data[form.add_prefix("version")] = str(meanwhile.version)
    form.data = data
    return {"clash": {"by": meanwhile.by_name, "at": meanwhile.at, "differences": shown}}
