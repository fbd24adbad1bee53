"""The forms of the law: conditions are checked by the real parser while they are saved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.admin.choosing import NOTHING, PlainSelect, choices_in, fact_choices, one_of
from assessments.admin.lists import FactsField, LevelsField, SourcesField, WordCasesField, WordsField
from assessments.admin.row_forms import RowForm
from assessments.admin.rows import DistinctListField
from assessments.domain.law.language.kinds import Names
from assessments.domain.law.language.tokens import LONGEST
from assessments.domain.law.rules import Status
from assessments.domain.reading.law_facts import FACT_NAME, PROFILE
from assessments.domain.reading.law_rules import RULE_ID
from assessments.domain.text import SOURCE_LANGUAGE, Text
from assessments.models import LegalFact, LegalRule, OpenPoint, Question
from assessments.models.law_choices import FactKindChoices
from assessments.services.law_checks import case_problems, condition_problems, names_of_edition

CASES = {status: f"case_{status.value}" for status in Status}


class ConditionField(forms.CharField):
    """A condition of the law; line ends are those of the language."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:
        widget = forms.Textarea({"rows": rows, "class": "vLargeTextField code", "spellcheck": "false"})
        super().__init__(**{"widget": widget, "max_length": LONGEST, **options})

    def to_python(self, value: Any) -> Any:
        """Return the text without the carriage returns that browsers send."""
        text = super().to_python(value)
        return "\n".join(text.splitlines()) if isinstance(text, str) else text


class LawForm(RowForm):
    """What the forms of the law share: the names of the edition. Model and columns come from the admin."""

    codes: re.Pattern[str] | None = None
    codes_look_like: Any = ""

    @cached_property
    def names(self) -> Names:
        """Return the names that conditions may use."""
        edition = self.edition_at_hand()
        return names_of_edition(edition) if edition else {}

    def clean_code(self) -> str:
        """Refuse a code that the law cannot be read with."""
        code: str = self.cleaned_data["code"]
        if self.codes and not self.codes.fullmatch(code):
            raise ValidationError(self.codes_look_like, code="no_code")
        return code

    def refuse(self, field: str, problems: Iterable[Text]) -> None:
        """Tell every problem at the field it is about."""
        language = get_language() or SOURCE_LANGUAGE
        found = [ValidationError(problem.in_language(language), code="not_sound") for problem in problems]
        if found:
            self.add_error(field, ValidationError(found))


