"""The law of an edition: rules, derived values, dates and states, all of them data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessments.domain.law.derived import Derived
from assessments.domain.law.language.conditions import names_in
from assessments.domain.law.legal_dates import LegalDate
from assessments.domain.law.program import Program, program_of
from assessments.domain.law.rules import LegalRule
from assessments.domain.law.states import StateLaw
from assessments.domain.law.vocabulary import CLOCK, Vocabulary, Word
from assessments.domain.text import Text


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something that could not be confirmed, by its number."""

    number: int
    text: Text


@dataclass(frozen=True)
class LawBook:
    """The law of one edition; ``compiled_on`` is the day of the text, ``federal_law_date`` that of the acts read."""

    edition: str
    compiled_on: date
    federal_law_date: date
    position: Text
    disclaimer: Text
    open_points: tuple[OpenPoint, ...]
    vocabulary: Vocabulary
    derived: tuple[Derived, ...]
    regimes: tuple[Word, ...]
    rules: tuple[LegalRule, ...]
    dates: tuple[LegalDate, ...]
    effects: tuple[Word, ...]
    states: tuple[StateLaw, ...]

    @cached_property
    def program(self) -> Program:
        """Return everything compiled, worked out once."""
        return program_of(
            self.vocabulary,
            self.derived,
            rules=tuple(rule.condition for rule in self.rules),
            dates=tuple(day.concerns for day in self.dates),
        )

    @cached_property
    def rules_by_id(self) -> dict[str, LegalRule]:
        """Return every rule by its id."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def rule_numbers(self) -> dict[str, int]:
        """Return the place of every rule, by id."""
        return {rule.id: number for number, rule in enumerate(self.rules)}

    @cached_property
    def states_by_code(self) -> dict[str, StateLaw]:
        """Return what was found about each Land."""
        return {state.state: state for state in self.states}

    @cached_property
    def rules_by_question(self) -> dict[str, tuple[str, ...]]:
        """Return the ids of the rules that an answer of the questionnaire can feed, by question code."""
        fed: dict[str, list[str]] = {}
        for rule in self.rules:
            facts = [self.vocabulary.facts[name] for name in self.names_behind(rule) if name not in CLOCK]
            for question in sorted({fact.answer.question for fact in facts if fact.answer}):
                fed.setdefault(question, []).append(rule.id)
        return {question: tuple(rules) for question, rules in sorted(fed.items())}

    def names_behind(self, rule: LegalRule) -> frozenset[str]:
        """Return the facts that a rule rests on, also by way of derived values."""
        return self.program.layout.roots_of(names_in(rule.condition.condition))
