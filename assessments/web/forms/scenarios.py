"""Naming what is kept: scenarios."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models.scenarios import LONGEST_SCENARIO_NAME
from assessments.web.forms.fields import LineField


class ScenarioForm(forms.Form):
    """The name of a scenario."""

    name = LineField(
        label=_("Name des Szenarios"),
        max_length=LONGEST_SCENARIO_NAME,
        help_text=_("Zum Beispiel „Zweite Leitung gebaut“."),
        error_messages={"required": _("Bitte geben Sie dem Szenario einen Namen.")},
    )
