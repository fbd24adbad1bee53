"""What all traces of one result share, and how one is written down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.domain.answers import Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.facts import Facts
from assessments.domain.rules import Rule
from assessments.domain.text import Text
from assessments.domain.trace.formulas import Formula, in_words
from assessments.domain.trace.values import Input, InputKind, Trace, answer_input


@dataclass(frozen=True, slots=True)
class Book:
    """The house behind a result, and the scoring version it was judged by."""

    edition: Edition
    sheet: Sheet
    weights: Mapping[str, Fraction]
    scoring_version: str

    def by_formula(self, reference: str, statement: Text, formula: Formula, inputs: Iterable[Input]) -> Trace:
        """Trace a statement to a formula of the method."""
        return self._trace(reference, statement, formula.value, in_words(formula), inputs)

    def by_rule(self, reference: str, statement: Text, rule: Rule, facts: Facts) -> Trace:
        """Trace a statement to a rule of the edition and what made it fire."""
        return self._trace(reference, statement, rule.code, rule.text, self._fired(rule, facts))

    def answers(self, codes: Iterable[str]) -> tuple[Input, ...]:
        """Return these answers as inputs, each once."""
        return tuple(answer_input(self.sheet, code) for code in dict.fromkeys(codes))

    def levels(self, facts: Facts, letters: Iterable[str] | None = None) -> tuple[Input, ...]:
        """Return levels of an application as inputs; an unknown one says so."""
        wanted = facts.levels if letters is None else letters
        return tuple(
            Input(InputKind.LEVEL, letter, "unknown" if letter in facts.unknown else str(facts.levels[letter]))
            for letter in wanted
        )

    def weighed(self) -> tuple[Input, ...]:
        """Return the weights as inputs."""
        return tuple(
            Input(InputKind.WEIGHT, letter, str(self.weights.get(letter, Fraction(0))))
            for letter in self.edition.criteria_by_letter
        )

    def traits(self) -> tuple[Input, ...]:
        """Return the answers that shape the traits of the house."""
        return self.answers(code for modifier in self.edition.modifiers for code in modifier.questions)

    def _fired(self, rule: Rule, facts: Facts) -> tuple[Input, ...]:
        regulated = (Input(InputKind.FACT, "regulation", facts.archetype.regulation.value),) if rule.regulation else ()
        health = (Input(InputKind.FACT, "health_data", "yes"),) if rule.health_data else ()
        return (
            *self.levels(facts, (one.code for one in rule.criteria)),
            *self.answers(one.code for one in rule.answers),
            *health,
            *regulated,
        )

    def _trace(self, reference: str, statement: Text, rule: str, how: Text, inputs: Iterable[Input]) -> Trace:
        return Trace(reference, statement, rule, how, tuple(inputs), self.edition.code, self.scoring_version)
