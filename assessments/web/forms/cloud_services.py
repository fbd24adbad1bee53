"""The form of a service with its contract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.domain.register import NUMBER_LIMITS, CustomerCriteria, ProcessingPlace, ServiceFacts, ServiceModel
from assessments.models.fields import choices_of
from assessments.web.forms.choosing import offer
from assessments.web.forms.days import DayField
from assessments.web.forms.fields import WholeNumberField
from assessments.web.forms.register import RegisterForm, name_field, reference_field
from assessments.web.forms.truths import WRONG_CHOICE, truth_field, truth_of, word_field

SERVICE_FACTS: Mapping[str, str] = MappingProxyType(
    {
        "service_model": "step.service_model",
        "is_cloud_service": "step.is_cloud_service",
        "places": "provider.places",
        "first_placed_on_market": "provider.first_placed_on_market",
        "customer_criteria_done": "customer_criteria_done",
        "avv_signed": "avv_signed",
        "s203_chain_signed": "s203_chain_signed",
        "incident_clause_hours": "incident_clause_hours",
        "exit_plan": "exit_plan",
        "exit_test_date": "exit_test_date",
        "contract_end": "contract_end",
        "switching_fee_eur": "egress_or_switching_fee",
    }
)

TRUTHS_OF_SERVICE = ("is_cloud_service", "attested", "avv_signed", "s203_chain_signed", "exit_plan", "switching_clause")


def _number_field(fact: str) -> WholeNumberField:
    lowest, highest = NUMBER_LIMITS[fact]
    return WholeNumberField(
        lowest=lowest, highest=highest, required=False, widget=forms.TextInput(attrs={"class": "input-short"})
    )


class ServiceForm(RegisterForm):
    """A service with its contract. ``provider`` is asked for only while it is new."""

    provider = forms.ChoiceField(
        label=_("Anbieter"),
        widget=forms.Select(attrs={"class": "input-medium"}),
        error_messages={
            "required": _("Bitte wählen Sie einen Anbieter."),
            "invalid_choice": _("Bitte wählen Sie einen Anbieter aus der Liste."),
        },
    )
    name = name_field(_("Name des Dienstes"), _("Zum Beispiel der Produktname, wie er im Vertrag steht."))
    service_model = word_field("", [])
    is_cloud_service = truth_field("")
    first_placed_on_market = DayField(required=False)
    places = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Mehreres ist möglich. Keine Auswahl heißt: nicht bekannt."),
        error_messages=WRONG_CHOICE,
    )
    attested = truth_field(_("Zeigt der Anbieter Testate oder Zertifikate für diesen Dienst?"))
    customer_criteria_done = word_field("", [])
    avv_signed = truth_field("")
    s203_chain_signed = truth_field("")
    incident_clause_hours = _number_field("incident_clause_hours")
    contract_end = DayField(required=False)
    evidence_reference = reference_field(_("Wo liegen Vertrag und Unterlagen?"))
    exit_plan = truth_field("")
    exit_test_date = DayField(required=False)
    switching_clause = truth_field(_("Enthält der Vertrag die Wechselrechte nach dem Data Act?"))
    switching_fee_eur = _number_field("switching_fee_eur")

    def __init__(self, *args: Any, providers: Iterable[tuple[UUID, str]] = (), listed: bool = False, **kwargs: Any):
        """Offer ``providers`` for a new service; ``listed`` when attestations are, so that there surely are some."""
        super().__init__(*args, **kwargs)
        offered = [(str(key), name) for key, name in providers]
        if offered:
            offer(self, "provider", [("", _("Bitte wählen")), *offered])
        else:
            del self.fields["provider"]
        if listed:
            del self.fields["attested"]
        self._offer("service_model", ServiceModel)
        self._offer("customer_criteria_done", CustomerCriteria)
        offer(self, "places", choices_of(ProcessingPlace))
        self._ask(SERVICE_FACTS)

    @property
    def provider_id(self) -> UUID:
        """Return whose service this is."""
        return UUID(self.cleaned_data["provider"])

    def facts(self) -> ServiceFacts:
        """Return what is known about the service, as stated."""
        data = {"attested": "ja", **self.cleaned_data}
        return ServiceFacts(
            service_model=ServiceModel(data["service_model"]) if data["service_model"] else None,
            places=frozenset(ProcessingPlace(place) for place in data["places"]) or None,
            first_placed_on_market=data["first_placed_on_market"],
            customer_criteria_done=CustomerCriteria(data["customer_criteria_done"])
            if data["customer_criteria_done"]
            else None,
            incident_clause_hours=data["incident_clause_hours"],
            exit_test_date=data["exit_test_date"],
            contract_end=data["contract_end"],
            switching_fee_eur=data["switching_fee_eur"],
            evidence_reference=data["evidence_reference"],
            **{fact: truth_of(data[fact]) for fact in TRUTHS_OF_SERVICE},
        )
