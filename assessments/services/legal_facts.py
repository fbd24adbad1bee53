"""Facts of the law that neither profile nor answers nor register hold: recorded by name, never overwritten unseen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from assessments.domain.law.facts import FactValue
from assessments.domain.law.gathering import recorded_by_name
from assessments.domain.law.stored_facts import as_line, fact_from
from assessments.domain.law.vocabulary import Scope, Vocabulary
from assessments.domain.our_time import is_in_our_time
from assessments.models import Assessment, ChangeKind, Hospital, HouseFact, ServiceFact, StatedFact, UseFact, User
from assessments.models.facts import LONGEST_FACT
from assessments.services.cloud_services import service_row
from assessments.services.refusals import Refusal
from assessments.services.service_uses import use_row
from assessments.services.writing import lock, lock_hospital, log, touch

Given = Mapping[str, FactValue | None]


class UnknownFact(Refusal):
    """The law asks for no facts of these names here, or they have another home."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        super().__init__(", ".join(self.names))


class FactDoesNotFit(Refusal):
    """Values are not of the type of their facts, or not plausible."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        super().__init__(", ".join(self.names))


@dataclass(frozen=True, slots=True)
class FactConflict:
    """A fact that somebody else changed meanwhile; theirs is the stored one, yours was not stored."""

    name: str
    yours: FactValue | None
    theirs: FactValue | None
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RecordedFacts:
    """What became of the facts: the names that were written, and those that wait for a decision."""

    saved: tuple[str, ...]
    conflicts: tuple[FactConflict, ...]


@transaction.atomic
def record_facts(
    *,
    hospital: Hospital,
    vocabulary: Vocabulary,
    facts: Given,
    base_versions: Mapping[str, int],
    by: User,
    at: datetime,
) -> RecordedFacts:
    """Store what is new about the house; None takes a fact back.

    ``base_versions`` says which version each writer had before them, 0 for none. What differs from a fact that moved on
    meanwhile is a conflict and stays unwritten, while the others are stored.

    :raises UnknownFact: when the law does not ask for it by name.
    :raises FactDoesNotFit: when a value is not of its type.
    """
    _check(vocabulary, Scope.HOUSE, facts)
    house = lock_hospital(hospital)
    stored = {row.name: row for row in house.facts.filter(name__in=facts).select_related("changed_by")}
    recorded = _record(vocabulary, facts, stored, base_versions, new=lambda: HouseFact(hospital=house), by=by, at=at)
    if recorded.saved:
        details = _told(facts, recorded)
        log(ChangeKind.FACTS_RECORDED, hospital=house, details=details, by=by, at=at)
    return recorded


@transaction.atomic
def record_service_facts(
    *,
    hospital: Hospital,
    service_id: UUID,
    vocabulary: Vocabulary,
    facts: Given,
    base_versions: Mapping[str, int],
    by: User,
    at: datetime,
) -> RecordedFacts:
    """Store what is new about a service and has no field in the register; otherwise like ``record_facts``.

    :raises UnknownService: when the hospital has no such service.
    :raises UnknownFact: when the law does not ask for it by name.
    :raises FactDoesNotFit: when a value is not of its type.
    """
    _check(vocabulary, Scope.SERVICE, facts)
    house = lock_hospital(hospital)
    service = service_row(house, service_id)
    stored = {row.name: row for row in service.facts.filter(name__in=facts).select_related("changed_by")}
    recorded = _record(vocabulary, facts, stored, base_versions, new=lambda: ServiceFact(service=service), by=by, at=at)
    if recorded.saved:
        details = _told(facts, recorded) | {"service": service.name}
        log(ChangeKind.FACTS_RECORDED, hospital=house, subject=str(service.pk), details=details, by=by, at=at)
    return recorded


@transaction.atomic
def record_step_facts(
    *,
    assessment: Assessment,
    service_id: UUID,
    application: str,
    vocabulary: Vocabulary,
    facts: Given,
    base_versions: Mapping[str, int],
    by: User,
    at: datetime,
) -> RecordedFacts:
    """Store what is new about a step, an application on a service; otherwise like ``record_facts``.

    :raises ServiceIsNotUsed: when the application is not to run on the service.
    :raises UnknownFact: when the law does not ask for it by name.
    :raises FactDoesNotFit: when a value is not of its type.
    :raises AssessmentIsClosed: when nothing may change.
    """
    _check(vocabulary, Scope.STEP, facts)
    row = lock(assessment)
    use = use_row(row, service_id, application)
    stored = {fact.name: fact for fact in use.facts.filter(name__in=facts).select_related("changed_by")}
    recorded = _record(vocabulary, facts, stored, base_versions, new=lambda: UseFact(use=use), by=by, at=at)
    if recorded.saved:
        touch(row, by=by, at=at)
        details = _told(facts, recorded) | {"service": use.service.name}
        log(
            ChangeKind.FACTS_RECORDED,
            hospital=row.hospital,
            assessment=row,
            subject=application,
            details=details,
            by=by,
            at=at,
        )
    return recorded


def values_of(vocabulary: Vocabulary, rows: Iterable[StatedFact]) -> dict[str, FactValue]:
    """Return what was recorded; what ``vocabulary`` has no place for counts as missing."""
    read = {row.name: fact_from(vocabulary, row.name, row.value) for row in rows if row.value is not None}
    return {name: value for name, value in read.items() if value is not None}


def _check(vocabulary: Vocabulary, scope: Scope, facts: Given) -> None:
    known = {fact.name for fact in recorded_by_name(vocabulary, scope)}
    if unknown := [name for name in facts if name not in known]:
        raise UnknownFact(unknown)
    given = {name: value for name, value in facts.items() if value is not None}
    if wrong := [name for name, value in given.items() if not _fits(vocabulary, name, value)]:
        raise FactDoesNotFit(wrong)


def _fits(vocabulary: Vocabulary, name: str, value: FactValue) -> bool:
    if vocabulary.objection_to(name, value):
        return False
    if isinstance(value, date) and not is_in_our_time(value):
        return False
    line = as_line(value)  # what could not be read back must not be stored
    return len(line) <= LONGEST_FACT and fact_from(vocabulary, name, line) == value


def _record(
    vocabulary: Vocabulary,
    facts: Given,
    stored: Mapping[str, StatedFact],
    base_versions: Mapping[str, int],
    *,
    new: Callable[[], StatedFact],
    by: User,
    at: datetime,
) -> RecordedFacts:
    before = {name: row.value for name, row in stored.items()}
    changed = {name: value for name, value in facts.items() if _line(value) != before.get(name)}
    theirs = values_of(vocabulary, stored.values())
    conflicts = tuple(
        FactConflict(name, value, theirs.get(name), str(stored[name].changed_by), stored[name].changed_at)
        for name, value in changed.items()
        if name in stored and stored[name].version != base_versions.get(name, 0)
    )
    saved = tuple(name for name in changed if name not in {conflict.name for conflict in conflicts})
    for name in saved:
        row = stored.get(name) or new()
        row.name, row.value, row.version = name, _line(changed[name]), (row.version or 0) + 1
        row.changed_at, row.changed_by = at, by
        row.save()
    return RecordedFacts(saved, conflicts)


def _told(facts: Given, recorded: RecordedFacts) -> dict[str, str | None]:
    return {name: _line(facts[name]) for name in recorded.saved}


def _line(value: FactValue | None) -> str | None:
    return None if value is None else as_line(value)
