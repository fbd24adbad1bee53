"""The hospital profile: facts that decide which law applies and how answers are read."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.domain.hospital import FederalState, LegalForm, Ownership, Profile
from assessments.models import FACT_LIMITS
from assessments.models.fields import choices_of
from assessments.templatetags.wording import label
from assessments.web.forms.choosing import offer
from assessments.web.forms.fields import LineField, WholeNumberField
from assessments.web.forms.layout import Drawn

GERMANY = "DE"
NEIGHBOURS = (("AT", _("Österreich")), ("CH", _("Schweiz")), ("LI", _("Liechtenstein")), ("LU", _("Luxemburg")))
NAME_LENGTH = 200
NUMBERS = ("beds", "full_inpatient_cases", "employees", "turnover_eur", "balance_sheet_eur", "sites")
TRUTHS = ("is_sgb5_108_hospital", "receives_khzg", "receives_khtf")
YES, NO = "ja", "nein"
UNKNOWN = ("", _("Keine Angabe"))
_TRUTH_OF: dict[str, bool | None] = {"": None, YES: True, NO: False}
_WORD_OF = {truth: word for word, truth in _TRUTH_OF.items()}


def _fact(name: str, label: Promise, why: Promise) -> WholeNumberField:
    lowest, highest = FACT_LIMITS[name]
    return WholeNumberField(lowest=lowest, highest=highest, required=False, label=label, help_text=why)


def _choice(label: Any, why: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, required=False, help_text=why, widget=forms.Select(attrs={"class": "input-medium"})
    )


def _truth(label: Any, why: Any) -> forms.ChoiceField:
    field = _choice(label, why)
    field.choices = [UNKNOWN, (YES, _("Ja")), (NO, _("Nein"))]
    return field


class ProfileForm(Drawn, forms.Form):
    """Asks for the facts of a hospital; only the name is required."""

    parts = (  # the name, then facts in two columns that become one on a phone
        "name",
        Div("region", "ownership", "legal_form", "is_sgb5_108_hospital", css_class="field-grid"),
        Div(*NUMBERS, css_class="field-grid"),
        Div("receives_khzg", "receives_khtf", css_class="field-grid"),
    )

    name = LineField(
        label=_("Name des Krankenhauses"),
        max_length=NAME_LENGTH,
        error_messages={"required": _("Bitte geben Sie den Namen des Krankenhauses ein.")},
        help_text=_("So soll er auf dem Bericht stehen."),
        widget=forms.TextInput(attrs={"autocomplete": "organization", "class": "input-medium"}),
    )
    region = _choice(_("Land"), _("Krankenhausgesetz und Datenschutzaufsicht sind Sache der Länder."))
    ownership = _choice(
        _("Trägerschaft"), _("Für öffentliche, kirchliche und private Häuser gilt verschiedenes Datenschutzrecht.")
    )
    legal_form = _choice(
        _("Rechtsform"),
        _("GmbH, AöR, Stiftung und Verein sind eigene Rechtspersonen, ein Eigenbetrieb nicht. Danach wird gezählt."),
    )
    is_sgb5_108_hospital = _truth(
        _("Zugelassen nach § 108 SGB V"),
        _("Behandelt gesetzlich Versicherte. Nur dann gelten die Regeln des SGB V für Cloud und IT-Sicherheit."),
    )
    receives_khzg = _truth(
        _("Fördermittel aus dem Krankenhauszukunftsfonds (KHZG)"),
        _("Geförderte Dienste sind an ihren Zweck gebunden. Das zählt, bevor Sie umziehen."),
    )
    receives_khtf = _truth(
        _("Fördermittel aus dem Transformationsfonds (KHTF)"),
        _("Er fördert gemeinsame Plattformen nur als Teil eines Vorhabens."),
    )
    beds = _fact(
        "beds",
        _("Betten"),
        _("Beschreiben die Größe des Hauses im Bericht."),
    )
    full_inpatient_cases = _fact(
        "full_inpatient_cases",
        _("Vollstationäre Fälle im Jahr"),
        _("Am größten Standort. Ab 30.000 Fällen gilt ein Haus als kritische Anlage."),
    )
    employees = _fact(
        "employees",
        _("Beschäftigte"),
        _("Gezählt nach der Empfehlung 2003/361/EG. Ab 50 und ab 250 ändern sich Pflichten nach NIS-2."),
    )
    turnover_eur = _fact(
        "turnover_eur",
        _("Umsatz im Jahr, in Euro"),
        _("Entscheidet mit über die Pflichten nach dem NIS-2-Gesetz."),
    )
    balance_sheet_eur = _fact(
        "balance_sheet_eur",
        _("Bilanzsumme, in Euro"),
        _("Zählt dort, wo der Umsatz allein nicht entscheidet."),
    )
    sites = _fact(
        "sites",
        _("Standorte"),
        _("Mehrere Standorte hängen stärker an Leitungen."),
    )

    def __init__(self, *args: object, country: str = GERMANY, **kwargs: object) -> None:
        """Offer the Länder, the neighbours, and ``country`` where the hospital lies elsewhere."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        offer(self, "region", _regions(country))
        offer(self, "ownership", [UNKNOWN, *choices_of(Ownership)])
        offer(self, "legal_form", [UNKNOWN, *choices_of(LegalForm)])

    def profile(self) -> Profile:
        """Return the facts as one value."""
        data = self.cleaned_data
        country, _dash, state = data["region"].partition("-")
        return Profile(
            name=data["name"],
            country=country or GERMANY,
            federal_state=FederalState(state) if state else None,
            ownership=Ownership(data["ownership"]) if data["ownership"] else None,
            legal_form=LegalForm(data["legal_form"]) if data["legal_form"] else None,
            **{name: data[name] for name in NUMBERS},
            **{name: _TRUTH_OF[data[name]] for name in TRUTHS},
        )


def initial_of(profile: Profile) -> dict[str, object]:
    """Return what the form shows for a stored profile."""
    state = profile.federal_state
    region = f"{profile.country}-{state}" if state else profile.country if profile.country != GERMANY else ""
    numbers = {name: getattr(profile, name) for name in NUMBERS}
    truths = {name: _WORD_OF[getattr(profile, name)] for name in TRUTHS}
    codes = {"region": region, "ownership": profile.ownership or "", "legal_form": profile.legal_form or ""}
    return {"name": profile.name, **codes, **numbers, **truths}


def _regions(country: str) -> list[tuple[object, object]]:
    states = [(f"{GERMANY}-{state}", label(state)) for state in FederalState]
    others: list[tuple[str, object]] = list(NEIGHBOURS)
    if country not in {GERMANY, *(code for code, _name in NEIGHBOURS)}:
        others.append((country, country))
    return [UNKNOWN, (_("Deutschland"), states), (_("Anderes Land"), others)]
