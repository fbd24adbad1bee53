"""Conditions whose every name and type is known: what the checker makes of an expression and the compiler works on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Always:
    """A written ``true`` or ``false``."""

    value: bool


@dataclass(frozen=True, slots=True)
class Holds:
    """A fact or derived value that is true or false."""

    name: str


@dataclass(frozen=True, slots=True)
class IsOneOf:
    """An enumerated value is one of ``words``."""

    name: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Contains:
    """A set holds ``word``."""

    name: str
    word: str


@dataclass(frozen=True, slots=True)
class IsSet:
    """A set holds exactly ``words``."""

    name: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class IsMissing:
    """A fact is not known, or a derived value cannot be worked out."""

    name: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A written number or date."""

    value: int | date


@dataclass(frozen=True, slots=True)
class Quantity:
    """A fact that is a number or a date."""

    name: str


@dataclass(frozen=True, slots=True)
class MonthsAfter:
    """The day some months after another."""

    start: Measurable
    months: int


@dataclass(frozen=True, slots=True)
class MonthsApart:
    """The full months between two days."""

    start: Measurable
    end: Measurable


@dataclass(frozen=True, slots=True)
class Compares:
    """Two numbers or two dates stand in the relation ``sign``."""

    sign: str
    left: Measurable
    right: Measurable


@dataclass(frozen=True, slots=True)
class Alike:
    """Two conditions are both true or both false."""

    left: Condition
    right: Condition


@dataclass(frozen=True, slots=True)
class Opposite:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds."""

    parts: tuple[Condition, ...]


Measurable = Fixed | Quantity | MonthsAfter | MonthsApart
Condition = Always | Holds | IsOneOf | Contains | IsSet | IsMissing | Compares | Alike | Opposite | All | Some


def names_in(part: Condition | Measurable) -> frozenset[str]:
    """Return every fact and derived value that ``part`` reads."""
    match part:
        case Always() | Fixed():
            return frozenset()
        case Holds(name) | IsOneOf(name) | Contains(name) | IsSet(name) | IsMissing(name) | Quantity(name):
            return frozenset({name})
        case MonthsAfter(start):
            return names_in(start)
        case Opposite(inner):
            return names_in(inner)
        case MonthsApart(first, second) | Compares(_, first, second):
            return names_in(first) | names_in(second)
        case Alike(one, other):
            return names_in(one) | names_in(other)
        case All(parts) | Some(parts):
            return frozenset().union(*map(names_in, parts))


def asks_for_missing(part: Condition) -> bool:
    """Return whether ``part`` contains a test for a missing fact."""
    match part:
        case IsMissing():
            return True
        case Opposite(inner):
            return asks_for_missing(inner)
        case Alike(one, other):
            return asks_for_missing(one) or asks_for_missing(other)
        case All(parts) | Some(parts):
            return any(map(asks_for_missing, parts))
        case _:
            return False
