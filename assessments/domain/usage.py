"""Where the elements of an edition are used: what an editor has to think of before changing or removing one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessments.domain.catalogue import Edition
from assessments.domain.edition_parts import ElementKind
from assessments.domain.guidance import AnswersDisagree, Check
from assessments.domain.text import Text


@dataclass(frozen=True, slots=True)
class Use:
    """An element that names another one."""

    kind: ElementKind
    code: str
    text: Text


def uses_of_question(edition: Edition, code: str) -> tuple[Use, ...]:
    """Return what names a question: rules, modifiers, orders, paces, objections, checks."""
    return tuple(_of_question(edition, code))


def uses_of_letter(edition: Edition, letter: str) -> tuple[Use, ...]:
    """Return what names a criterion: rules, weights, themes; every archetype has a level for it anyway."""
    return tuple(_of_letter(edition, letter))


def uses_of_archetype(edition: Edition, code: str) -> tuple[Use, ...]:
    """Return the clusters an archetype belongs to."""
    return tuple(Use(ElementKind.CLUSTER, one.code, one.title) for one in edition.clusters if code in one.members)


def _of_question(edition: Edition, code: str) -> Iterator[Use]:
    for rule in edition.rules:
        if code in (rule.measure, *(part.code for part in rule.answers)):
            yield Use(ElementKind.RULE, rule.code, rule.text)
    yield from (Use(ElementKind.MODIFIER, one.code, one.name) for one in edition.modifiers if code in one.questions)
    for order in edition.prerequisites:
        if code in (order.question, order.first):
            yield Use(ElementKind.PREREQUISITE, f"{order.first} → {order.question}", order.reason)
    yield from (Use(ElementKind.PACE, one.code, one.name) for one in edition.paces if code in one.questions)
    yield from (Use(ElementKind.OBJECTION, one.code, one.title) for one in edition.objections if code in one.questions)
    yield from (Use(ElementKind.CHECK, one.code, one.text) for one in edition.checks if code in _questions_of(one))


def _questions_of(check: Check) -> frozenset[str]:
    trigger = check.trigger
    read = (part.code for part in trigger.answers) if isinstance(trigger, AnswersDisagree) else ()
    return frozenset((*check.questions, *read))


def _of_letter(edition: Edition, letter: str) -> Iterator[Use]:
    for rule in edition.rules:
        if letter in {part.code for part in rule.criteria}:
            yield Use(ElementKind.RULE, rule.code, rule.text)
    for theme in edition.themes:
        if letter in theme.letters:
            yield Use(ElementKind.THEME, theme.code, theme.name)
    for preset in edition.presets:
        if preset.weights.get(letter):
            yield Use(ElementKind.PRESET, preset.code, preset.name)
