"""Confirming that a hospital is really meant."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from assessments.services.hospitals import LONGEST_NAME
from assessments.web.forms.fields import LineField


class DeletionForm(forms.Form):
    """The name of the hospital, typed once more."""

    name = LineField(
        label=_("Name des Krankenhauses"),
        max_length=LONGEST_NAME,
        help_text=_("Geben Sie zur Sicherheit den vollständigen Namen ein."),
        error_messages={"required": _("Bitte geben Sie den Namen des Krankenhauses ein.")},
    )

    def __init__(self, *args: Any, hospital: str, **kwargs: Any) -> None:
        """Know the name that is meant."""
        super().__init__(*args, **kwargs)
        self.hospital = hospital

    def clean_name(self) -> str:
        """Refuse another name."""
        name = str(self.cleaned_data["name"])
        if name != self.hospital:
            raise ValidationError(_("Das ist nicht der Name dieses Krankenhauses."), code="other")
        return name
