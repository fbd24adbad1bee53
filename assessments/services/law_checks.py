"""What an editor needs to know of a law while writing: the names there are, and what is wrong in a condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assessments import models
from assessments.domain.law.language.checker import condition_of
from assessments.domain.law.language.conditions import asks_for_missing
from assessments.domain.law.language.kinds import BOOL, Kind, Names, NameType
from assessments.domain.law.language.problems import ExpressionRefused, line_and_column, quoted, said
from assessments.domain.law.language.tokens import TokenKind, tokens_of
from assessments.domain.law.vocabulary import CLOCK
from assessments.domain.reading.law_documents import Plain
from assessments.domain.reading.scalars import calendar_date
from assessments.domain.text import Text
from assessments.models import CatalogueEdition

ONLY_RULES_ASK = said(
    "nur die Bedingung einer Regel darf mit missing(…) nach fehlenden Angaben fragen",
    "only the condition of a rule may ask for missing facts",
)
VALUES = {
    Kind.BOOL: said("true oder false", "true or false"),
    Kind.INT: said("eine ganze Zahl", "a whole number"),
    Kind.DATE: said("ein Datum wie 2026-11-23", "a date like 2026-11-23"),
}


@dataclass(frozen=True, slots=True)
class Use:
    """A row whose condition reads a name."""

    model: str
    pk: int
    code: str


def names_of_edition(edition: CatalogueEdition) -> Names:
    """Return the type of every name that a condition of the edition may use. Two queries."""
    facts = {fact.code: _type(fact.kind, fact.words) for fact in edition.legalfact_set.all()}
    derived = {value.code: _type_of_derived(value) for value in edition.derivedvalue_set.all()}
    return {**CLOCK, **facts, **derived}


def condition_problems(text: str, names: Names, *, may_ask: bool) -> tuple[Text, ...]:
    """Return what is wrong in a condition, each problem with its line and character; nothing when it is sound."""
    try:
        condition = condition_of(text, names)
    except ExpressionRefused as refused:
        return tuple(_placed(text, problem.at, problem.wording) for problem in refused.problems)
    return (ONLY_RULES_ASK,) if asks_for_missing(condition) and not may_ask else ()


def case_problems(facts: object, names: Names) -> tuple[Text, ...]:
    """Return which facts of a case have no such name or a value that is none for them."""
    if not isinstance(facts, dict):
        return (said("ein Fall besteht aus Angaben", "a case consists of facts"),)
    return tuple(problem for name, value in facts.items() if (problem := _value_problem(str(name), value, names)))


def uses_of(edition: CatalogueEdition) -> dict[str, tuple[Use, ...]]:
    """Return by name where a condition of the edition reads it. Three queries."""
    found: dict[str, list[Use]] = {}
    for use, text in _conditions(edition):
        for name in names_written(text):
            if use not in (users := found.setdefault(name, [])):
                users.append(use)
    return {name: tuple(users) for name, users in found.items()}


def names_written(text: str) -> frozenset[str]:
    """Return the words of a condition, also of one that is not sound; words of a list are among them."""
    try:
        return frozenset(token.text for token in tokens_of(text) if token.kind is TokenKind.WORD)
    except ExpressionRefused:
        return frozenset()


def _conditions(edition: CatalogueEdition) -> Iterator[tuple[Use, str]]:
    for rule in edition.legalrule_set.only("pk", "code", "condition", "edition_id"):
        yield Use("legalrule", rule.pk, rule.code), rule.condition
    for value in edition.derivedvalue_set.only("pk", "code", "when", "cases", "edition_id"):
        for text in (value.when, *(case["when"] for case in value.cases)):
            yield Use("derivedvalue", value.pk, value.code), text
    for entry in edition.legaldate_set.only("pk", "code", "concerns", "edition_id"):
        yield Use("legaldate", entry.pk, entry.code), entry.concerns


def _type(kind: str, words: Iterable[dict[str, Plain]]) -> NameType:
    return NameType(Kind(kind), tuple(str(word["code"]) for word in words))


def _type_of_derived(value: models.DerivedValue) -> NameType:
    return _type(Kind.ENUM, value.words) if value.words else BOOL


def _placed(text: str, at: int, wording: Text) -> Text:
    line, column = line_and_column(text, at)
    return said(
        "Zeile {line}, Zeichen {column}: {wording}.",
        "Line {line}, character {column}: {wording}.",
        line=line,
        column=column,
        wording=wording,
    )


def _value_problem(name: str, value: object, names: Names) -> Text | None:
    kind = names.get(name)
    if kind is None:
        return said("eine Angabe {name} gibt es nicht", "there is no fact {name}", name=quoted(name))
    if _fits(value, kind):
        return None
    return said(
        "{name}: {wanted} erwartet, gefunden: {found}",
        "{name}: expected {wanted}, found {found}",
        name=quoted(name),
        wanted=VALUES.get(kind.kind, kind.in_words),
        found=quoted(str(value)),
    )


def _fits(value: object, kind: NameType) -> bool:
    match kind.kind:
        case Kind.BOOL:
            return isinstance(value, bool)
        case Kind.INT:
            return type(value) is int and value >= 0
        case Kind.DATE:
            return isinstance(value, str) and calendar_date(value) is not None
        case Kind.ENUM:
            return value in kind.words
        case Kind.SET:
            return isinstance(value, list) and all(word in kind.words for word in value)
