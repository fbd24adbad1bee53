"""The forms of what an edition advises: what comes first, how fast, objections, places to look again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from assessments.admin.choosing import choices_in, level, one_of
from assessments.admin.grids import LevelValuesField, fraction_of
from assessments.admin.judgement_forms import spans
from assessments.admin.row_forms import RowForm
from assessments.admin.rows import DistinctListField
from assessments.domain.operating_models import OperatingModel
from assessments.domain.writing.numbers import number_text
from assessments.models import Archetype, Criterion, Prerequisite, Question, TriggerKind
from assessments.models.fields import choices_of
from assessments.models.guidance import FigureChoices

MOST_MOVES_A_YEAR = 52
MOST_BEDS = 10_000


class PrerequisiteForm(RowForm):
    """Two questions, of which the code is made."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        questions = choices_in(self.edition_at_hand(), Question) if "first" in self.fields else ()
        for name in ("question", "first"):
            self.put(name, one_of(questions))

    def clean(self) -> dict[str, Any]:
        """Make the code, once for ever."""
        given = super().clean() or self.cleaned_data
        if self.instance.pk is None and given.get("question") and given.get("first"):
            if given["question"] == given["first"]:
                raise ValidationError(_("Eine Frage kommt nicht vor sich selbst."), code="itself")
            code = f"{given['question']}-{given['first']}"
            if Prerequisite.objects.filter(edition=given.get("edition"), code=code).exists():
                raise ValidationError(_("Diese Voraussetzung gibt es schon."), code="double")
            self.instance.code = code
        return given


class PaceForm(RowForm):
    """A factor for each level."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.put_questions(required=True)
        wanted = _("eine Zahl ab 0 erwartet.")
        told = _("Mit diesem Faktor werden die Umzüge eines Jahres malgenommen, zum Beispiel 0,75.")
        factors = LevelValuesField(fits=lambda value: 0 <= value <= MOST_MOVES_A_YEAR, wanted=wanted, help_text=told)
        self.put("by_level", factors)


class PlanningFigureForm(RowForm):
    """One of the few assumptions a plan knows."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.put("code", one_of(FigureChoices.choices))
        if "code" in self.fields:
            self.fields["code"].label = _("Annahme")


class ObjectionForm(RowForm):
    """An objection with the questions that settle it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.put_questions(required=True)


class CheckForm(RowForm):
    """A place to look again: each kind has fields of its own, of which the trigger is made."""

    answers = forms.Field()
    criterion = forms.Field()
    at_least = level(required=False)
    at_most = level(required=False)
    model = forms.Field()
    beds_from = forms.IntegerField(min_value=1, max_value=MOST_BEDS, required=False)
    archetypes = forms.Field()
    known_below = forms.CharField(max_length=12, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "kind" not in self.fields:
            return
        self.put_questions(required=False)
        edition, trigger = self.edition_at_hand(), self.instance.trigger or {}
        span = trigger.get("criterion") or {}
        asked = [one["code"] for one in trigger.get("answers", ())]
        questions = choices_in(edition, Question, asked)
        letters = choices_in(edition, Criterion, [span["code"]] if span else ())
        kinds = choices_in(edition, Archetype, trigger.get("archetypes", ()))
        told = _("Trifft zu, wenn alle Zeilen zutreffen; mindestens zwei.")
        for name, field in {
            "answers": spans(_("Frage"), questions, help_text=told),
            "criterion": one_of(letters, required=False),
            "model": one_of(choices_of(OperatingModel), required=False),
            "archetypes": DistinctListField(one_of(kinds, label=_("Anwendungsart")), required=False),
        }.items():
            self.put(name, field)
        self._name()
        self.initial.update(trigger)
        self.initial["criterion"] = span.get("code", "")
        self.initial["at_least"], self.initial["at_most"] = span.get("at_least", 0), span.get("at_most", 4)

    def _name(self) -> None:
        labels = {
            "answers": _("Antworten"),
            "criterion": _("Merkmal"),
            "at_least": _("von Stufe"),
            "at_most": _("bis Stufe"),
            "model": _("läuft als oder könnte laufen als"),
            "beds_from": _("Häuser ab Betten"),
            "archetypes": _("diese Anwendungsarten erwarten"),
            "known_below": _("bekannter Anteil der Antworten unter"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
        self.fields["known_below"].help_text = _("Eine Zahl von 0 bis 1, zum Beispiel 0,5.")

    def clean(self) -> dict[str, Any]:
        """Make the trigger of the kind that was chosen, of its fields alone."""
        given = super().clean() or self.cleaned_data
        kind = given.get("kind")
        if kind and not self.errors:
            self.instance.trigger = self._trigger(TriggerKind(kind), given)
        return given

    def _trigger(self, kind: TriggerKind, given: dict[str, Any]) -> dict[str, Any]:
        match kind:
            case TriggerKind.ANSWERS:
                if len(given["answers"]) < 2:
                    self.add_error("answers", _("Nennen Sie mindestens zwei Antworten, die einander widersprechen."))
                return {"answers": given["answers"]}
            case TriggerKind.DENIAL:
                self._require(given, "criterion", "model", "at_least", "at_most")
                if not self.errors and given["at_least"] > given["at_most"]:
                    self.add_error("at_most", _("Von dieser bis zu jener Stufe liegt keine."))
                span = {"code": given["criterion"], "at_least": given["at_least"], "at_most": given["at_most"]}
                return {"criterion": span, "model": given["model"]}
            case TriggerKind.INVENTORY:
                self._require(given, "beds_from", "archetypes")
                return {"beds_from": given["beds_from"], "archetypes": given["archetypes"]}
            case TriggerKind.DEFAULTS:
                share = fraction_of(given["known_below"])
                if share is None or not 0 <= share <= 1:
                    self.add_error("known_below", _("eine Zahl von 0 bis 1 erwartet."))
                    return {}
                return {"known_below": number_text(share)}

    def _require(self, given: dict[str, Any], *names: str) -> None:
        for name in names:
            if given.get(name) in (None, "", []):
                self.add_error(name, _("Bei dieser Art nötig."))
