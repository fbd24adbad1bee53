"""Days as people and date pickers write them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from assessments.domain.our_time import DATE_LIMITS, is_in_our_time
from assessments.templatetags.wording import day

LONGEST_DATE = 10
ISO, WRITTEN = "%Y-%m-%d", "%d.%m.%Y"


class DayField(forms.DateField):
    """A day of our time: ``2027-06-01``, as a date picker sends it, or ``1.6.2027``."""

    default_error_messages = {
        "invalid": _("Bitte geben Sie ein Datum ein, zum Beispiel 01.06.2027."),
        "limits": _("Bitte geben Sie ein Datum vom %(first)s bis zum %(last)s ein."),
    }

    def __init__(self, **kwargs: Any) -> None:
        """Ask with the date picker of the browser; an ISO date is what it reads and sends."""
        kwargs.setdefault("widget", forms.DateInput(format=ISO, attrs={"type": "date", "class": "input-short day"}))
        kwargs.setdefault("input_formats", [ISO, WRITTEN])
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        """Read plain digits only: Python's own parser would take those of any script."""
        if isinstance(value, str) and value.strip() and not (value.isascii() and len(value.strip()) <= LONGEST_DATE):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)

    def validate(self, value: Any) -> None:
        """Refuse what lies outside our time."""
        super().validate(value)
        if value is not None and not is_in_our_time(value):
            limits = dict(zip(("first", "last"), map(day, DATE_LIMITS), strict=True))
            raise ValidationError(self.error_messages["limits"], code="limits", params=limits)


class AsOfForm(forms.Form):
    """The day as of which the law is judged, strictly as an address holds it."""

    stichtag = DayField(label=_("Stichtag"), required=False, input_formats=[ISO])
