"""The forms of how an edition judges: criteria, rules, modifiers, weights, themes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from assessments.admin.choosing import TicksField, choices_in, level, one_of
from assessments.admin.drafts import shown
from assessments.admin.grids import ValuesField, fraction_of
from assessments.admin.row_forms import RowForm
from assessments.admin.rows import DistinctListField, ListField, RowsField
from assessments.admin.wording import WordingFormField
from assessments.domain.landscape import DeviceRegulation
from assessments.domain.operating_models import OperatingModel
from assessments.domain.rules import RuleEffect
from assessments.domain.writing.numbers import number_text
from assessments.models import CatalogueEdition, Criterion, Question
from assessments.models.fields import choices_of

BETWEEN = ("1", "2", "3")
SHARE = {"fits": lambda value: 0 <= value <= 1}


class SpanRow(forms.Form):
    """From one level to another."""

    def clean(self) -> dict[str, Any]:
        """Refuse a span without a level.

        :raises ValidationError: when it ends before it begins.
        """
        given = super().clean() or self.cleaned_data
        if given.get("at_least", 0) > given.get("at_most", 4):
            raise ValidationError(_("Von dieser bis zu jener Stufe liegt keine."), code="empty_span")
        return given


def spans(name: str, choices: Any, **options: Any) -> RowsField:
    """Return rows of a code with its lowest and its highest level."""
    columns = {
        "code": one_of(choices, label=name),
        "at_least": level(label=_("von Stufe"), initial="0"),
        "at_most": level(label=_("bis Stufe"), initial="4"),
    }
    return RowsField(columns, distinct="code", base=SpanRow, required=False, **options)


class CriterionForm(RowForm):
    """A criterion with its five levels in words, and its values for each operating model as grids."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        wanted = _("eine Zahl von 0 bis 1 erwartet.")
        for name in ("at_lowest", "at_highest"):
            self.put(name, ValuesField(rows=choices_of(OperatingModel), wanted=wanted, whole=True, **SHARE))
        levels = [_("Stufe %(level)s") % {"level": number} for number in range(5)]
        self.put("anchors", ListField(WordingFormField(label=""), labels=levels))
        self._put_curves()

    def _put_curves(self) -> None:
        models = choices_of(OperatingModel)
        columns = {number: NumberField(label=_("Stufe %(level)s") % {"level": number}) for number in BETWEEN}
        told = _("Nur wo der Wert zwischen Stufe 0 und 4 nicht gleichmäßig steigt oder fällt. Sonst leer lassen.")
        self.put("curves", CurvesField(columns, labels=[name for _code, name in models], help_text=told))
        kept = self.instance.curves or {}
        self.initial["curves"] = [dict(zip(BETWEEN, kept.get(code, ["", ""])[1:], strict=False)) for code, _n in models]

    def clean(self) -> dict[str, Any]:
        """Let every curve begin and end where the values do."""
        given = super().clean() or self.cleaned_data
        if given.get("curves") is not None and not {"at_lowest", "at_highest"} & self.errors.keys():
            given["curves"] = whole_curves(given["curves"], given["at_lowest"], given["at_highest"])
        return given


class NumberField(forms.CharField):
    """An exact number from 0 to 1, or nothing."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput({"size": 6, "inputmode": "decimal"})
        super().__init__(required=False, max_length=12, widget=widget, **options)

    def clean(self, value: Any) -> str:
        """Return it as text.

        :raises ValidationError: when it is none.
        """
        typed = super().clean(value)
        number = fraction_of(typed) if typed else None
        if typed and (number is None or not 0 <= number <= 1):
            raise ValidationError(_("eine Zahl von 0 bis 1 erwartet."), code="no_value")
        return "" if number is None else number_text(number)


class CurvesField(RowsField):
    """The three values between both ends for the models that have a curve of their own."""

    def __init__(self, columns: Mapping[str, forms.Field], **options: Any) -> None:
        super().__init__(columns, required=False, **options)

    def to_python(self, value: Any) -> dict[str, list[str]]:
        """Return the values by model."""
        rows = super().to_python(value)
        curves = {}
        for model, label, row in zip(OperatingModel, self.labels, rows, strict=False):
            typed = [row[number] for number in BETWEEN]
            if any(typed):
                if not all(typed):
                    told = _("Zeile %(row)s: Geben Sie alle drei Werte an oder keinen.") % {"row": label}
                    raise ValidationError(told, code="half_a_curve")
                curves[model.value] = typed
        return curves

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether another curve was sent."""
        before = {
            model.value: [row[number] for number in BETWEEN]
            for model, row in zip(OperatingModel, initial or [], strict=False)
            if any(row.get(number) for number in BETWEEN)
        }
        try:
            return self.to_python(data) != before
        except ValidationError:
            return True


