"""The names the law speaks in: every fact with its type, whom it is about, and the question that brings it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assessments.domain.law.facts import FactSheet, FactValue
from assessments.domain.law.language.kinds import BOOL, DATE, Kind, NameType
from assessments.domain.reading.scalars import shown
from assessments.domain.text import Text, both

TODAY, BEFORE_APRIL = "today", "before_1_april"
CLOCK: Mapping[str, NameType] = {TODAY: DATE, BEFORE_APRIL: BOOL}
CLOCK_LABELS: Mapping[str, Text] = {
    TODAY: both("Stichtag", "Day of the judgement"),
    BEFORE_APRIL: both("Stichtag liegt vor dem 1. April", "The day lies before 1 April"),
}
APRIL = 4


class Scope(StrEnum):
    """Whom a fact or a rule is about."""

    HOUSE = "house"
    SERVICE = "service"
    STEP = "step"


class Origin(StrEnum):
    """Where a fact comes from: the inputs every assessment needs, or a question that a single rule asks."""

    INPUT = "input"
    RULE_LOCAL = "rule_local"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an enumeration as people read it."""

    code: str
    label: Text


@dataclass(frozen=True, slots=True)
class AnswerMapping:
    """What an answer of the questionnaire says about a fact, level by level; a level that is not listed says nothing.

    Which level counts is expert judgement. A missing answer never becomes a fact.
    """

    question: str
    levels: Mapping[int, FactValue]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its question. A value for the fact ``implied_by`` means that this one is true."""

    name: str
    scope: Scope
    origin: Origin
    kind: Kind
    words: tuple[Word, ...]
    at_least_one: bool
    question: Text
    profile: str | None
    answer: AnswerMapping | None
    implied_by: str | None

    @property
    def type(self) -> NameType:
        """Return the type conditions are checked against."""
        return NameType(self.kind, tuple(word.code for word in self.words))


@dataclass(frozen=True, slots=True)
class FactProblem:
    """A value that does not fit the name it is given for."""

    name: str
    message: str


class FactsRefused(Exception):
    """Some facts have no such name or another type; ``problems`` lists them all."""

    def __init__(self, problems: tuple[FactProblem, ...]) -> None:
        """Keep all problems."""
        self.problems = problems
        super().__init__("; ".join(f"{problem.name}: {problem.message}" for problem in problems))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All facts by name, in the order in which they are asked."""

    facts: Mapping[str, Fact]

    def sheet(self, values: Mapping[str, object]) -> FactSheet:
        """Return a sheet of ``values``; None means missing.

        :raises FactsRefused: with every value that has no such name or the wrong type.
        """
        given = {name: value for name, value in values.items() if value is not None}
        problems = tuple(FactProblem(name, found) for name in given if (found := self.objection_to(name, given[name])))
        if problems:
            raise FactsRefused(problems)
        return FactSheet({name: _plain(value) for name, value in given.items()})

    def wording_of(self, name: str) -> Text:
        """Return the question of a fact, or what the calendar says under ``name``."""
        return CLOCK_LABELS[name] if name in CLOCK else self.facts[name].question

    def objection_to(self, name: str, value: object) -> str:
        """Return why ``value`` cannot stand for ``name``, or nothing when it can."""
        fact = self.facts.get(name)
        if fact is None:
            return "there is no such fact"
        return "" if _fits(value, fact) else f"expected {fact.type}, found {shown(str(value))}"


def _plain(value: object) -> FactValue:
    """Return members of enumerations as the words they stand for."""
    if isinstance(value, (frozenset, set)):
        return frozenset(map(str, value))
    if isinstance(value, (bool, int, date)):
        return value
    return str(value)


def _fits(value: object, fact: Fact) -> bool:
    words = fact.type.words
    match fact.kind:
        case Kind.BOOL:
            return isinstance(value, bool)
        case Kind.INT:
            return type(value) is int and value >= 0
        case Kind.DATE:
            return type(value) is date  # a moment is no day
        case Kind.ENUM:
            return isinstance(value, str) and value in words
        case Kind.SET:
            return (
                isinstance(value, (frozenset, set)) and value <= set(words) and (bool(value) or not fact.at_least_one)
            )


def clock_of(as_of: date) -> Mapping[str, FactValue]:
    """Return what the calendar itself says on a day.

    A KRITIS status changes on 1 April; before that day of a year the count of the year before the last decides.
    """
    return {TODAY: as_of, BEFORE_APRIL: as_of.month < APRIL}
