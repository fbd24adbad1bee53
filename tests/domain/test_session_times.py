"""How long a session lasts."""

from datetime import UTC, datetime, timedelta

import pytest

from assessments.domain.session_times import Ending, Limits, Times

MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
LIMITS = Limits(idle=timedelta(minutes=60), absolute=timedelta(hours=12))


def _after(**passed: float) -> datetime:
    return MORNING + timedelta(**passed)


@pytest.mark.parametrize(
    ("seen", "now", "expected"),
    [
        pytest.param(_after(), _after(minutes=59), None, id="a long talk"),
        pytest.param(_after(), _after(minutes=60), Ending.IDLE, id="an hour"),
        pytest.param(_after(hours=11.9), _after(hours=11.99), None, id="the last minutes of the day"),
        pytest.param(_after(hours=11.99), _after(hours=12), Ending.ABSOLUTE, id="busy until the end"),
        pytest.param(_after(), _after(days=1), Ending.ABSOLUTE, id="the next morning"),
    ],
)
def test_why_a_session_is_over(seen: datetime, now: datetime, expected: Ending | None) -> None:
    assert Times(MORNING, seen).ending(LIMITS, now=now) is expected


@pytest.mark.parametrize(
    ("seen", "expected"),
    [(_after(hours=1), (_after(hours=2), True)), (_after(hours=11.5), (_after(hours=12), False))],
    ids=["by day", "in the evening"],
)
def test_when_it_ends_and_whether_that_moves(seen: datetime, expected: tuple[datetime, bool]) -> None:
    times = Times(MORNING, seen)
    assert (times.ends_at(LIMITS), times.may_be_extended(LIMITS)) == expected
