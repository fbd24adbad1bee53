"""The forms of the catalogue that are more than their columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.admin.drafts import shown
from assessments.admin.grids import LettersField, ValuesField
from assessments.admin.lines import CodesField, SourcesField
from assessments.domain.catalogue import Owner
from assessments.domain.operating_models import OperatingModel
from assessments.models import CatalogueEdition, Criterion, EditionStatus
from assessments.models.fields import choices_of


class RowForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form that knows the edition of its row; a new row stands in the newest draft until it is saved."""

    def edition_at_hand(self) -> CatalogueEdition | None:
        """Return the edition whose letters and names the form offers."""
        if self.instance.edition_id:
            found: CatalogueEdition = self.instance.edition
            return found
        sent = self.data.get("edition", "") if self.is_bound else ""
        drafts = CatalogueEdition.objects.filter(status=EditionStatus.DRAFT)
        return drafts.filter(pk=sent).first() if str(sent).isdecimal() else drafts.first()

    def put(self, name: str, field: forms.Field) -> None:
        """Offer a column by another field, where the form has it at all: what can only be read has none."""
        if name in self.fields:
            field.label, field.help_text = self.fields[name].label, field.help_text or self.fields[name].help_text
            self.fields[name] = field


class QuestionForm(RowForm):
    """A question with lists instead of JSON, and the editor's word that it asks for something else."""

    asks_anew = forms.BooleanField(
        label=gettext_lazy("Die Frage meint etwas anderes als in der vorigen Ausgabe"),
        required=False,
        help_text=gettext_lazy("Wer auf diese Ausgabe wechselt, bestätigt seine Antwort dann neu."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        owners = forms.MultipleChoiceField(choices=choices_of(Owner), widget=forms.CheckboxSelectMultiple)
        owners.required = False
        self.put("measure_owners", owners)
        self.put("checklist", CodesField(required=False, help_text=_("Je Zeile ein Code.")))
        self.put("sources", SourcesField(required=False, help_text=_("Je Zeile: Titel | https://…")))
        edition = self.instance.edition if self.instance.edition_id else None
        if edition is not None and "asks_anew" in self.fields:
            self.initial.setdefault("asks_anew", self.instance.meaning_since == edition.code)

    def save(self, commit: bool = True) -> Any:
        """Keep since which edition the question asks for something else."""
        row = self.instance
        if self.cleaned_data.get("asks_anew"):
            row.meaning_since = row.edition.code
        elif row.meaning_since == row.edition.code:
            row.meaning_since = None
        return super().save(commit)


class ArchetypeForm(RowForm):
    """An archetype with its levels as a grid of the edition's letters."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        edition = self.edition_at_hand()
        letters = list(Criterion.objects.filter(edition=edition)) if edition and "codes" in self.fields else []
        if letters:
            rows = [(one.code, _name(one.name)) for one in letters]
            hints = {one.code: [_name(anchor) for anchor in one.anchors] for one in letters}
            self.put("codes", LettersField(rows=rows, hints=hints))


class CriterionForm(RowForm):
    """A criterion with its values for each operating model as a grid."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = choices_of(OperatingModel)
        for name in ("at_lowest", "at_highest"):
            wanted = _("eine Zahl von 0 bis 1 erwartet.")
            self.put(name, ValuesField(rows=rows, fits=lambda value: 0 <= value <= 1, wanted=wanted, whole=True))


class ModifierForm(RowForm):
    """A modifier with its shifts as a grid."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        wanted = _("eine Zahl von -1 bis 1 erwartet.")
        shifts = ValuesField(
            rows=choices_of(OperatingModel), fits=lambda value: -1 <= value <= 1, wanted=wanted, whole=False
        )
        self.put("shifts", shifts)
        self.put("questions", CodesField(help_text=_("Je Zeile der Code einer Frage.")))


class PresetForm(RowForm):
    """Weights as a grid of the edition's letters."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        edition = self.edition_at_hand()
        letters = list(Criterion.objects.filter(edition=edition)) if edition and "weights" in self.fields else []
        if letters:
            rows = [(one.code, f"{one.code} · {_name(one.name)}") for one in letters]
            wanted = _("eine Zahl ab 0 erwartet.")
            self.put("weights", ValuesField(rows=rows, fits=lambda value: value >= 0, wanted=wanted, whole=True))


def _name(text: Mapping[str, str]) -> str:
    return shown(dict(text))
