"""Facts the law asks for by name: about the house, a service or a step. Each may stay unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from assessments.domain.law.facts import FactValue
from assessments.domain.law.language.kinds import Kind
from assessments.domain.law.stored_facts import as_line
from assessments.domain.law.vocabulary import Fact
from assessments.services.register_reading import FactCard
from assessments.templatetags.wording import text
from assessments.web.forms.days import DayField
from assessments.web.forms.fields import WholeNumberField
from assessments.web.forms.truths import WRONG_CHOICE, truth_field, truth_of, word_field, word_of
from assessments.web.forms.versions import version_field

HIGHEST_NUMBER = 1_000_000_000
LONGEST_LINE = 500
VERSION, WAS = "version-", "was-"


class FactsForm(forms.Form):
    """Asks for facts in the words of the vocabulary.

    Beside each fact go the version it was written on, and what the page showed: what nobody touched is not sent on, so
    that an open page never stands against a colleague's newer fact.
    """

    def __init__(self, data: QueryDict | None = None, *, facts: Iterable[Fact], known: Mapping[str, FactCard]) -> None:
        """Start from what is ``known``."""
        self.facts = {fact.name: fact for fact in facts}
        cards = {name: known.get(name, FactCard(None, 0)) for name in self.facts}
        super().__init__(data, initial=_initial(self.facts, cards))
        for name, fact in self.facts.items():
            self.fields[name] = field_of(fact)
            self.fields[VERSION + name] = version_field(required=False)
            self.fields[WAS + name] = forms.CharField(max_length=LONGEST_LINE, required=False, widget=forms.HiddenInput)

    def given(self) -> dict[str, FactValue | None]:
        """Return what was changed on the page; None takes a fact back."""
        values = {name: value_of(fact, self.cleaned_data[name]) for name, fact in self.facts.items()}
        return {name: value for name, value in values.items() if line_of(value) != self.cleaned_data[WAS + name]}

    def base_versions(self) -> dict[str, int]:
        """Return the version each fact was written on."""
        return {name: self.cleaned_data[VERSION + name] or 0 for name in self.facts}


def field_of(fact: Fact) -> forms.Field:
    """Return the field that reads a value of this kind."""
    label = text(fact.question)
    match fact.kind:
        case Kind.BOOL:
            return truth_field(label)
        case Kind.ENUM:
            return word_field(label, [(word.code, text(word.label)) for word in fact.words])
        case Kind.SET:
            return forms.MultipleChoiceField(
                label=label,
                choices=[(word.code, text(word.label)) for word in fact.words],
                required=False,
                widget=forms.CheckboxSelectMultiple,
                error_messages=WRONG_CHOICE,
            )
        case Kind.INT:
            return WholeNumberField(
                lowest=0,
                highest=HIGHEST_NUMBER,
                required=False,
                label=label,
                widget=forms.TextInput(attrs={"class": "input-short"}),
            )
        case Kind.DATE:
            return DayField(required=False, label=label)


def value_of(fact: Fact, cleaned: Any) -> FactValue | None:
    """Return the value that a form field of this kind read; None when it is not known."""
    match fact.kind:
        case Kind.BOOL:
            return truth_of(cleaned)
        case Kind.SET:
            return frozenset(cleaned) or None
        case _:
            return None if cleaned in ("", None) else cleaned


def line_of(value: FactValue | None) -> str:
    """Return a value as one line, empty when it is not known."""
    return "" if value is None else as_line(value)


def shown(fact: Fact, value: FactValue | None) -> object:
    """Return what the field of ``fact`` shows for a value."""
    match value:
        case bool() | None if fact.kind is Kind.BOOL:
            return word_of(value)
        case frozenset():
            return sorted(value)
        case None:
            return ""
        case _:
            return value


def _initial(facts: Mapping[str, Fact], cards: Mapping[str, FactCard]) -> dict[str, object]:
    values = {name: shown(fact, cards[name].value) for name, fact in facts.items()}
    versions = {VERSION + name: card.version for name, card in cards.items()}
    return {**values, **versions, **{WAS + name: line_of(card.value) for name, card in cards.items()}}
