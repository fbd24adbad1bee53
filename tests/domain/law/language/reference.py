"""The meaning of the language, worked out the long way: nothing stops early, and names stand in place of bits.

A verdict is the truth value with the names it rests on: those that decided it, or those that are missing.
"""

from collections.abc import Mapping
from datetime import date
from operator import eq, ge, gt, le, lt, ne

from assessments.domain.law.facts import FactValue
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

Facts = Mapping[str, FactValue]
Verdict = tuple[bool | None, frozenset[str]]
NOBODY: frozenset[str] = frozenset()
SIGNS = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


def verdict(condition: Condition, facts: Facts) -> Verdict:
    match condition:
        case Always(value):
            return value, NOBODY
        case IsMissing(name):
            return name not in facts, frozenset({name})
        case Opposite(part):
            value_of_part, names = verdict(part, facts)
            return (None if value_of_part is None else not value_of_part), names
        case All(parts):
            return joined([verdict(part, facts) for part in parts], settled_by=False)
        case Some(parts):
            return joined([verdict(part, facts) for part in parts], settled_by=True)
        case Alike(left, right):
            return alike(verdict(left, facts), verdict(right, facts))
        case _:
            return about_facts(condition, facts)


def about_facts(condition: Holds | IsOneOf | Contains | IsSet | Compares, facts: Facts) -> Verdict:
    names = names_in(condition)
    missing = frozenset(name for name in names if name not in facts)
    if missing:
        return None, missing
    match condition:
        case Holds(name):
            return facts[name] is True, names
        case IsOneOf(name, words):
            return facts[name] in words, names
        case Contains(name, word):
            held = facts[name]
            assert isinstance(held, frozenset)
            return word in held, names
        case IsSet(name, words):
            return facts[name] == words, names
        case Compares(sign, left, right):
            return SIGNS[sign](measured(left, facts), measured(right, facts)), names


def joined(verdicts: list[Verdict], *, settled_by: bool) -> Verdict:
    for value, names in verdicts:
        if value is settled_by:
            return value, names
    missing = [names for value, names in verdicts if value is None]
    if missing:
        return None, NOBODY.union(*missing)
    return not settled_by, NOBODY.union(*(names for _, names in verdicts))


def alike(left: Verdict, right: Verdict) -> Verdict:
    missing = [names for value, names in (left, right) if value is None]
    if missing:
        return None, NOBODY.union(*missing)
    return left[0] is right[0], left[1] | right[1]


def measured(part: Measurable, facts: Facts) -> int | date:
    match part:
        case Fixed(value):
            return value
        case Quantity(name):
            found = facts[name]
            assert isinstance(found, (int, date))
            return found
        case MonthsAfter(start, months):
            return steps_later(day_of(start, facts), months)
        case MonthsApart(start, end):
            return months_apart(day_of(start, facts), day_of(end, facts))


def day_of(part: Measurable, facts: Facts) -> date:
    found = measured(part, facts)
    assert isinstance(found, date)
    return found


def steps_later(day: date, months: int) -> date:
    """Go month by month, then back to the last day there is."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        if year > 9999:
            return date.max
    for last in range(day.day, 27, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, day.day)


def months_apart(start: date, end: date) -> int:
    """Count the months that can be added to the start without passing the end, or that the end falls short of it."""
    months = 0
    if start <= end:
        while steps_later(start, months + 1) <= end and steps_later(start, months + 1) != date.max:
            months += 1
        return months
    while earlier(start, months) > end:
        months += 1
    return -months


def earlier(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in range(day.day, 0, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError
