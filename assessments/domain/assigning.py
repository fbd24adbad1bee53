"""What an assignment reaches, how far it is, and whether it is due: all of it computed, nothing ticked off by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from assessments.domain.catalogue import Question
from assessments.domain.collaboration import Urgency
from assessments.domain.workspace import Progress, Workspace

FORESIGHT = timedelta(days=7)
"""So long before its day an assignment counts as due soon."""
EVERY = timedelta(days=7)
"""Whoever was reminded is left in peace for so long."""
_TODAY_OR_TOMORROW = timedelta(days=1)


def questions_in(workspace: Workspace, codes: Iterable[str]) -> tuple[Question, ...]:
    """Return the asked questions that any of ``codes`` includes, in the order of the catalogue."""
    wanted = frozenset(codes)
    return tuple(q for q in workspace.asked if q.code in wanted or q.dimension_code in wanted)


def progress_of(workspace: Workspace, codes: Iterable[str]) -> Progress:
    """Return how far the questions are that ``codes`` include; every kind of answer counts."""
    asked = questions_in(workspace, codes)
    return Progress(sum(q.code in workspace.sheet.entries for q in asked), len(asked))


def urgency_of(due_on: date | None, progress: Progress, *, on: date) -> Urgency:
    """Return how an assignment stands on a day; the last day is not late yet, and done is never late."""
    if progress.complete:
        return Urgency.DONE
    if due_on is None:
        return Urgency.OPEN
    if due_on < on:
        return Urgency.OVERDUE
    return Urgency.SOON if due_on <= on + FORESIGHT else Urgency.OPEN


def is_time_to_remind(due: Iterable[date], *, last: date | None, on: date) -> bool:
    """Return whether somebody is reminded on a day of what is due soon or late; ``last`` is when they were before.

    Once a week, besides on the day itself and on the one before; never twice on a day. A run that was missed is made
    up for by the next one.
    """
    days = [day for day in due if day <= on + FORESIGHT]
    if not days or last == on:
        return False
    close = any(on <= day <= on + _TODAY_OR_TOMORROW for day in days)
    return last is None or close or last <= on - EVERY
