"""When each move begins: forced dates first, hubs last, and never more in a year than the house can carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import ceil

from assessments.domain.roadmap.assumptions import Speed
from assessments.domain.roadmap.calendar import (
    MONTHS_A_QUARTER,
    MONTHS_A_YEAR,
    QUARTERS_A_YEAR,
    months_until,
    quarter_from,
)
from assessments.domain.roadmap.ground import Ground
from assessments.domain.roadmap.units import Unit
from assessments.domain.roadmap.values import Bar


@dataclass(frozen=True, slots=True)
class MoveTiming:
    """A stretch of the timeline, the first quarter the move could begin in, and the months it misses its date by."""

    bar: Bar
    ready: int
    late_by: int


@dataclass(slots=True)
class Capacity:
    """The quarters of the plan, filled move by move. A year's speed is that of the measures done when it begins."""

    ground: Ground
    ends: Mapping[str, int]
    taken: Counter[int] = field(default_factory=Counter)

    def speed(self, year: int) -> Speed:
        """Return how many moves this year of the plan allows, 0 first."""
        done = frozenset(code for code, end in self.ends.items() if end <= year * MONTHS_A_YEAR)
        return self.ground.speed(done)

    def take(self, earliest: int) -> int:
        """Return the first quarter from ``earliest`` on that has room, which is then taken."""
        quarter = earliest
        while not self._has_room(quarter):
            quarter += 1
        self.taken[quarter] += 1
        return quarter

    def _has_room(self, quarter: int) -> bool:
        year = quarter // QUARTERS_A_YEAR
        most = self.speed(year).moves_a_year
        quarters = range(year * QUARTERS_A_YEAR, (year + 1) * QUARTERS_A_YEAR)
        in_year = sum(self.taken[one] for one in quarters)
        return in_year < most and self.taken[quarter] < ceil(most / QUARTERS_A_YEAR)


def move_timings_of(units: tuple[Unit, ...], capacity: Capacity) -> dict[int, MoveTiming]:
    """Give every unit a time, by position: those with a date by their latest beginning, the others, then the hubs."""
    by_urgency = sorted(units, key=lambda unit: unit.urgency)
    forced = sorted((unit for unit in by_urgency if unit.deadline), key=lambda unit: _latest(unit, capacity))
    free = [unit for unit in by_urgency if not unit.deadline and not unit.hub]
    hubs = [unit for unit in by_urgency if not unit.deadline and unit.hub]
    timings = {unit.position: _timing(unit, capacity) for unit in (*forced, *free)}
    others = [timings[unit.position].bar.quarter for unit in (*forced, *free) if not unit.hub]
    behind = max(others, default=-1) + 1
    return timings | {unit.position: _timing(unit, capacity, behind) for unit in hubs}


def _timing(unit: Unit, capacity: Capacity, not_before: int = 0) -> MoveTiming:
    ready = quarter_from(max((capacity.ends[code] for code in unit.measures), default=0))
    start = capacity.take(max(ready, not_before)) * MONTHS_A_QUARTER
    end = start + _length(unit, capacity)
    return MoveTiming(Bar(start, end), ready, _late(unit.deadline, capacity.ground.result.as_of, end))


def _late(deadline: date | None, as_of: date, end: int) -> int:
    return max(0, end - months_until(as_of, deadline)) if deadline else 0


def _latest(unit: Unit, capacity: Capacity) -> int:
    """Return the last month in which a unit with a date can begin and keep it."""
    as_of = capacity.ground.result.as_of
    return months_until(as_of, unit.deadline or date.max) - _length(unit, capacity)


def _length(unit: Unit, capacity: Capacity) -> int:
    return capacity.ground.assumptions.months_of_move(together=unit.cluster is not None)
