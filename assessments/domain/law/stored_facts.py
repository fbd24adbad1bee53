"""Facts as one line of text, the form in which a row or a form holds a value of any type."""

from __future__ import annotations

from datetime import date

from assessments.domain.law.facts import FactValue
from assessments.domain.law.language.kinds import Kind
from assessments.domain.law.vocabulary import Fact, Vocabulary
from assessments.domain.reading.scalars import calendar_date, whole_number

TRUTHS = {"true": True, "false": False}


def as_line(value: FactValue) -> str:
    """Return a value as one line: ``true``, ``12``, ``2027-06-01``, a word, or the words of a set, sorted."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | str():
            return str(value)
        case date():
            return value.isoformat()
        case frozenset():
            return " ".join(sorted(value))


def fact_from(vocabulary: Vocabulary, name: str, line: str) -> FactValue | None:
    """Return the value a line stands for, or None when ``vocabulary`` has no place for it: then it is missing."""
    fact = vocabulary.facts.get(name)
    if fact is None:
        return None
    value = _value(fact, line)
    return None if value is None or vocabulary.objection_to(name, value) else value


def _value(fact: Fact, line: str) -> FactValue | None:
    match fact.kind:
        case Kind.BOOL:
            return TRUTHS.get(line)
        case Kind.INT:
            return whole_number(line)
        case Kind.DATE:
            return calendar_date(line)
        case Kind.ENUM:
            return line
        case Kind.SET:
            return frozenset(line.split())
