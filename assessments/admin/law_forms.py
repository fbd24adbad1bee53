"""The forms of the law: conditions are checked by the real parser while they are saved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.admin.lines import (
    CodesField,
    FactsField,
    LevelsField,
    NumbersField,
    SourcesField,
    WordCasesField,
    WordsField,
)
from assessments.domain.law.language.kinds import Names
from assessments.domain.law.language.tokens import LONGEST
from assessments.domain.law.rules import Status
from assessments.domain.reading.law_facts import FACT_NAME
from assessments.domain.reading.law_rules import RULE_ID
from assessments.domain.text import SOURCE_LANGUAGE, Text
from assessments.models import CatalogueEdition
from assessments.models.law_choices import FactKindChoices
from assessments.services.law_checks import case_problems, condition_problems, names_of_edition

CASES = {status: f"case_{status.value}" for status in Status}


class ConditionField(forms.CharField):
    """A condition of the law; line ends are those of the language."""

    def __init__(self, **options: Any) -> None:
        widget = forms.Textarea({"rows": 4, "class": "vLargeTextField code", "spellcheck": "false"})
        super().__init__(**{"widget": widget, "max_length": LONGEST, **options})

    def to_python(self, value: Any) -> Any:
        """Return the text without the carriage returns that browsers send."""
        text = super().to_python(value)
        return "\n".join(text.splitlines()) if isinstance(text, str) else text


class LawForm(forms.ModelForm):  # type: ignore[type-arg]
    """What the forms of the law share: the names of the edition. Model and columns come from the admin."""

    codes: re.Pattern[str] | None = None
    codes_look_like: Any = ""

    def edition(self) -> CatalogueEdition | None:
        """Return the edition the row belongs to, None while nobody has said."""
        if self.instance.edition_id:
            belongs_to: CatalogueEdition = self.instance.edition
            return belongs_to
        chosen = self.cleaned_data.get("edition")
        return chosen if isinstance(chosen, CatalogueEdition) else None

    def names(self) -> Names:
        """Return the names that conditions may use."""
        edition = self.edition()
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
    sources = SourcesField(
        label=_("Quellen"), required=False, help_text=_("Je Zeile: Titel | https://… (ohne Seite: Titel | title)")
    )
    open_points = NumbersField(label=_("offene Punkte"), required=False, help_text=_("Je Zeile eine Nummer."))
    case_applies = FactsField(
        label=_("Beispiel: trifft zu"),
        required=False,
        help_text=_("Je Zeile: Angabe: Wert. Wörter einer Menge in eckigen Klammern: provider.places: [DE, THIRD]"),
    )
    case_not_applicable = FactsField(label=_("Beispiel: trifft nicht zu"), required=False)
    case_unknown = FactsField(
        label=_("Beispiel: nicht zu sagen"), required=False, help_text=_("Ein einzelner Strich: nichts ist bekannt.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for status, field in CASES.items():
            if field in self.fields:
                self.initial.setdefault(field, (self.instance.cases or {}).get(status.value))

    def clean(self) -> dict[str, Any]:
        """Check the condition and the cases against the names of the edition."""
        given = super().clean() or self.cleaned_data
        names = self.names()
        if condition := given.get("condition"):
            self.refuse("condition", condition_problems(condition, names, may_ask=True))
        for field in CASES.values():
            if given.get(field):
                self.refuse(field, case_problems(given[field], names))
        cases = {status.value: given.get(field) for status, field in CASES.items()}
        self.instance.cases = {status: facts for status, facts in cases.items() if facts is not None}
        return given


class DerivedValueForm(LawForm):
    """A derived value: a condition, or words with their cases."""

    codes = FACT_NAME
    codes_look_like = _("Ein Name besteht aus Kleinbuchstaben, Ziffern und Unterstrichen.")

    when = ConditionField(label=_("trifft zu, wenn"), required=False, help_text=_("Nur ohne Wörter."))
    words = WordsField(label=_("Wörter"), required=False, help_text=_("Je Zeile: WORT | deutsch | englisch"))
    cases = WordCasesField(
        label=_("Fälle"),
        required=False,
        help_text=_("Je Zeile: WORT: Bedingung. Die erste, die zutrifft, entscheidet."),
    )

    def clean(self) -> dict[str, Any]:
        """Check every condition; words of cases are words of the value."""
        given = super().clean() or self.cleaned_data
        names = self.names()
        if given.get("when"):
            self.refuse("when", condition_problems(given["when"], names, may_ask=False))
        words = {word["code"] for word in given.get("words") or ()}
        for case in given.get("cases") or ():
            self.refuse("cases", condition_problems(case["when"], names, may_ask=False))
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
            self.refuse("concerns", condition_problems(given["concerns"], self.names(), may_ask=False))
        return given


class LegalFactForm(LawForm):
    """A fact with its question."""

    codes = FACT_NAME
    codes_look_like = _("Ein Name besteht aus Kleinbuchstaben, Ziffern und Unterstrichen.")

    words = WordsField(label=_("Wörter"), required=False, help_text=_("Je Zeile: WORT | deutsch | englisch"))
    answer_levels = LevelsField(
        label=_("was die Stufen sagen"), required=False, help_text=_("Je Zeile: Stufe: Wert, zum Beispiel 0: false")
    )

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

    sources = SourcesField(label=_("Quellen"), help_text=_("Je Zeile: Titel | https://… (ohne Seite: Titel | title)"))
    rules = CodesField(label=_("Regeln"), required=False, help_text=_("Je Zeile der Code einer Regel."))

    def clean(self) -> dict[str, Any]:
        """Refuse rules that the edition does not have."""
        given = super().clean() or self.cleaned_data
        edition = self.edition()
        if edition and given.get("rules"):
            known = set(edition.legalrule_set.values_list("code", flat=True))
            for code in given["rules"]:
                if code not in known:
                    self.add_error(
                        "rules", ValidationError(_("Eine Regel %(code)s gibt es nicht."), params={"code": code})
                    )
        return given
