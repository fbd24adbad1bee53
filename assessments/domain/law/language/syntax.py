"""An expression as it was written, before anything in it is known; ``at`` is the place of each part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Literal:
    """A written value: ``true``, ``30000`` or ``2027-06-01``."""

    value: bool | int | date
    at: int


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a fact or of a derived value, or a word of an enumeration; the place tells which."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class WordSet:
    """Words in braces, possibly none."""

    words: tuple[Name, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Later:
    """``date + 24 months``."""

    start: Operand
    months: int
    at: int


@dataclass(frozen=True, slots=True)
class MonthsBetween:
    """``months_between(a, b)``: the full months from one date to another."""

    start: Operand
    end: Operand
    at: int


@dataclass(frozen=True, slots=True)
class Missing:
    """``missing(name)``: nobody has said it yet, or it cannot be worked out."""

    name: Name
    at: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two operands around ``==``, ``!=``, ``<``, ``<=``, ``>``, ``>=``, ``in`` or ``not in``."""

    sign: str
    left: Operand
    right: Operand
    at: int


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    part: Operand
    at: int


@dataclass(frozen=True, slots=True)
class And:
    """All parts, two or more."""

    parts: tuple[Operand, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Or:
    """Any part, of two or more."""

    parts: tuple[Operand, ...]
    at: int


Operand = Literal | Name | WordSet | Later | MonthsBetween | Missing | Comparison | Not | And | Or
