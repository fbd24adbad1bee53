"""Fields that read what people really type: clean lines, paragraphs, and whole numbers with separators."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from assessments.templatetags.wording import language

ALLOWED = "\n\t\0"  # Django itself speaks about NUL
SPACES = str.maketrans("", "", " \u00a0\u2009\u202f'’")
CURRENCY = re.compile(r"\s*(€|EUR)\s*", re.IGNORECASE)
WRITTEN = {
    "de": re.compile(r"(\d+|\d{1,3}(\.\d{3})+)(,0{1,2})?"),
    "en": re.compile(r"(\d+|\d{1,3}(,\d{3})+)(\.0{1,2})?"),
}
LONGEST_NUMBER = 30


def no_control_characters(value: str) -> None:
    """Refuse characters that no keyboard makes and no report can print."""
    if any(unicodedata.category(sign) in {"Cc", "Cs", "Co"} and sign not in ALLOWED for sign in value):
        raise ValidationError(_("Bitte entfernen Sie nicht druckbare Zeichen."), code="control")


class LineField(forms.CharField):
    """One line of text."""

    default_validators = [no_control_characters]

    def to_python(self, value: Any) -> Any:
        """Read runs of white space, line breaks among them, as one space."""
        return re.sub(r"\s+", " ", super().to_python(value) or "").strip()

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Keep browsers from offering what somebody else typed, unless the field says otherwise: desks are shared."""
        return super().widget_attrs(widget) | {"autocomplete": widget.attrs.get("autocomplete", "off")}


class ParagraphField(forms.CharField):
    """Several lines of text, with one kind of line break."""

    widget = forms.Textarea
    default_validators = [no_control_characters]

    def to_python(self, value: Any) -> Any:
        """Keep one kind of line break, so that the same text sent twice is the same text."""
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")


class WholeNumberField(forms.Field):
    """A whole number as people write it: ``450``, ``21.000``, ``120 000 000 €``."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Bitte geben Sie eine ganze Zahl ein, zum Beispiel 21000 oder 21.000."),
        "lowest": _("Bitte geben Sie mindestens %(limit)s ein."),
        "highest": _("Bitte geben Sie höchstens %(limit)s ein."),
    }

    def __init__(self, *, lowest: int, highest: int, **kwargs: Any) -> None:
        """Accept numbers from ``lowest`` to ``highest``, both included."""
        super().__init__(**kwargs)
        self.lowest, self.highest = lowest, highest

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Bring up the keys for digits."""
        return super().widget_attrs(widget) | {"inputmode": "numeric", "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:
        """Read the number, whichever way its thousands are set apart."""
        if value in self.empty_values or not str(value).strip():
            return None
        digits = CURRENCY.sub("", str(value)).translate(SPACES)
        written = WRITTEN.get(language(), WRITTEN["de"])
        match = written.fullmatch(digits) if digits.isascii() and len(digits) <= LONGEST_NUMBER else None
        if match is None:
            raise self._refusal("invalid")
        return int(re.sub(r"[.,]", "", match[1]))

    def validate(self, value: Any) -> None:
        """Refuse what is out of bounds, naming the bound."""
        super().validate(value)
        if value is not None and value < self.lowest:
            raise self._refusal("lowest", self.lowest)
        if value is not None and value > self.highest:
            raise self._refusal("highest", self.highest)

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number with its thousands set apart, and what was typed as it was typed."""
        return number_format(value, use_l10n=True, force_grouping=True) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare numbers, not the way they are written."""
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True

    def _refusal(self, code: str, limit: int | None = None) -> ValidationError:
        params = {"limit": number_format(limit, use_l10n=True, force_grouping=True)} if limit is not None else None
        return ValidationError(self.error_messages[code], code=code, params=params)
