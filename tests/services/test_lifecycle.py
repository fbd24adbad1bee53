"""Submitted, returned, approved, reopened: every step leaves its trace, and only the right one is taken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.domain.lifecycle import Standing, State, Step
from assessments.models import Assessment, AssessmentStatus, Milestone, StatusEvent, User
from assessments.services.answering import record_answers
from assessments.services.lifecycle import (
    NotInThisState,
    OpenQuestionsNotConfirmed,
    StepReasonIsMissing,
    approve_assessment,
    history_of,
    reopen_assessment,
    return_assessment,
    standing_of,
    submit_assessment,
)
from assessments.services.writing import AssessmentIsClosed
from tests import factories

pytestmark = pytest.mark.django_db

LATER = factories.NOON + timedelta(hours=1)


@pytest.fixture
def assessment() -> Assessment:
    return factories.answered(factories.assessment(), ["D1.1", "D1.2", "D2.1"])


@pytest.fixture
def lead(assessment: Assessment) -> User:
    return factories.lead(assessment.hospital)


def submitted(assessment: Assessment) -> Assessment:
    who = factories.lead(assessment.hospital)
    base = standing_of(assessment)
    submit_assessment(assessment=assessment, base=base, confirmed_open=0, by=who, at=factories.NOON)
    return Assessment.objects.get(pk=assessment.pk)


def approved(assessment: Assessment) -> Assessment:
    row = submitted(assessment)
    approve_assessment(assessment=row, base=standing_of(row), by=row.created_by, at=LATER)
    return Assessment.objects.get(pk=row.pk)


def test_submitting_says_who_and_when_and_freezes_a_milestone(assessment: Assessment, lead: User) -> None:
    row = submitted(assessment)

    assert (row.status, row.round, row.submitted_at, row.submitted_by) == ("submitted", 1, factories.NOON, lead)
    assert [(one.kind, one.round, one.taken_by) for one in row.milestones.all()] == [("submitted", 1, lead)]


def test_nothing_is_written_while_it_is_submitted(assessment: Assessment, lead: User) -> None:
    row = submitted(assessment)

    with pytest.raises(AssessmentIsClosed):
        record_answers(assessment=row, entries={"D1.1": None}, base_versions={"D1.1": 1}, by=lead, at=LATER)


def test_questions_without_an_answer_are_confirmed_by_their_number(lead: User, assessment: Assessment) -> None:
    empty = factories.assessment(assessment.hospital, by=assessment.edition)
    for confirmed in (0, 2, 4):
        with pytest.raises(OpenQuestionsNotConfirmed) as refused:
            submit_assessment(assessment=empty, base=standing_of(empty), confirmed_open=confirmed, by=lead, at=LATER)
        assert refused.value.open_questions == 3
    assert not Milestone.objects.exists()

    submit_assessment(assessment=empty, base=standing_of(empty), confirmed_open=3, by=lead, at=LATER)

    assert Assessment.objects.get(pk=empty.pk).status == AssessmentStatus.SUBMITTED


def test_a_returned_assessment_is_open_in_the_next_round(assessment: Assessment, lead: User) -> None:
    row = submitted(assessment)

    return_assessment(assessment=row, base=standing_of(row), reason=" Bitte D1.2 prüfen. ", by=lead, at=LATER)

    again = Assessment.objects.get(pk=row.pk)
    assert (again.status, again.round, again.submitted_at, again.submitted_by) == ("open", 2, None, None)
    assert [(one.step, one.round, one.reason) for one in history_of(again)] == [
        (Step.RETURN, 1, "Bitte D1.2 prüfen."),
        (Step.SUBMIT, 1, ""),
    ]


def test_a_closed_assessment_can_be_reopened_for_a_reason(assessment: Assessment, lead: User) -> None:
    row = approved(assessment)
    assert (row.status, row.round, row.closed_at, row.closed_by) == ("closed", 1, LATER, row.created_by)

    reopen_assessment(assessment=row, base=standing_of(row), reason="Neuer Stand", by=lead, at=LATER)

    again = Assessment.objects.get(pk=row.pk)
    assert (again.status, again.round, again.closed_at, again.submitted_at) == ("open", 2, None, None)


@pytest.mark.parametrize("reason", ["", "  \n "], ids=["nothing", "blanks"])
def test_no_way_back_without_a_reason(assessment: Assessment, lead: User, reason: str) -> None:
    row = submitted(assessment)

    with pytest.raises(StepReasonIsMissing):
        return_assessment(assessment=row, base=standing_of(row), reason=reason, by=lead, at=LATER)

    assert Assessment.objects.get(pk=row.pk).status == AssessmentStatus.SUBMITTED


def take(step: Step, row: Assessment, base: Standing) -> None:
    deeds: dict[Step, Callable[[], object]] = {
        Step.SUBMIT: lambda: submit_assessment(
            assessment=row, base=base, confirmed_open=0, by=row.created_by, at=LATER
        ),
        Step.RETURN: lambda: return_assessment(assessment=row, base=base, reason="weil", by=row.created_by, at=LATER),
        Step.APPROVE: lambda: approve_assessment(assessment=row, base=base, by=row.created_by, at=LATER),
        Step.REOPEN: lambda: reopen_assessment(assessment=row, base=base, reason="weil", by=row.created_by, at=LATER),
    }
    deeds[step]()


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        (State.OPEN, {Step.RETURN, Step.APPROVE, Step.REOPEN}),
        (State.SUBMITTED, {Step.SUBMIT, Step.REOPEN}),
        (State.CLOSED, {Step.SUBMIT, Step.RETURN, Step.APPROVE}),
    ],
)
def test_no_step_from_where_it_does_not_start(assessment: Assessment, state: State, steps: set[Step]) -> None:
    row = {State.OPEN: lambda: assessment, State.SUBMITTED: lambda: submitted(assessment)}.get(
        state, lambda: approved(assessment)
    )()
    before = StatusEvent.objects.count()
    for step in sorted(steps):
        with pytest.raises(NotInThisState) as refused:
            take(step, row, standing_of(row))
        assert refused.value.standing == Standing(state, 1)
    assert StatusEvent.objects.count() == before


def test_a_page_from_an_earlier_round_takes_no_step(assessment: Assessment, lead: User) -> None:
    first = standing_of(submitted(assessment))
    return_assessment(assessment=assessment, base=first, reason="weil", by=lead, at=LATER)
    submitted(Assessment.objects.get(pk=assessment.pk))

    with pytest.raises(NotInThisState) as refused:
        approve_assessment(assessment=assessment, base=first, by=lead, at=LATER)

    assert refused.value.standing == Standing(State.SUBMITTED, 2)


def test_each_round_leaves_its_own_milestone(assessment: Assessment, lead: User) -> None:
    row = submitted(assessment)
    return_assessment(assessment=row, base=standing_of(row), reason="weil", by=lead, at=LATER)
    submitted(Assessment.objects.get(pk=row.pk))

    assert sorted(row.milestones.values_list("round", "as_of")) == [
        (1, timezone.localtime(factories.NOON).date()),
        (2, timezone.localtime(factories.NOON).date()),
    ]
