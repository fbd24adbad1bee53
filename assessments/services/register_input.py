"""What may stand in the register of providers, checked at the door."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from assessments.domain.register import DATE_LIMITS, NUMBER_LIMITS, Attestation, Provider, ServiceFacts
from assessments.models.providers import LONGEST_REFERENCE, LONGEST_REGISTER_NAME
from assessments.services.hospitals import FactIsImplausible
from assessments.services.plain_text import TextIsMissing, clean_line
from assessments.services.refusals import Refusal

Facts = TypeVar("Facts", Provider, ServiceFacts, Attestation)


class NameIsTaken(Refusal):
    """There already is one of this name."""


class DateIsImplausible(Refusal):
    """A date lies outside our time."""

    def __init__(self, fact: str) -> None:
        super().__init__(f"{fact} is not between {DATE_LIMITS[0]} and {DATE_LIMITS[1]}")
        self.fact = fact


class FactsContradict(Refusal):
    """Two facts cannot both be true; the argument names them."""


def free_name(name: str, taken: Iterable[str]) -> str:
    """Return a clean name that none of ``taken`` equals; capitals make no difference.

    :raises TextIsMissing: when nothing is left of it.
    :raises NameIsTaken: when it is in use.
    """
    chosen = clean_line(name, longest=LONGEST_REGISTER_NAME)
    if not chosen:
        raise TextIsMissing("name")
    if chosen.casefold() in {other.casefold() for other in taken}:
        raise NameIsTaken(chosen)
    return chosen


def checked(facts: Facts) -> Facts:
    """Return the facts with clean texts.

    :raises FactIsImplausible: when a number is out of bounds.
    :raises DateIsImplausible: when a date is.
    :raises TextTooLong: when the reference is too long.
    :raises ControlCharacters: when the reference is not plain text.
    """
    for field in fields(facts):
        value = getattr(facts, field.name)
        if field.name in NUMBER_LIMITS and value is not None:
            lowest, highest = NUMBER_LIMITS[field.name]
            if not lowest <= value <= highest:
                raise FactIsImplausible(field.name, lowest, highest)
        if isinstance(value, date) and not DATE_LIMITS[0] <= value <= DATE_LIMITS[1]:
            raise DateIsImplausible(field.name)
    if isinstance(facts, Provider):
        return facts
    return replace(facts, evidence_reference=clean_line(facts.evidence_reference, longest=LONGEST_REFERENCE))


def columns_of(facts: Provider | ServiceFacts | Attestation) -> dict[str, Any]:
    """Return the facts as they stand in the columns of a row."""
    return {field.name: _stored(getattr(facts, field.name)) for field in fields(facts)}


def _stored(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    return value.value if isinstance(value, StrEnum) else value
