"""Asking for a report."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models.reports import LANGUAGES

NAMES = {"de": _("Deutsch"), "en": _("Englisch")}


class ReportForm(forms.Form):
    """Which language the report is written in, whatever language the pages are read in."""

    language = forms.ChoiceField(
        label=_("Sprache des Berichts"),
        choices=[(code, NAMES[code]) for code in LANGUAGES],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Bitte wählen Sie eine Sprache."),
            "invalid_choice": _("In dieser Sprache gibt es den Bericht nicht. Bitte wählen Sie Deutsch oder Englisch."),
        },
    )
