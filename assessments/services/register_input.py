"""What may stand in the register of providers, checked at the door."""

from __future__ import annotations

from dataclasses import fields, replace
from enum import StrEnum
from typing import Any, TypeVar

from assessments.domain.register import NUMBER_LIMITS, Attestation, Provider, ServiceFacts
from assessments.models.providers import LONGEST_REFERENCE
from assessments.services.days import check_days
from assessments.services.hospitals import FactIsImplausible
from assessments.services.plain_text import clean_line
from assessments.services.refusals import Refusal

Facts = TypeVar("Facts", Provider, ServiceFacts, Attestation)


class FactsContradict(Refusal):
    """Two facts cannot both be true; the argument names them."""


def checked(facts: Facts) -> Facts:
    """Return the facts with clean texts.

    :raises FactIsImplausible: when a number is out of bounds.
    :raises DateIsImplausible: when a date is.
    :raises TextTooLong: when the reference is too long.
    :raises ControlCharacters: when the reference is not plain text.
    """
    stated = {field.name: getattr(facts, field.name) for field in fields(facts)}
    check_days(stated)
    for name, (lowest, highest) in NUMBER_LIMITS.items():
        number = stated.get(name)
        if number is not None and not lowest <= number <= highest:
            raise FactIsImplausible(name, lowest, highest)
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
