"""The form of what is shown for a service."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.domain.register import Attestation, AttestationKind, C5Catalogue
from assessments.models.fields import choices_of
from assessments.web.forms.choosing import offer
from assessments.web.forms.days import DayField
from assessments.web.forms.register import RegisterForm, reference_field
from assessments.web.forms.truths import WRONG_CHOICE, truth_field, truth_of, word_field

ATTESTATION_FACTS: Mapping[str, str] = MappingProxyType(
    {
        "catalogue": "provider.attestation_catalogue",
        "period_end": "provider.attestation_period_end",
        "scope_ok": "provider.attestation_scope_ok",
        "plan_date": "provider.plan_date",
        "plan_complete": "provider.plan_complete",
    }
)

TRUTHS_OF_ATTESTATION = ("scope_ok", "plan_complete")


class AttestationForm(RegisterForm):
    """What is shown for a service."""

    kind = forms.ChoiceField(
        label=_("Welcher Nachweis liegt vor?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie, was vorliegt."), **WRONG_CHOICE},
    )
    period_end = DayField(required=False, help_text=_("Bei einem Zertifikat neben C5: Wann läuft es ab?"))
    scope_ok = truth_field("")
    evidence_reference = reference_field(_("Wo liegt der Nachweis?"))
    catalogue = word_field("", [])
    plan_date = DayField(required=False)
    plan_complete = truth_field("")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the questions."""
        super().__init__(*args, **kwargs)
        offer(self, "kind", choices_of(AttestationKind))
        self._offer("catalogue", C5Catalogue)
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
