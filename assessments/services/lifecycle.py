"""The steps of an assessment as a whole: submitted, returned, approved, reopened. Every one leaves a row for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from assessments.domain.lifecycle import TRANSITIONS, MilestoneKind, Standing, State, Step, Transition
from assessments.models import Assessment, ChangeKind, Milestone, StatusEvent, User
from assessments.models.milestones import LONGEST_STEP_REASON
from assessments.services.confirming import waiting_of
from assessments.services.milestones import freeze_milestone
from assessments.services.plain_text import clean_text
from assessments.services.reading import moving_workspace_of
from assessments.services.refusals import Refusal
from assessments.services.writing import lock_any, log

_KINDS = {
    Step.SUBMIT: ChangeKind.ASSESSMENT_SUBMITTED,
    Step.RETURN: ChangeKind.ASSESSMENT_RETURNED,
    Step.APPROVE: ChangeKind.ASSESSMENT_APPROVED,
    Step.REOPEN: ChangeKind.ASSESSMENT_REOPENED,
}


class NotInThisState(Refusal):
    """The assessment does not stand where this step starts, or no longer where the page had seen it."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        super().__init__(f"{standing.state}, round {standing.round}")


class StepReasonIsMissing(Refusal):
    """Who takes an assessment back has to say why."""


class OpenQuestionsNotConfirmed(Refusal):
    """Questions have no answer, and not for this number did somebody confirm that they count as unknown."""

    def __init__(self, open_questions: int) -> None:
        self.open_questions = open_questions
        super().__init__(str(open_questions))


class UnconfirmedAnswersStand(Refusal):
    """Answers still wait for a second look since the assessment moved, and nobody said that so many may stay so."""

    def __init__(self, waiting: int) -> None:
        self.waiting = waiting
        super().__init__(str(waiting))


@dataclass(frozen=True, slots=True)
class StatusCard:
    """One step in the history of an assessment. ``milestone_id`` is what a submission left."""

    step: Step
    round: int
    reason: str
    at: datetime
    by: str
    milestone_id: UUID | None


def standing_of(assessment: Assessment) -> Standing:
    """Return where an assessment stands, for a form to send back."""
    return Standing(State(assessment.status), assessment.round)


@transaction.atomic
def submit_assessment(
    *, assessment: Assessment, base: Standing, confirmed_open: int, confirmed_waiting: int = 0, by: User, at: datetime
) -> Milestone:
    """Hand an assessment in and freeze it. Questions without an answer stay unknown, once somebody confirmed how many.

    :raises NotInThisState: when it is not open, or not in the round that ``base`` says.
    :raises OpenQuestionsNotConfirmed: when another number of questions than ``confirmed_open`` has no answer.
    :raises UnconfirmedAnswersStand: when another number of answers than ``confirmed_waiting`` waits for a second look.
    """
    row = _begun(assessment, Step.SUBMIT, base)
    progress = moving_workspace_of(row).progress()
    left = progress.asked - progress.answered
    if left and left != confirmed_open:
        raise OpenQuestionsNotConfirmed(left)
    waiting = len(waiting_of(row))
    if waiting and waiting != confirmed_waiting:
        raise UnconfirmedAnswersStand(waiting)
    milestone = freeze_milestone(row, kind=MilestoneKind.SUBMITTED, by=by, at=at)
    row.submitted_at, row.submitted_by = at, by
    _finish(row, TRANSITIONS[Step.SUBMIT], milestone=milestone, by=by, at=at)
    return milestone


@transaction.atomic
def return_assessment(*, assessment: Assessment, base: Standing, reason: str, by: User, at: datetime) -> None:
    """Give a submitted assessment back for another round.

    :raises NotInThisState: when it is not submitted, or not in the round that ``base`` says.
    :raises StepReasonIsMissing: when nobody says why.
    """
    _take_back(assessment, Step.RETURN, base, reason, by=by, at=at)


@transaction.atomic
def approve_assessment(*, assessment: Assessment, base: Standing, by: User, at: datetime) -> None:
    """Close a submitted assessment.

    :raises NotInThisState: when it is not submitted, or not in the round that ``base`` says.
    """
    row = _begun(assessment, Step.APPROVE, base)
    row.closed_at, row.closed_by = at, by
    _finish(row, TRANSITIONS[Step.APPROVE], by=by, at=at)


@transaction.atomic
def reopen_assessment(*, assessment: Assessment, base: Standing, reason: str, by: User, at: datetime) -> None:
    """Open a closed assessment for another round.

    :raises NotInThisState: when it is not closed, or not in the round that ``base`` says.
    :raises StepReasonIsMissing: when nobody says why.
    """
    _take_back(assessment, Step.REOPEN, base, reason, by=by, at=at)


def history_of(assessment: Assessment) -> tuple[StatusCard, ...]:
    """Return every step so far, the latest first; one query."""
    rows = assessment.status_events.select_related("by").order_by("-at", "-id")
    return tuple(
        StatusCard(Step(row.step), row.round, row.reason, row.at, str(row.by), row.milestone_id) for row in rows
    )


def _take_back(assessment: Assessment, step: Step, base: Standing, reason: str, *, by: User, at: datetime) -> None:
    row = _begun(assessment, step, base)
    why = clean_text(reason, longest=LONGEST_STEP_REASON)
    if not why:
        raise StepReasonIsMissing
    row.submitted_at = row.submitted_by = row.closed_at = row.closed_by = None
    _finish(row, TRANSITIONS[step], reason=why, by=by, at=at)


def _begun(assessment: Assessment, step: Step, base: Standing) -> Assessment:
    row = lock_any(assessment)
    standing = standing_of(row)
    if standing.state is not TRANSITIONS[step].source or standing != base:
        raise NotInThisState(standing)
    return row


def _finish(
    row: Assessment,
    transition: Transition,
    *,
    milestone: Milestone | None = None,
    reason: str = "",
    by: User,
    at: datetime,
) -> None:
    """Store the step that was taken in the round of ``row``, and move it on."""
    StatusEvent.objects.create(
        assessment=row, step=transition.step, round=row.round, reason=reason, milestone=milestone, at=at, by=by
    )
    details = {"round": row.round} | ({"digest": milestone.digest} if milestone else {})
    log(_KINDS[transition.step], hospital=row.hospital, assessment=row, details=details, by=by, at=at)
    after = standing_of(row).after(transition)
    row.status, row.round, row.updated_at, row.updated_by = after.state, after.round, at, by
    row.save(
        update_fields=[
            *("status", "round", "updated_at", "updated_by"),
            *("submitted_at", "submitted_by", "closed_at", "closed_by"),
        ]
    )
