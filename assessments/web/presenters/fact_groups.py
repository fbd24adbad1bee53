"""The facts of a form by regime, each with the rules it feeds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import forms

from assessments.domain.law.facts import FactValue
from assessments.domain.law.gathering import recorded_by_name
from assessments.domain.law.lawbook import LawBook
from assessments.domain.law.rules import LegalRule
from assessments.domain.law.vocabulary import Fact, Scope
from assessments.domain.text import Text
from assessments.domain.workspace import Workspace
from assessments.web.forms.facts import VERSION, WAS, FactsForm
from assessments.web.presenters.facts import rules_fed, words_of
from assessments.web.presenters.law_places import asking


@dataclass(frozen=True, slots=True)
class FactCard:
    """A fact with its field and what it is asked for."""

    field: forms.BoundField
    hidden: tuple[forms.BoundField, ...]
    rules: tuple[LegalRule, ...]
    assumed: str  # in words


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The facts of a regime."""

    code: str
    title: Text
    cards: tuple[FactCard, ...]


def house_facts(law: LawBook, workspace: Workspace) -> tuple[Fact, ...]:
    """Return the facts about the house to ask for by name: nothing that profile or answers say, or still can say."""
    levels = workspace.sheet.levels()
    return tuple(
        fact
        for fact in recorded_by_name(law.vocabulary, Scope.HOUSE)
        if not asking(fact, workspace) and not _answered(fact, levels)
    )


def fact_groups(
    law: LawBook, form: FactsForm, *, names: Iterable[str] | None = None, assumed: Mapping[str, FactValue] | None = None
) -> tuple[FactGroup, ...]:
    """Return the fields of a form, or those of ``names``, by the regime of the first rule each feeds.

    ``assumed`` holds what counts while nobody says otherwise.
    """
    fed, wanted = rules_fed(law), frozenset(form.facts if names is None else names)
    cards = {name: _card(law, form, name, fed.get(name, ()), assumed or {}) for name in form.facts if name in wanted}
    regimes = {name: card.rules[0].regime for name, card in cards.items() if card.rules}
    return tuple(
        FactGroup(regime.code, regime.label, mine)
        for regime in law.regimes
        if (mine := tuple(cards[name] for name in cards if regimes.get(name) == regime.code))
    )


def known_of(facts: Iterable[Fact], names: Iterable[str]) -> int:
    """Return how many of ``facts`` are among the known ``names``."""
    known = set(names)
    return sum(fact.name in known for fact in facts)


def _answered(fact: Fact, levels: Mapping[str, int]) -> bool:
    return fact.answer is not None and levels.get(fact.answer.question) in fact.answer.levels


def _card(
    law: LawBook, form: FactsForm, name: str, rules: tuple[LegalRule, ...], assumed: Mapping[str, FactValue]
) -> FactCard:
    said = form.initial[WAS + name]
    words = words_of(law, name, assumed[name]) if name in assumed and not said else ""
    return FactCard(form[name], (form[VERSION + name], form[WAS + name]), rules, words)
