"""Giving the questionnaire out, taking it in, and deciding where two answers stand against each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assessments.domain.questionnaire_file.changes import Change
from assessments.domain.questionnaire_file.values import LARGEST_TABLE, Content, Format
from assessments.models.reports import LANGUAGES
from assessments.web.forms.reports import NAMES
from assessments.web.forms.versions import HIGHEST_VERSION

FROM_FILE, AS_IT_IS = "file", "now"
_CHOOSE = dict.fromkeys(("required", "invalid_choice"), _("Bitte wählen Sie eine der angebotenen Möglichkeiten."))


class ExportForm(forms.Form):
    """What is given out."""

    format = forms.ChoiceField(
        label=_("Form"),
        choices=[(Format.TABLE.value, _("Excel-Tabelle")), (Format.PAPER.value, _("PDF zum Ausdrucken"))],
        widget=forms.RadioSelect,
        initial=Format.TABLE.value,
        error_messages=_CHOOSE,
    )
    content = forms.ChoiceField(
        label=_("Inhalt"),
        choices=[(Content.FILLED.value, _("mit den Antworten bis heute")), (Content.BLANK.value, _("leer"))],
        widget=forms.RadioSelect,
        initial=Content.FILLED.value,
        error_messages=_CHOOSE,
    )
    language = forms.ChoiceField(
        label=_("Sprache"),
        choices=[(code, NAMES[code]) for code in LANGUAGES],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )


class ImportForm(forms.Form):
    """A filled table."""

    table = forms.FileField(
        label=_("Ausgefüllte Excel-Tabelle"),
        allow_empty_file=True,  # has its own refusal later
        max_length=255,
        error_messages={
            "required": _("Bitte wählen Sie die ausgefüllte Datei."),
            "invalid": _("Bitte wählen Sie die ausgefüllte Datei."),
            "max_length": _("Der Name der Datei ist zu lang."),
        },
        widget=forms.FileInput(
            attrs={"class": "form-control", "accept": ".xlsx", "aria-describedby": "id_table_helptext id_table_error"}
        ),
    )

    def clean_table(self) -> UploadedFile[Any]:
        """Refuse what calls itself something else, and what is larger than any questionnaire."""
        table: UploadedFile[Any] = self.cleaned_data["table"]
        if not (table.name or "").lower().endswith(".xlsx"):
            raise forms.ValidationError(_("Das ist keine Excel-Tabelle mit der Endung .xlsx."))
        if (table.size or 0) > LARGEST_TABLE:
            raise forms.ValidationError(_("Die Datei ist zu groß. Höchstens 5 MB sind möglich."))
        return table

    def raw(self) -> bytes:
        """Return the file as it came in."""
        return bytes(self.cleaned_data["table"].read())


class DecisionForm(forms.Form):
    """Which of two answers holds; ``seen`` is the version of the one in the application that was shown."""

    keep = forms.ChoiceField(
        choices=[(AS_IT_IS, AS_IT_IS), (FROM_FILE, FROM_FILE)],
        required=False,
    )
    seen = forms.IntegerField(min_value=0, max_value=HIGHEST_VERSION, required=False)


class ConfirmForm:
    """The decisions of a page, one for each question on which two answers stand against each other."""

    def __init__(self, codes: Iterable[str], data: QueryDict) -> None:
        """Bind each question to what was sent about it."""
        self._forms = {code: DecisionForm(data, prefix=code) for code in codes}

    def decided(self) -> dict[str, int]:
        """Return the version that is to be replaced by the file, by question."""
        return {code: seen for code, (keep, seen) in self._sent().items() if keep == FROM_FILE}

    def settled(self, conflict: Change) -> bool:
        """Return whether the answer of the application was seen as it is, and something was chosen."""
        keep, seen = self._sent().get(conflict.code, ("", None))
        return bool(keep) and seen == conflict.version

    def _sent(self) -> dict[str, tuple[str, int]]:
        valid = {code: form.cleaned_data for code, form in self._forms.items() if form.is_valid()}
        return {code: (data["keep"], data["seen"]) for code, data in valid.items() if data["seen"] is not None}
