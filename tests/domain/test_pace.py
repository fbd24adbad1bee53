"""How long the rest will take."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from assessments.domain.pace import minutes_left

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def answers(*seconds: int) -> list[datetime]:
    return [START + timedelta(seconds=second) for second in seconds]


@pytest.mark.parametrize(
    ("answered_at", "left", "minutes"),
    [
        (answers(0, 60, 120, 180), 30, None),
        (answers(0, 60, 120, 180, 240), 0, None),
        (answers(0, 60, 120, 180, 240), 21, 25),
        (answers(0, 60, 120, 180, 240), 1, 5),
        (answers(0, 20, 60, 120, 400), 20, 20),
        (answers(0, 60, 120, 3600, 3660, 3720), 20, 20),
        (answers(0, 3600, 7200, 10800, 14400), 20, None),
        (answers(300, 300, 300, 300, 300), 20, None),
        (answers(0, 300, 300, 300, 300, 300), 20, 20),
    ],
    ids=[
        "four answers are too few",
        "nothing is left",
        "a minute each",
        "never less than five minutes",
        "the median counts, not the mean",
        "a long pause does not count",
        "nothing but pauses",
        "all in one moment",
        "five saved together share their time",
    ],
)
def test_time_left(answered_at: list[datetime], left: int, minutes: int | None) -> None:
    assert minutes_left(answered_at, left) == minutes


def test_the_order_of_the_moments_does_not_matter() -> None:
    assert minutes_left(reversed(answers(0, 60, 120, 180, 240)), 21) == 25
