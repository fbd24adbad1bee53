"""Facts of the law by name, the ``facts`` of an answers file."""

from __future__ import annotations

from datetime import date

from assessments.domain.law.facts import FactValue
from assessments.domain.law.gathering import recorded_by_name
from assessments.domain.law.vocabulary import Scope, Vocabulary
from assessments.domain.our_time import DATE_LIMITS, is_in_our_time
from assessments.domain.reading.fields import Field
from assessments.domain.reading.law_values import value_of
from assessments.domain.reading.lines import known_entries


def read_facts(field: Field | None, vocabulary: Vocabulary, scope: Scope) -> dict[str, FactValue]:
    """Read facts about the house, a service or a step; one that has a key of its own elsewhere is a problem here."""
    known = {fact.name: fact for fact in recorded_by_name(vocabulary, scope)}
    entries = known_entries(field, known, f"fact about a {scope}")
    facts = {}
    for name, entry in entries.items():
        value = value_of(entry, known[name].type)
        if objection := vocabulary.objection_to(name, value):
            entry.refuse(objection)
        facts[name] = near(entry, value) if isinstance(value, date) else value
    return facts


def date_of(field: Field) -> date:
    """Read a date of our time."""
    return near(field, field.date())


def near(field: Field, value: date) -> date:
    """Return a date, or report that it lies outside our time."""
    if value != date.min and not is_in_our_time(value):  # the earliest date of all stands for one already refused
        field.refuse(f"expected a date from {DATE_LIMITS[0]} to {DATE_LIMITS[1]}, found {value}")
    return value
