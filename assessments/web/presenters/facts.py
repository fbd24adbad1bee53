"""Facts in words: questions, values, and what each is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from assessments.domain.law.facts import FactValue
from assessments.domain.law.lawbook import LawBook
from assessments.domain.law.rules import LegalRule
from assessments.domain.law.vocabulary import CLOCK, Fact
from assessments.templatetags.wording import day, text


@dataclass(frozen=True, slots=True)
class Said:
    """A fact with what is known of it, in words; ``value`` is empty where it is not one value."""

    question: str
    value: str


def rules_fed(law: LawBook) -> dict[str, tuple[LegalRule, ...]]:
    """Return the rules that each fact feeds, also by way of derived values, in the order of the law."""
    fed: dict[str, list[LegalRule]] = {}
    for rule in law.rules:
        for name in law.names_behind(rule) - CLOCK.keys():
            fed.setdefault(name, []).append(rule)
    return {name: tuple(rules) for name, rules in fed.items()}


def said(law: LawBook, name: str, values: Mapping[str, FactValue]) -> Said:
    """Return what is known under ``name``."""
    value = values.get(name)
    return Said(text(law.vocabulary.wording_of(name)), "" if value is None else words_of(law, name, value))


def words_of(law: LawBook, name: str, value: FactValue | None) -> str:
    """Return a value as people read it."""
    match value:
        case None:
            return _("nicht bekannt")
        case bool():
            return _("Ja") if value else _("Nein")
        case int():
            return number_format(value, use_l10n=True, force_grouping=True)
        case str():
            return _labels(law.vocabulary.facts[name], [value])
        case frozenset():
            return _labels(law.vocabulary.facts[name], value) or _("keine")
        case _:
            return day(value)


def _labels(fact: Fact, words: Iterable[str]) -> str:
    wanted = set(words)
    return ", ".join(text(word.label) for word in fact.words if word.code in wanted)
