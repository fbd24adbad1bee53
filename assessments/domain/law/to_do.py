"""The missing facts as a list to work through: first the one that keeps most rules open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assessments.domain.law.lawbook import LawBook
from assessments.domain.law.results import Finding, ToDo
from assessments.domain.law.vocabulary import Scope


@dataclass(slots=True)
class _Waiting:
    """What waits for one fact: rules, as bits in the order of the law, and steps; and whom it must be found out for."""

    rules: int = 0
    subjects: dict[str, None] = field(default_factory=dict)
    steps: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class OpenFacts:
    """Collects what findings miss, fact by fact. A rule counts once, however many steps it keeps waiting."""

    lawbook: LawBook
    found: dict[str, _Waiting] = field(default_factory=dict)

    def note(self, findings: Iterable[Finding], *, step: str, service: str) -> None:
        """Take down what the findings of the house (no step, no service), or of one step, miss."""
        facts = self.lawbook.vocabulary.facts
        subjects = {Scope.HOUSE: "", Scope.SERVICE: service, Scope.STEP: step}
        for fact, rules in self._rules_by_fact(findings).items():
            waiting = self.found.get(fact)
            if waiting is None:
                waiting = self.found[fact] = _Waiting()
            waiting.rules |= rules
            if subject := subjects[facts[fact].scope]:
                waiting.subjects[subject] = None
            if step:
                waiting.steps.append(step)

    def ordered(self) -> tuple[ToDo, ...]:
        """Return the list: most rules first, then most steps, then the order of the questions."""
        listed = [
            ToDo(fact, tuple(waiting.subjects), self._ids(waiting.rules), tuple(waiting.steps))
            for fact, waiting in self.found.items()
        ]
        asked = {name: number for number, name in enumerate(self.lawbook.vocabulary.facts)}
        return tuple(sorted(listed, key=lambda one: (-len(one.rules), -len(one.steps), asked[one.fact])))

    def _rules_by_fact(self, findings: Iterable[Finding]) -> dict[str, int]:
        numbers = self.lawbook.rule_numbers
        rules: dict[str, int] = {}
        for finding in findings:
            if finding.missing:
                rule = 1 << numbers[finding.rule.id]
                for fact in finding.missing:
                    rules[fact] = rules.get(fact, 0) | rule
        return rules

    def _ids(self, rules: int) -> tuple[str, ...]:
        return tuple(rule.id for number, rule in enumerate(self.lawbook.rules) if rules >> number & 1)