class LegalRuleForm(LawForm):
    """A rule with its three cases."""

    codes, codes_look_like = RULE_ID, _("Eine Regel heißt R und drei Ziffern, zum Beispiel R104.")

    condition = ConditionField(label=_("Bedingung"))
    case_applies = forms.Field(label=_("Beispiel: trifft zu"))
    case_not_applicable = forms.Field(label=_("Beispiel: trifft nicht zu"))
    case_unknown = forms.Field(label=_("Beispiel: nicht zu sagen"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.put("sources", SourcesField(required=False))
        if "open_points" in self.fields:
            points = choices_in(self.edition_at_hand(), OpenPoint, map(str, self.instance.open_points))
            number = forms.TypedChoiceField(
                choices=[NOTHING, *points], coerce=int, label=_("offener Punkt"), widget=PlainSelect
            )
            self.put("open_points", DistinctListField(number, required=False))
        if CASES.values() & self.fields.keys():
            self._put_cases()

    def _put_cases(self) -> None:
        edition, cases = self.edition_at_hand(), self.instance.cases or {}
        stored = [name for facts in cases.values() for name in facts]
        facts = [*fact_choices(edition), *((name, name) for name in stored if name not in self.names)]
        told = {
            Status.APPLIES: _("Was man weiß, wenn die Regel zutrifft. Mehrere Wörter mit Komma: DE, THIRD."),
            Status.UNKNOWN: _("Ohne Zeile: Nichts ist bekannt."),
        }
        for status, field in CASES.items():
            nothing: dict[str, Any] | None = {} if status is Status.UNKNOWN else None
            self.put(field, FactsField(self.names, facts, nothing=nothing, help_text=told.get(status, "")))
            self.initial.setdefault(field, cases.get(status.value))

    def clean(self) -> dict[str, Any]:
        """Check the condition and the cases against the names of the edition."""
        given = super().clean() or self.cleaned_data
        if condition := given.get("condition"):
            self.refuse("condition", condition_problems(condition, self.names, may_ask=True))
        for field in CASES.values():
            if given.get(field):
                self.refuse(field, case_problems(given[field], self.names))
        cases = {status.value: given.get(field) for status, field in CASES.items()}
        self.instance.cases = {status: facts for status, facts in cases.items() if facts is not None}
        return given


class DerivedValueForm(LawForm):
    """A derived value: a condition, or words with their cases."""

    codes = FACT_NAME
    codes_look_like = _("Ein Name besteht aus Kleinbuchstaben, Ziffern und Unterstrichen.")

    when = ConditionField(label=_("trifft zu, wenn"), required=False, help_text=_("Nur ohne Wörter."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.put("words", WordsField(required=False))
        told = _("Der erste Fall, dessen Bedingung zutrifft, entscheidet.")
        condition = ConditionField(label=_("Bedingung"), rows=2)
        self.put("cases", WordCasesField(condition, required=False, help_text=told))

    def clean(self) -> dict[str, Any]:
        """Check every condition; words of cases are words of the value."""
        given = super().clean() or self.cleaned_data
        if given.get("when"):
            self.refuse("when", condition_problems(given["when"], self.names, may_ask=False))
        words = {word["code"] for word in given.get("words") or ()}
        for case in given.get("cases") or ():
            self.refuse("cases", condition_problems(case["when"], self.names, may_ask=False))
            if case["word"] not in words:
                self.add_error("cases", _("Ein Fall nennt ein Wort, das es hier nicht gibt."))
        if given.get("otherwise") and given["otherwise"] not in words:
            self.add_error("otherwise", _("Dieses Wort gibt es hier nicht."))
        return given


class LegalDateForm(LawForm):
    """A day of the calendar with whom it concerns."""

    concerns = ConditionField(label=_("betrifft, wenn"))

    def clean(self) -> dict[str, Any]:
        """Check the condition."""
        given = super().clean() or self.cleaned_data
        if given.get("concerns"):
            self.refuse("concerns", condition_problems(given["concerns"], self.names, may_ask=False))
        return given


class LegalFactForm(LawForm):
    """A fact with its question."""

    codes = FACT_NAME
    codes_look_like = _("Ein Name besteht aus Kleinbuchstaben, Ziffern und Unterstrichen.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.put("words", WordsField(required=False))
        self.put("answer_levels", LevelsField(help_text=_("ja, nein, eine Zahl oder ein Wort. Leer: sagt nichts.")))
        if "answer_question" in self.fields:
            edition, fact = self.edition_at_hand(), self.instance
            questions = choices_in(edition, Question, [fact.answer_question] if fact.answer_question else ())
            others = choices_in(edition, LegalFact, [fact.implied_by] if fact.implied_by else ())
            self.put("answer_question", one_of(questions, required=False))
            self.put("implied_by", one_of([one for one in others if one[0] != fact.code], required=False))
            self.put("profile", one_of([(name, name) for name in PROFILE], required=False))

    def clean(self) -> dict[str, Any]:
        """Keep words to the kinds that have them."""
        given = super().clean() or self.cleaned_data
        if "kind" in self.fields and "words" in self.fields:
            has_words = given.get("kind") in (FactKindChoices.ENUM, FactKindChoices.SET)
            if has_words and not given.get("words"):
                self.add_error("words", _("Diese Art von Angabe braucht Wörter."))
            elif not has_words and given.get("words"):
                self.add_error("words", _("Diese Art von Angabe hat keine Wörter."))
        return given


class StateLawForm(LawForm):
    """What was found about a Land."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.put("sources", SourcesField())
        if "rules" in self.fields:
            rules = choices_in(self.edition_at_hand(), LegalRule, self.instance.rules)
            self.put("rules", DistinctListField(one_of(rules, label=_("Regel")), required=False))
