"""What an assignment reaches, how it stands, and when somebody is reminded."""

from datetime import date, timedelta

import pytest

from assessments.domain.assigning import is_time_to_remind, urgency_of
from assessments.domain.collaboration import Urgency
from assessments.domain.workspace import Progress

TODAY = date(2026, 11, 23)


def day(days: int) -> date:
    """Return a day counted from today."""
    return TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("due", "answered", "expected"),
    [
        (None, 0, Urgency.OPEN),
        (-1, 0, Urgency.OVERDUE),
        (-1, 2, Urgency.DONE),
        (0, 1, Urgency.SOON),
        (7, 1, Urgency.SOON),
        (8, 1, Urgency.OPEN),
    ],
)
def test_the_day_and_the_answers_say_how_an_assignment_stands(
    due: int | None, answered: int, expected: Urgency
) -> None:
    due_on = None if due is None else day(due)
    assert urgency_of(due_on, Progress(answered=answered, asked=2), on=TODAY) is expected


@pytest.mark.parametrize(
    ("due", "last", "expected"),
    [
        ([], None, False),
        ([30], None, False),
        ([7], None, True),
        ([7], 0, False),
        ([5], -2, False),
        ([1], -2, True),
        ([0], -1, True),
        ([-3], -1, False),
        ([-3], -7, True),
        ([-3, 1], -1, True),
        ([-3, 1], 0, False),
    ],
)
def test_reminders_come_weekly_and_when_it_gets_close_but_never_twice_a_day(
    due: list[int], last: int | None, expected: bool
) -> None:
    assert is_time_to_remind(map(day, due), last=None if last is None else day(last), on=TODAY) is expected
