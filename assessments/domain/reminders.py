"""What runs out soon: contracts, attestations, plans and tests of the services in the register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from assessments.domain.law.language.months import months_later
from assessments.domain.register import Attestation, AttestationKind, CloudService

LAST_DAY_OF_OLD_SYSTEMS = date(2025, 6, 30)
ATTESTED_FOR, WINDOW, TESTED_FOR = 12, 18, 24


class ReminderKind(StrEnum):
    """What a day means for a service."""

    ATTESTATION_IS_OLD = "attestation_is_old"
    CERTIFICATE_ENDS = "certificate_ends"
    TYPE_1_WINDOW_ENDS = "type_1_window_ends"
    PLAN_GAPS_DUE = "plan_gaps_due"
    PLAN_TYPE_1_DUE = "plan_type_1_due"
    PLAN_TYPE_2_DUE = "plan_type_2_due"
    CONTRACT_ENDS = "contract_ends"
    EXIT_TEST_IS_OLD = "exit_test_is_old"


PLAN_PERIODS = (
    (ReminderKind.PLAN_GAPS_DUE, 12),
    (ReminderKind.PLAN_TYPE_1_DUE, 18),
    (ReminderKind.PLAN_TYPE_2_DUE, 24),
)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A day on which something about a service runs out; ``overdue`` when that day has come.

    ``attestation`` is set where it is about one.
    """

    due: date
    kind: ReminderKind
    service: str
    service_name: str
    provider_name: str
    attestation: AttestationKind | None
    overdue: bool


def reminders_within(services: Iterable[CloudService], *, on: date, days: int) -> tuple[Reminder, ...]:
    """Return what runs out within ``days`` of the day ``on`` or already has, the earliest first.

    What something newer has replaced is left out: an older audit period, a plan whose attestation has been given.
    """
    last = on + timedelta(days=days)
    found = (
        Reminder(due, kind, service.key, service.name, service.provider.name, attestation, overdue=due <= on)
        for service in services
        for due, kind, attestation in _days(service)
        if due <= last
    )
    return tuple(sorted(found, key=lambda one: (one.due, one.provider_name, one.service_name, one.kind)))


Day = tuple[date, ReminderKind, AttestationKind | None]


def _days(service: CloudService) -> Iterator[Day]:
    facts, held = service.facts, {one.kind for one in service.attestations}
    if facts.contract_end:
        yield facts.contract_end, ReminderKind.CONTRACT_ENDS, None
    if facts.exit_test_date:
        yield months_later(facts.exit_test_date, TESTED_FOR), ReminderKind.EXIT_TEST_IS_OLD, None
    for attestation in _latest(service.attestations):
        yield from _periods(attestation, held)
    placed = facts.first_placed_on_market
    if placed and placed > LAST_DAY_OF_OLD_SYSTEMS and _rests_on_type_1(held):
        yield months_later(placed, WINDOW), ReminderKind.TYPE_1_WINDOW_ENDS, AttestationKind.C5_T1


def _latest(attestations: Iterable[Attestation]) -> Iterable[Attestation]:
    """Return the latest of each kind."""
    latest: dict[AttestationKind, Attestation] = {}
    for one in sorted(attestations, key=lambda one: one.period_end or date.min):
        latest[one.kind] = one
    return latest.values()


def _periods(one: Attestation, held: set[AttestationKind]) -> Iterator[Day]:
    if one.period_end and one.kind.is_c5:
        yield months_later(one.period_end, ATTESTED_FOR), ReminderKind.ATTESTATION_IS_OLD, one.kind
    elif one.period_end:
        yield one.period_end, ReminderKind.CERTIFICATE_ENDS, one.kind
    if one.plan_date and AttestationKind.C5_T2 not in held:
        for kind, months in PLAN_PERIODS:
            if kind is not ReminderKind.PLAN_TYPE_1_DUE or AttestationKind.C5_T1 not in held:
                yield months_later(one.plan_date, months), kind, one.kind


def _rests_on_type_1(held: set[AttestationKind]) -> bool:
    return AttestationKind.C5_T1 in held and AttestationKind.C5_T2 not in held
