"""What runs out within half a year, and nothing that something newer has replaced."""

from __future__ import annotations

from datetime import date

import pytest

from assessments.domain.register import Attestation, AttestationKind, CloudService, Provider, ServiceFacts
from assessments.domain.reminders import Reminder, ReminderKind, reminders_within

ON = date(2026, 11, 23)
LAST = date(2027, 5, 22)  # 180 days later
KINDS, WHY = AttestationKind, ReminderKind


def due(*attestations: Attestation, on: date = ON, days: int = 180, **facts: date) -> list[tuple[date, ReminderKind]]:
    """Return what a service reminds of."""
    service = CloudService("s", "Dienst", Provider("Anbieter"), ServiceFacts(**facts), attestations)  # type: ignore[arg-type]
    return [(one.due, one.kind) for one in reminders_within([service], on=on, days=days)]


def test_a_reminder_says_what_about_which_service() -> None:
    service = CloudService("s", "Dienst", Provider("Anbieter"), ServiceFacts(contract_end=date(2026, 12, 31)))
    assert reminders_within([service], on=ON, days=180) == (
        Reminder(date(2026, 12, 31), WHY.CONTRACT_ENDS, "s", "Dienst", "Anbieter", attestation=None, overdue=False),
    )


def test_nothing_is_known_so_nothing_runs_out() -> None:
    assert due() == []
    assert due(Attestation(KINDS.C5_T2), Attestation(KINDS.ISO27001)) == []


@pytest.mark.parametrize(
    ("day", "told"),
    [(date(2020, 1, 1), True), (ON, True), (LAST, True), (date(2027, 5, 23), False)],
    ids=["long ago", "today", "the last day", "a day later"],
)
def test_the_period_has_an_end_but_what_is_overdue_stays(day: date, told: bool) -> None:
    assert due(contract_end=day) == ([(day, WHY.CONTRACT_ENDS)] if told else [])


@pytest.mark.parametrize(("day", "overdue"), [(date(2026, 11, 22), True), (ON, True), (date(2026, 11, 24), False)])
def test_overdue_is_what_has_come(day: date, overdue: bool) -> None:
    service = CloudService("s", "Dienst", Provider("Anbieter"), ServiceFacts(contract_end=day))
    assert [one.overdue for one in reminders_within([service], on=ON, days=180)] == [overdue]


@pytest.mark.parametrize(
    ("attestation", "expected"),
    [
        (Attestation(KINDS.C5_T2, period_end=date(2026, 3, 31)), [(date(2027, 3, 31), WHY.ATTESTATION_IS_OLD)]),
        (Attestation(KINDS.C5_T1, period_end=date(2026, 2, 28)), [(date(2027, 2, 28), WHY.ATTESTATION_IS_OLD)]),
        (Attestation(KINDS.ISO27001, period_end=date(2027, 4, 30)), [(date(2027, 4, 30), WHY.CERTIFICATE_ENDS)]),
        (Attestation(KINDS.CCM4, plan_date=date(2026, 3, 1)), [(date(2027, 3, 1), WHY.PLAN_GAPS_DUE)]),
        (
            Attestation(KINDS.CCM4, plan_date=date(2025, 3, 1)),
            [
                (date(2026, 3, 1), WHY.PLAN_GAPS_DUE),
                (date(2026, 9, 1), WHY.PLAN_TYPE_1_DUE),
                (date(2027, 3, 1), WHY.PLAN_TYPE_2_DUE),
            ],
        ),
    ],
    ids=["type 2", "type 1", "certificate", "plan", "all periods of a plan"],
)
def test_attestations_and_plans(attestation: Attestation, expected: list[tuple[date, ReminderKind]]) -> None:
    assert due(attestation) == expected


def test_a_newer_period_replaces_an_older_one() -> None:
    old, new = (Attestation(KINDS.C5_T2, period_end=date(year, 12, 31)) for year in (2024, 2025))
    assert due(new, old) == due(new) == [(date(2026, 12, 31), WHY.ATTESTATION_IS_OLD)]


def test_an_attestation_ends_the_periods_of_the_plan_towards_it() -> None:
    plan = Attestation(KINDS.ISO27001, plan_date=date(2025, 3, 1))
    assert due(plan, Attestation(KINDS.C5_T2)) == []
    assert (date(2026, 9, 1), WHY.PLAN_TYPE_1_DUE) not in due(plan, Attestation(KINDS.C5_T1))


@pytest.mark.parametrize(
    ("placed", "kinds", "expected"),
    [
        (date(2025, 10, 1), [KINDS.C5_T1], [(date(2027, 4, 1), WHY.TYPE_1_WINDOW_ENDS)]),
        (date(2025, 7, 1), [KINDS.C5_T1], [(date(2027, 1, 1), WHY.TYPE_1_WINDOW_ENDS)]),
        (date(2025, 6, 30), [KINDS.C5_T1], []),
        (date(2025, 10, 1), [KINDS.C5_T1, KINDS.C5_T2], []),
        (date(2025, 10, 1), [], []),
    ],
    ids=["new system", "the first day", "the last day of old systems", "type 2 is held", "nothing is held"],
)
def test_the_window_of_type_1(
    placed: date, kinds: list[AttestationKind], expected: list[tuple[date, ReminderKind]]
) -> None:
    assert due(*map(Attestation, kinds), first_placed_on_market=placed) == expected


def test_an_exit_test_is_old_after_two_years() -> None:
    assert due(exit_test_date=date(2024, 10, 15)) == [(date(2026, 10, 15), WHY.EXIT_TEST_IS_OLD)]
    assert due(exit_test_date=date(2025, 10, 15)) == []


def test_the_earliest_comes_first() -> None:
    days = due(contract_end=date(2027, 1, 1), exit_test_date=date(2024, 12, 24))
    assert days == sorted(days)
    assert len(days) == 2
