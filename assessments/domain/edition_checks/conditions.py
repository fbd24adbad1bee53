"""Conditions that can never hold, always hold, or wait for each other."""

from __future__ import annotations

from collections.abc import Iterator

from assessments.domain.catalogue import HIGHEST, LOWEST, Edition
from assessments.domain.edition_checks.findings import Finding, Severity
from assessments.domain.edition_parts import ElementKind
from assessments.domain.guidance import AnswersDisagree
from assessments.domain.knock_outs import is_of_kind
from assessments.domain.rules import Range, Rule, RuleEffect
from assessments.domain.wording import sentence


def findings_in_conditions(edition: Edition) -> Iterator[Finding]:
    """Yield what is wrong with the conditions of rules, checks and prerequisites."""
    for rule in edition.rules:
        for field, spans in (("criteria", rule.criteria), ("answers", rule.answers)):
            yield from _ranges(ElementKind.RULE, rule.code, field, spans)
        yield from _reach(edition, rule)
    for check in edition.checks:
        if isinstance(check.trigger, AnswersDisagree):
            yield from _ranges(ElementKind.CHECK, check.code, "trigger", check.trigger.answers)
    yield from _circles(edition)


def _ranges(element: ElementKind, code: str, field: str, spans: tuple[Range, ...]) -> Iterator[Finding]:
    bounds: dict[str, tuple[int, int]] = {}
    for span in spans:
        low, high = bounds.get(span.code, (LOWEST, HIGHEST))
        bounds[span.code] = max(low, span.at_least), min(high, span.at_most)
    for name, (low, high) in bounds.items():
        if low > high:
            text = sentence(
                "Die Bedingung an {name} kann nie zutreffen.", "The condition on {name} can never hold.", name=name
            )
            yield Finding(Severity.ERROR, "unreachable", element, code, field, text)
        elif (low, high) == (LOWEST, HIGHEST) and len(spans) > 1:
            text = sentence(
                "Die Bedingung an {name} trifft bei jeder Stufe zu.",
                "The condition on {name} holds at every level.",
                name=name,
            )
            yield Finding(Severity.WARNING, "always_true", element, code, field, text)


def _reach(edition: Edition, rule: Rule) -> Iterator[Finding]:
    if not any(is_of_kind(rule, archetype) for archetype in edition.archetypes):
        text = sentence(
            "Keine Anwendungsart hat diese Daten und ist so reguliert: Die Regel greift nie.",
            "No kind of application has these data and is regulated like this: the rule never fires.",
        )
        yield Finding(Severity.ERROR, "unreachable", ElementKind.RULE, rule.code, "regulation", text)
    if rule.effect is not RuleEffect.FORBIDS_MOVES and not rule.models:
        text = sentence("Die Regel betrifft kein Modell.", "The rule concerns no model.")
        yield Finding(Severity.ERROR, "no_model", ElementKind.RULE, rule.code, "operating_models", text)


def _circles(edition: Edition) -> Iterator[Finding]:
    """Yield every prerequisite that lies on a circle: its measure would wait for itself."""
    after: dict[str, set[str]] = {}
    for one in edition.prerequisites:
        after.setdefault(one.first, set()).add(one.question)
    for one in edition.prerequisites:
        if one.first in _reached(after, one.question):
            text = sentence(
                "Die Maßnahmen von {question} und {first} warten aufeinander.",
                "The measures of {question} and {first} wait for each other.",
                question=one.question,
                first=one.first,
            )
            code = f"{one.question}-{one.first}"
            yield Finding(Severity.ERROR, "cyclic", ElementKind.PREREQUISITE, code, "first", text)


def _reached(after: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting.extend(after.get(code, ()))
    return found
