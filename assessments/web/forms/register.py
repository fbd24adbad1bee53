"""The forms of the register: a provider, a service with its contract, what is shown for it. All facts may stay unknown.

Questions are those of the law, word for word, wherever the law asks for the fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.domain.law.vocabulary import Vocabulary
from assessments.domain.register import (
    NUMBER_LIMITS,
    Attestation,
    AttestationKind,
    C5Catalogue,
    CustomerCriteria,
    ProcessingPlace,
    Provider,
    ServiceFacts,
    ServiceModel,
)
from assessments.models.providers import LONGEST_REFERENCE, LONGEST_REGISTER_NAME
from assessments.templatetags.wording import label, text
from assessments.web.forms.days import DayField
from assessments.web.forms.fields import LineField, WholeNumberField
from assessments.web.forms.truths import DONT_KNOW, WRONG_CHOICE, truth_field, truth_of, word_field, word_of
from assessments.web.forms.versions import version_field

BOX = {"class": "form-control input-medium", "autocomplete": "off"}
SHORT = {"class": "form-control input-short", "autocomplete": "off", "inputmode": "numeric"}

# Which field of the register holds which fact of the law.
PROVIDER_FACTS: Mapping[str, str] = MappingProxyType(
    {
        "establishment_de": "provider.establishment_de",
        "us_parent": "us_parent",
        "us_recipient": "us_recipient",
        "dpf_listed": "dpf_listed",
    }
)
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
ATTESTATION_FACTS: Mapping[str, str] = MappingProxyType(
    {
        "catalogue": "provider.attestation_catalogue",
        "period_end": "provider.attestation_period_end",
        "scope_ok": "provider.attestation_scope_ok",
        "plan_date": "provider.plan_date",
        "plan_complete": "provider.plan_complete",
    }
)
TRUTHS_OF_PROVIDER = ("establishment_de", "parent_outside_eu", "us_parent", "us_recipient", "dpf_listed")
TRUTHS_OF_SERVICE = ("is_cloud_service", "attested", "avv_signed", "s203_chain_signed", "exit_plan", "switching_clause")
TRUTHS_OF_ATTESTATION = ("scope_ok", "plan_complete")


class RegisterForm(forms.Form):
    """What all forms of the register share: the stored version they were written on, 0 for something new."""

    version = version_field()

    def __init__(
        self,
        *args: Any,
        vocabulary: Vocabulary,
        initial: Mapping[str, object] | None = None,
        version: int = 0,
        **kwargs: Any,
    ) -> None:
        """Start from ``initial`` as stored in ``version``; ``vocabulary`` knows the questions."""
        super().__init__(*args, **kwargs | {"initial": {"version": version, **(initial or {})}})
        self._vocabulary = vocabulary

    def _ask(self, facts: Mapping[str, str]) -> None:
        for field, fact in facts.items():
            if field in self.fields:
                self.fields[field].label = text(self._vocabulary.facts[fact].question)


def _name(label: Any, example: Any) -> LineField:
    return LineField(
        label=label, max_length=LONGEST_REGISTER_NAME, help_text=example, widget=forms.TextInput(attrs=BOX)
    )


def _reference(label: Any) -> LineField:
    return LineField(
        label=label,
        max_length=LONGEST_REFERENCE,
        required=False,
        help_text=_("Ablage, Aktenzeichen oder Adresse. Das Dokument selbst können Sie als Beleg hochladen."),
        widget=forms.TextInput(attrs=BOX),
    )


def _number(fact: str) -> WholeNumberField:
    lowest, highest = NUMBER_LIMITS[fact]
    return WholeNumberField(lowest=lowest, highest=highest, required=False, widget=forms.TextInput(attrs=SHORT))


class ProviderForm(RegisterForm):
    """A provider."""

    name = _name(_("Name des Anbieters"), _("So, wie er im Vertrag steht."))
    establishment_de = truth_field("")
    parent_outside_eu = truth_field(_("Gehört der Anbieter zu einem Konzern mit Sitz außerhalb der EU?"))
    us_parent = truth_field("")
    us_recipient = truth_field("")
    dpf_listed = truth_field("")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the questions."""
        super().__init__(*args, **kwargs)
        self._ask(PROVIDER_FACTS)

    def clean(self) -> None:
        """Refuse a parent in two places."""
        data = self.cleaned_data
        if data.get("us_parent") == "ja" and data.get("parent_outside_eu") == "nein":
            self.add_error("parent_outside_eu", _("Ein Konzern mit Sitz in den USA liegt außerhalb der EU."))

    def provider(self) -> Provider:
        """Return the provider as stated."""
        data = self.cleaned_data
        return Provider(name=data["name"], **{fact: truth_of(data[fact]) for fact in TRUTHS_OF_PROVIDER})


