"""Which entries of the audit trail somebody wants to see, and as what to take them out."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models import ChangeKind
from assessments.services.trail import Wanted
from assessments.web.forms.days import DayField

EVERYTHING = ("", _("alle"))
FORMS = (("csv", _("Tabelle (CSV)")), ("jsonl", _("JSON-Zeilen mit Prüfsummen")))


class TrailFilterForm(forms.Form):
    """Every part is optional; nothing means everything."""

    person = forms.ChoiceField(label=_("Person"), required=False)
    vorgang = forms.ChoiceField(label=_("Vorgang"), required=False)
    selbstbewertung = forms.ChoiceField(label=_("Selbstbewertung"), required=False)
    von = DayField(label=_("Vom"), required=False)
    bis = DayField(label=_("Bis zum"), required=False)

    def __init__(
        self,
        *args: Any,
        people: tuple[tuple[int, str], ...],
        assessments: tuple[tuple[str, str], ...],
        **kwargs: Any,
    ) -> None:
        """Offer the people and assessments of this hospital and no others."""
        super().__init__(*args, **kwargs)
        offered: dict[str, list[tuple[Any, Any]]] = {
            "person": [(str(key), name) for key, name in people],
            "vorgang": sorted(((kind.value, str(kind.label)) for kind in ChangeKind), key=lambda one: one[1]),
            "selbstbewertung": list(assessments),
        }
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  declared above
            field.choices = [EVERYTHING, *choices]

    def wanted(self) -> Wanted:
        """Return what was asked for, as far as it could be read. A day lasts until the next midnight here."""
        said = self.cleaned_data
        return Wanted(
            since=_midnight(said["von"]) if said.get("von") else None,
            until=_midnight(said["bis"] + timedelta(days=1)) if said.get("bis") else None,
            kind=said.get("vorgang", ""),
            person=int(said["person"]) if said.get("person") else None,
            assessment=UUID(said["selbstbewertung"]) if said.get("selbstbewertung") else None,
        )


class TrailExportForm(forms.Form):
    """As what the entries are taken out."""

    form = forms.ChoiceField(label=_("Form"), choices=FORMS)


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
