"""From conditions to closures over a row of values: Kleene's three truth values, each with the facts it rests on.

A row holds one entry for each name. A fact stands there as its value, or None when it is missing. A derived truth
stands there as a ``Verdict``, a derived word as ``Candidates``.

A verdict is ``(value, facts)``. The facts are bits: those that decided a true or false, those that are missing when
the value is None. A false conjunction rests on its first false part as written, a true alternative on its first true
part; both say nothing about the parts behind, so that stopping there changes no result.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import eq, ge, gt, le, lt, ne
from typing import Any, NamedTuple

from assessments.domain.law.language.conditions import (
    Alike,
    All,
    Always,
    Compares,
    Condition,
    Contains,
    Fixed,
    Holds,
    IsMissing,
    IsOneOf,
    IsSet,
    Measurable,
    MonthsAfter,
    MonthsApart,
    Opposite,
    Quantity,
    Some,
    names_in,
)
from assessments.domain.law.language.months import months_between, months_later

Verdict = tuple[bool | None, int]
Row = Sequence[Any]
Truth = Callable[[Row], Verdict]
Measure = Callable[[Row], Any]

SIGNS: Mapping[str, Callable[[Any, Any], bool]] = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


class Candidates(NamedTuple):
    """The words a derived value can still be, as bits; what excluded the others, and what is missing to tell."""

    words: int
    deciding: int
    missing: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where the row keeps a name; ``fact`` is its bit, zero for a derived value, ``words`` those of a derived word."""

    index: int
    fact: int
    words: tuple[str, ...] = ()

    def bits(self, words: frozenset[str]) -> int:
        """Return the bits of ``words``."""
        return sum(1 << number for number, word in enumerate(self.words) if word in words)


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles conditions over the names of ``places``.

    A condition that ``kept`` knows was worked out before: its verdict stands in the row.
    """

    places: Mapping[str, Place]
    kept: Mapping[Condition, int]

    def truth(self, condition: Condition) -> Truth:
        """Return the closure that judges ``condition``."""
        if condition in self.kept:
            return _kept(self.kept[condition])
        match condition:
            case Always(value):
                return _always(value)
            case Compares():
                return self._compares(condition)
            case Alike(left, right):
                return _alike(self.truth(left), self.truth(right))
            case Opposite(part):
                return _opposite(self.truth(part))
            case All(parts):
                return _joined(tuple(map(self.truth, parts)), stops_at=False)
            case Some(parts):
                return _joined(tuple(map(self.truth, parts)), stops_at=True)
            case _:
                return self._about_one(condition)

    def _about_one(self, condition: Holds | IsOneOf | Contains | IsSet | IsMissing) -> Truth:
        place = self.places[condition.name]
        match condition:
            case Holds(name):
                return self._fact(name, bool) if place.fact else _kept(place.index)
            case IsOneOf(name, words):
                return self._fact(name, words.__contains__) if place.fact else _one_of(place.index, place.bits(words))
            case Contains(name, word):
                return self._fact(name, lambda value: word in value)
            case IsSet(name, words):
                return self._fact(name, words.__eq__)
            case IsMissing():
                return self._missing(place)

    def measure(self, part: Measurable) -> Measure:
        """Return the closure that works out a number or a date, None when a fact for it is missing."""
        match part:
            case Fixed(value):
                return lambda _row: value
            case Quantity(name):
                index = self.places[name].index
                return lambda row: row[index]
            case MonthsAfter(start, months):
                return _months_after(self.measure(start), months)
            case MonthsApart(start, end):
                return _months_apart(self.measure(start), self.measure(end))

    def _fact(self, name: str, test: Callable[[Any], object]) -> Truth:
        index, fact = self.places[name].index, self.places[name].fact
        yes, no, unknown = (True, fact), (False, fact), (None, fact)

        def judged(row: Row) -> Verdict:
            value = row[index]
            if value is None:
                return unknown
            return yes if test(value) else no

        return judged

    def _missing(self, place: Place) -> Truth:
        if place.words:
            return _undecided_word(place.index)
        if place.fact:
            yes, no = (True, place.fact), (False, place.fact)
            return lambda row: yes if row[place.index] is None else no
        return _undecided(place.index)

    def _compares(self, condition: Compares) -> Truth:
        places = [self.places[name] for name in sorted(names_in(condition))]
        if len(places) == 1 and isinstance(condition.left, Quantity) and isinstance(condition.right, Fixed):
            compare, bound = SIGNS[condition.sign], condition.right.value
            return self._fact(condition.left.name, lambda value: compare(value, bound))
        return _compared(SIGNS[condition.sign], self.measure(condition.left), self.measure(condition.right), places)


def _always(value: bool) -> Truth:
    verdict = (value, 0)
    return lambda _row: verdict


def _kept(index: int) -> Truth:
    def judged(row: Row) -> Verdict:
        verdict: Verdict = row[index]
        return verdict

    return judged


def _one_of(index: int, accepted: int) -> Truth:
    def judged(row: Row) -> Verdict:
        words, deciding, missing = row[index]
        if not words & ~accepted:
            return True, deciding
        return (None, missing) if words & accepted else (False, deciding)

    return judged


def _undecided_word(index: int) -> Truth:
    def judged(row: Row) -> Verdict:
        words, deciding, missing = row[index]
        several = bool(words & (words - 1))
        return several, missing if several else deciding

    return judged


def _undecided(index: int) -> Truth:
    def judged(row: Row) -> Verdict:
        value, facts = row[index]
        return value is None, facts

    return judged


def _compared(compare: Callable[[Any, Any], bool], left: Measure, right: Measure, places: Sequence[Place]) -> Truth:
    facts = sum(place.fact for place in places)

    def judged(row: Row) -> Verdict:
        first, second = left(row), right(row)
        if first is None or second is None:
            return None, sum(place.fact for place in places if row[place.index] is None)
        return compare(first, second), facts

    return judged


def _alike(left: Truth, right: Truth) -> Truth:
    def judged(row: Row) -> Verdict:
        (first, why_first), (second, why_second) = left(row), right(row)
        if first is None or second is None:
            return None, (why_first if first is None else 0) | (why_second if second is None else 0)
        return first is second, why_first | why_second

    return judged


def _opposite(part: Truth) -> Truth:
    def judged(row: Row) -> Verdict:
        value, facts = part(row)
        return None if value is None else not value, facts

    return judged


def _joined(parts: tuple[Truth, ...], *, stops_at: bool) -> Truth:
    """Judge a conjunction, which stops at a false part, or an alternative, which stops at a true one."""

    def judged(row: Row) -> Verdict:
        deciding = missing = 0
        is_open = False
        for part in parts:
            verdict = part(row)
            if verdict[0] is stops_at:
                return verdict
            if verdict[0] is None:
                is_open = True
                missing |= verdict[1]
            else:
                deciding |= verdict[1]
        return (None, missing) if is_open else (not stops_at, deciding)

    return judged


def _months_after(start: Measure, months: int) -> Measure:
    def later(row: Row) -> date | None:
        day = start(row)
        return None if day is None else months_later(day, months)

    return later


def _months_apart(start: Measure, end: Measure) -> Measure:
    def apart(row: Row) -> int | None:
        first, last = start(row), end(row)
        return None if first is None or last is None else months_between(first, last)

    return apart
