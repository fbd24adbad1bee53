"""Why an operator looks into a hospital."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models.operating import LONGEST_BREAK_REASON
from assessments.services.operating import SHORTEST_REASON
from assessments.web.forms.fields import LineField


class BreakGlassForm(forms.Form):
    """The reason, as the leads of the hospital will read it."""

    reason = LineField(
        label=_("Grund"),
        min_length=SHORTEST_REASON,
        max_length=LONGEST_BREAK_REASON,
        help_text=_("Die Leitung des Krankenhauses bekommt ihn sofort per E-Mail, mit Ihrem Namen."),
    )