class ServiceForm(RegisterForm):
    """A service with its contract. ``provider`` is asked for only while it is new."""

    provider = forms.ChoiceField(
        label=_("Anbieter"),
        widget=forms.Select(attrs={"class": "form-select input-medium"}),
        error_messages={
            "required": _("Bitte wählen Sie einen Anbieter."),
            "invalid_choice": _("Bitte wählen Sie einen Anbieter aus der Liste."),
        },
    )
    name = _name(_("Name des Dienstes"), _("Zum Beispiel der Produktname, wie er im Vertrag steht."))
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
    incident_clause_hours = _number("incident_clause_hours")
    contract_end = DayField(required=False)
    evidence_reference = _reference(_("Wo liegen Vertrag und Unterlagen?"))
    exit_plan = truth_field("")
    exit_test_date = DayField(required=False)
    switching_clause = truth_field(_("Enthält der Vertrag die Wechselrechte nach dem Data Act?"))
    switching_fee_eur = _number("switching_fee_eur")

    def __init__(self, *args: Any, providers: Iterable[tuple[UUID, str]] = (), listed: bool = False, **kwargs: Any):
        """Offer ``providers`` for a new service; ``listed`` when attestations are, so that there surely are some."""
        super().__init__(*args, **kwargs)
        offered = [(str(key), name) for key, name in providers]
        if offered:
            self.fields["provider"].choices = [("", _("Bitte wählen")), *offered]  # type: ignore[attr-defined]
        else:
            del self.fields["provider"]
        if listed:
            del self.fields["attested"]
        self._offer("service_model", ServiceModel)
        self._offer("customer_criteria_done", CustomerCriteria)
        self.fields["places"].choices = [(place.value, label(place)) for place in ProcessingPlace]  # type: ignore[attr-defined]
        self._ask(SERVICE_FACTS)

    def _offer(self, field: str, words: Iterable[Any]) -> None:
        self.fields[field].choices = [*((word.value, label(word)) for word in words), DONT_KNOW]  # type: ignore[attr-defined]

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


class AttestationForm(RegisterForm):
    """What is shown for a service."""

    kind = forms.ChoiceField(
        label=_("Welcher Nachweis liegt vor?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie, was vorliegt."), **WRONG_CHOICE},
    )
    period_end = DayField(required=False, help_text=_("Bei einem Zertifikat neben C5: Wann läuft es ab?"))
    scope_ok = truth_field("")
    evidence_reference = _reference(_("Wo liegt der Nachweis?"))
    catalogue = word_field("", [])
    plan_date = DayField(required=False)
    plan_complete = truth_field("")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the questions."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, label(kind)) for kind in AttestationKind]  # type: ignore[attr-defined]
        catalogues = [(one.value, label(one)) for one in C5Catalogue]
        self.fields["catalogue"].choices = [*catalogues, DONT_KNOW]  # type: ignore[attr-defined]
        self._ask(ATTESTATION_FACTS)

    def clean(self) -> None:
        """Refuse what this kind cannot have."""
        data = self.cleaned_data
        if "kind" not in data:
            return
        c5 = AttestationKind(data["kind"]).is_c5
        if c5 and data.get("plan_date"):
            self.add_error("plan_date", _("Einen Maßnahmenplan gibt es nur zu Zertifikaten neben C5."))
        if c5 and data.get("plan_complete"):
            self.add_error("plan_complete", _("Einen Maßnahmenplan gibt es nur zu Zertifikaten neben C5."))
        if not c5 and data.get("catalogue"):
            self.add_error("catalogue", _("Eine Fassung des C5-Katalogs gibt es nur bei C5-Testaten."))

    def attestation(self) -> Attestation:
        """Return the attestation as stated."""
        data = self.cleaned_data
        return Attestation(
            kind=AttestationKind(data["kind"]),
            catalogue=C5Catalogue(data["catalogue"]) if data["catalogue"] else None,
            period_end=data["period_end"],
            plan_date=data["plan_date"],
            evidence_reference=data["evidence_reference"],
            **{fact: truth_of(data[fact]) for fact in TRUTHS_OF_ATTESTATION},
        )


def initial_of(facts: Provider | ServiceFacts | Attestation, *, name: str = "") -> dict[str, object]:
    """Return what the form shows for stored facts."""
    values = {field: getattr(facts, field) for field in facts.__dataclass_fields__}
    shown = {field: _shown(value) for field, value in values.items()}
    return {**shown, "name": name} if name else shown


def _shown(value: object) -> object:
    match value:
        case bool():
            return word_of(value)
        case frozenset():
            return sorted(map(str, value))
        case None:
            return ""
        case _:
            return value
