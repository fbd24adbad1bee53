"""Which stored version an input was written on: sent along unseen."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

HIGHEST_VERSION = 2**31 - 1
OUTDATED = _("Diese Seite ist veraltet. Bitte laden Sie sie neu.")


def version_field(*, required: bool = True) -> forms.IntegerField:
    """Return the hidden field; only a forged or very old page gets it wrong."""
    return forms.IntegerField(
        label=_("Fassung"),
        required=required,
        min_value=0,
        max_value=HIGHEST_VERSION,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), OUTDATED),
    )
