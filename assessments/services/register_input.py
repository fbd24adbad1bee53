"""What may stand in the register of providers, checked at the door, and what every write to it shares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from assessments.domain.register import DATE_LIMITS, NUMBER_LIMITS, Attestation, Provider, ServiceFacts
from assessments.models import ChangeKind, Hospital, User, providers
from assessments.models.providers import LONGEST_REFERENCE, LONGEST_REGISTER_NAME, RegisterRow
from assessments.services.hospitals import FactIsImplausible
from assessments.services.plain_text import TextIsMissing, clean_line
from assessments.services.refusals import Refusal
from assessments.services.writing import log

Row = TypeVar("Row", providers.Provider, providers.CloudService, providers.Attestation)
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


class ChangedMeanwhile(Refusal):
    """Somebody else changed the row after it was shown; nothing was written."""

    def __init__(self, row: RegisterRow) -> None:
        super().__init__(f"version {row.version} is stored")
        self.version, self.at = row.version, row.changed_at
        self.by_name = str(row.changed_by)


def lock_hospital(hospital: Hospital) -> Hospital:
    """Return the hospital, locked until the transaction ends, so that limits and names hold."""
    return Hospital.objects.select_for_update(no_key=True).get(pk=hospital.pk)


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


def change(row: Row, columns: dict[str, Any], *, base_version: int, by: User, at: datetime) -> dict[str, Any]:
    """Write what differs and return it, fit for the history; nothing differs, nothing is written.

    :raises ChangedMeanwhile: when something would change and the row is no longer the one of ``base_version``.
    """
    changed: dict[str, Any] = {column: value for column, value in columns.items() if getattr(row, column) != value}
    if not changed:
        return {}
    if row.version != base_version:
        raise ChangedMeanwhile(row)
    for column, value in changed.items():
        setattr(row, column, value)
    row.version += 1
    row.changed_at, row.changed_by = at, by
    row.save(update_fields=[*changed, "version", "changed_at", "changed_by"])
    return told(changed)


def told(columns: dict[str, Any]) -> dict[str, Any]:
    """Return columns in the words of JSON, leaving nothing out."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in columns.items()}


def note(
    kind: ChangeKind, row: RegisterRow, details: dict[str, Any], *, hospital: Hospital, by: User, at: datetime
) -> None:
    """Add what was done with a row to the history of its hospital."""
    log(kind, hospital=hospital, subject=str(row.pk), details=details, by=by, at=at)


def _stored(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    return value.value if isinstance(value, StrEnum) else value