def whole_curves(
    between: Mapping[str, list[str]], at_lowest: Mapping[str, str], at_highest: Mapping[str, str]
) -> dict[str, list[str]]:
    """Return curves with their ends, which are the values at level 0 and 4."""
    return {model: [at_lowest[model], *values, at_highest[model]] for model, values in between.items()}


class RuleForm(RowForm):
    """A rule: what it excludes, and when."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        edition, rule = self.edition_at_hand(), self.instance
        self.put("operating_models", TicksField(choices=choices_of(OperatingModel), kept=rule.operating_models))
        self.put("regulation", TicksField(choices=choices_of(DeviceRegulation), kept=rule.regulation))
        told = _("Alle Zeilen müssen zutreffen. Gefragt wird nach dem Merkmal der Anwendung.")
        letters = choices_in(edition, Criterion, [span["code"] for span in rule.criteria])
        self.put("criteria", spans(_("Merkmal"), letters, help_text=told))
        told = _("Alle Zeilen müssen zutreffen. Wer nicht oder mit „weiß nicht“ antwortet, den trifft die Regel nicht.")
        questions = choices_in(edition, Question, [*(span["code"] for span in rule.answers), *_said(rule.measure)])
        self.put("answers", spans(_("Frage"), questions, help_text=told))
        self.put("measure", one_of(questions, required=False))

    def clean(self) -> dict[str, Any]:
        """Refuse a rule that fires always, or for nothing."""
        given = super().clean() or self.cleaned_data
        forbids, models = given.get("effect") == RuleEffect.FORBIDS_MOVES, given.get("operating_models")
        if forbids and models:
            self.add_error("operating_models", _("Wer jeden Wechsel verbietet, nennt keine Modelle."))
        if not forbids and not models and "operating_models" in given:
            self.add_error("operating_models", _("Nennen Sie mindestens ein Modell."))
        asked = ("criteria", "answers", "health_data", "regulation")
        if not self.errors and not any(given.get(name) for name in asked):
            told = _("Diese Regel träfe immer zu: Nennen Sie Merkmal, Antwort, Gesundheitsdaten oder Regulierung.")
            raise ValidationError(told, code="always")
        return given


class ModifierForm(RowForm):
    """A modifier with its shifts as a grid."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        shifts = ValuesField(
            rows=choices_of(OperatingModel),
            fits=lambda value: -1 <= value <= 1,
            wanted=_("eine Zahl von -1 bis 1 erwartet."),
            whole=False,
        )
        self.put("shifts", shifts)
        self.put_questions(required=True)


class PresetForm(RowForm):
    """Weights as a grid of the edition's letters."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        letters = letters_of(self.edition_at_hand()) if "weights" in self.fields else []
        if letters:
            rows = [(one.code, f"{one.code} · {shown(one.name)}") for one in letters]
            wanted = _("eine Zahl ab 0 erwartet.")
            self.put("weights", ValuesField(rows=rows, fits=lambda value: value >= 0, wanted=wanted, whole=True))


class ThemeForm(RowForm):
    """A theme with its letters."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        letters = choices_in(self.edition_at_hand(), Criterion, self.instance.letters)
        self.put("letters", DistinctListField(one_of(letters, label=_("Merkmal"))))


def letters_of(edition: CatalogueEdition | None) -> list[Criterion]:
    """Return the criteria of an edition."""
    return list(Criterion.objects.filter(edition=edition)) if edition else []


def _said(code: str) -> list[str]:
    return [code] if code else []
