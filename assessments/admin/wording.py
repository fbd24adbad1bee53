"""A text in every language as one form field: the languages of the site side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings

from assessments.models.fields import require_german

ROWS = 3


def languages() -> tuple[str, ...]:
    """Return the codes of the site's languages, the source language first."""
    return tuple(code for code, _name in settings.LANGUAGES)


class WordingWidget(forms.MultiWidget):
    """One text area for each language."""

    template_name = "django/forms/widgets/multiwidget.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        areas: dict[str, forms.Widget | type[forms.Widget]] = {
            code: forms.Textarea({"rows": ROWS, "lang": code, "placeholder": code}) for code in languages()
        }
        super().__init__(areas, attrs)

    def decompress(self, value: Mapping[str, str] | None) -> list[str]:
        """Return the wordings in the order of the languages."""
        return [(value or {}).get(code, "") for code in languages()]


class WordingFormField(forms.MultiValueField):
    """A text; the German wording must be there, others may follow."""

    widget = WordingWidget

    def __init__(self, *, encoder: Any = None, decoder: Any = None, **options: Any) -> None:
        del encoder, decoder  # what a JSON column offers to its form field, of no use here
        fields = [forms.CharField(required=False, strip=True) for _code in languages()]
        super().__init__(fields, require_all_fields=False, **options)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """Name every area by its text and its language, for those who cannot see where it stands."""
        bound: forms.BoundField = super().get_bound_field(form, field_name)
        for area, (_code, language) in zip(self.widget.widgets, settings.LANGUAGES, strict=True):
            area.attrs |= {"aria-label": f"{bound.label} ({language})", "placeholder": str(language)}
        return bound

    def compress(self, data_list: list[str]) -> dict[str, str] | None:
        """Return the text, without languages that were left empty."""
        lines = ("\n".join(wording.splitlines()) for wording in data_list)  # browsers send carriage returns
        text = {code: wording for code, wording in zip(languages(), lines, strict=False) if wording}
        if text:
            require_german(text)
        return text or None

    def has_changed(self, initial: Mapping[str, str] | None, data: list[str] | None) -> bool:
        """Return whether any wording differs."""
        before = [(initial or {}).get(code, "") for code in languages()]
        return [wording.strip() for wording in before] != [(wording or "").strip() for wording in data or before]
