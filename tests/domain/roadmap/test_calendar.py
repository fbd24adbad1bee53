"""Months and quarters are counted from the first day of the plan."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.roadmap.calendar import date_after, month_from, months_until, quarter_from

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("as_of", "months", "day"),
    [
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 23), 1, date(2026, 12, 23)),
        (date(2026, 11, 23), 2, date(2027, 1, 23)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 11, 23), 120, date(2036, 11, 23)),
    ],
)
def test_the_day_after_some_months(as_of: date, months: int, day: date) -> None:
    assert date_after(as_of, months) == day


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2026, 11, 23), 0),
        (date(2026, 12, 22), 0),
        (date(2026, 12, 23), 1),
        (date(2027, 12, 31), 13),
        (date(2026, 11, 22), -1),
    ],
)
def test_whole_months_until_a_day(day: date, months: int) -> None:
    assert months_until(date(2026, 11, 23), day) == months


@given(as_of=DAYS, months=st.integers(0, 240))
def test_counting_back_gives_the_same_months(as_of: date, months: int) -> None:
    assert months_until(as_of, date_after(as_of, months)) == months


@pytest.mark.parametrize(("month", "quarter"), [(0, 0), (1, 1), (3, 1), (4, 2), (6, 2)])
def test_a_quarter_begins_when_the_month_has_come(month: int, quarter: int) -> None:
    assert quarter_from(month) == quarter


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2026, 11, 23), 0),
        (date(2026, 11, 24), 1),
        (date(2026, 12, 23), 1),
        (date(2027, 3, 1), 4),
        (date(2020, 1, 1), 0),
    ],
)
def test_the_first_month_that_begins_on_a_day_or_later(day: date, month: int) -> None:
    assert month_from(date(2026, 11, 23), day) == month
