"""Codes that point to nothing, and criteria that somebody forgot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from assessments.domain.catalogue import Edition
from assessments.domain.edition_checks.findings import Finding, Severity
from assessments.domain.edition_parts import ElementKind
from assessments.domain.edition_words import ELEMENT_NAMES
from assessments.domain.guidance import AnswersDisagree, ArchetypesMissing, Check, DefaultsOnly, LevelDeniesModel
from assessments.domain.wording import sentence


@dataclass(frozen=True, slots=True)
class _Reference:
    """The codes in a field of an element, and what kind of element they name."""

    element: ElementKind
    code: str
    field: str
    target: ElementKind
    codes: tuple[str, ...]


def findings_in_references(edition: Edition) -> Iterator[Finding]:
    """Yield every code that names nothing, and every criterion without a level or a weight."""
    known: dict[ElementKind, Collection[str]] = {
        ElementKind.CHECKLIST: {item.code for item in edition.checklist},
        ElementKind.QUESTION: edition.questions,
        ElementKind.GROUP: {group.code for group in edition.groups},
        ElementKind.ARCHETYPE: edition.archetypes_by_code,
        ElementKind.CRITERION: edition.criteria_by_letter,
    }
    for one in _references(edition):
        for code in one.codes:
            if code not in known[one.target]:
                text = sentence(
                    "{kind} „{code}“ gibt es nicht.",
                    "There is no {kind} “{code}”.",
                    kind=ELEMENT_NAMES[one.target],
                    code=code,
                )
                yield Finding(Severity.ERROR, "dangling_code", one.element, one.code, one.field, text)
    yield from _forgotten(edition)


def _references(edition: Edition) -> Iterator[_Reference]:
    kinds = ElementKind
    for question in edition.questions.values():
        yield _Reference(kinds.QUESTION, question.code, "checklist", kinds.CHECKLIST, question.checklist)
    for archetype in edition.archetypes:
        yield _Reference(kinds.ARCHETYPE, archetype.code, "group", kinds.GROUP, (archetype.group,))
        yield _Reference(kinds.ARCHETYPE, archetype.code, "codes", kinds.CRITERION, tuple(archetype.codes))
    for cluster in edition.clusters:
        yield _Reference(kinds.CLUSTER, cluster.code, "members", kinds.ARCHETYPE, cluster.members)
    for rule in edition.rules:
        cure = (rule.measure,) if rule.measure else ()
        letters, asked = (tuple(span.code for span in spans) for spans in (rule.criteria, rule.answers))
        yield _Reference(kinds.RULE, rule.code, "criteria", kinds.CRITERION, letters)
        yield _Reference(kinds.RULE, rule.code, "answers", kinds.QUESTION, asked)
        yield _Reference(kinds.RULE, rule.code, "measure", kinds.QUESTION, cure)
    for preset in edition.presets:
        yield _Reference(kinds.PRESET, preset.code, "weights", kinds.CRITERION, tuple(preset.weights))
    for theme in edition.themes:
        yield _Reference(kinds.THEME, theme.code, "letters", kinds.CRITERION, theme.letters)
    yield from _of_guidance(edition)


def _of_guidance(edition: Edition) -> Iterator[_Reference]:
    kinds = ElementKind
    for modifier in edition.modifiers:
        yield _Reference(kinds.MODIFIER, modifier.code, "questions", kinds.QUESTION, modifier.questions)
    for one in edition.prerequisites:
        code = f"{one.question}-{one.first}"
        yield _Reference(kinds.PREREQUISITE, code, "question", kinds.QUESTION, (one.question, one.first))
    for pace in edition.paces:
        yield _Reference(kinds.PACE, pace.code, "questions", kinds.QUESTION, pace.questions)
    for objection in edition.objections:
        yield _Reference(kinds.OBJECTION, objection.code, "questions", kinds.QUESTION, objection.questions)
    for check in edition.checks:
        yield _Reference(kinds.CHECK, check.code, "questions", kinds.QUESTION, check.questions)
        yield from _of_trigger(check)


def _of_trigger(check: Check) -> Iterator[_Reference]:
    kinds = ElementKind
    match check.trigger:
        case AnswersDisagree(answers):
            asked = tuple(span.code for span in answers)
            yield _Reference(kinds.CHECK, check.code, "trigger", kinds.QUESTION, asked)
        case LevelDeniesModel(criterion):
            yield _Reference(kinds.CHECK, check.code, "trigger", kinds.CRITERION, (criterion.code,))
        case ArchetypesMissing(_, archetypes):
            yield _Reference(kinds.CHECK, check.code, "trigger", kinds.ARCHETYPE, archetypes)
        case DefaultsOnly():
            return
        case _:
            assert_never(check.trigger)


def _forgotten(edition: Edition) -> Iterator[Finding]:
    held: Iterable[tuple[ElementKind, str, str, Collection[str]]] = (
        *((ElementKind.ARCHETYPE, one.code, "codes", one.codes) for one in edition.archetypes),
        *((ElementKind.PRESET, one.code, "weights", one.weights) for one in edition.presets),
    )
    for element, code, field, letters in held:
        missing = ", ".join(letter for letter in edition.criteria_by_letter if letter not in letters)
        if missing:
            text = sentence("Es fehlt ein Wert für: {letters}.", "A value is missing for: {letters}.", letters=missing)
            yield Finding(Severity.ERROR, "missing_value", element, code, field, text)
