"""When each measure begins: after what it needs, and when its lead owner has a hand free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.domain.catalogue import Owner
from assessments.domain.guidance import Prerequisite
from assessments.domain.roadmap.assumptions import Assumptions
from assessments.domain.roadmap.measures import Candidate
from assessments.domain.roadmap.values import Bar


@dataclass(frozen=True, slots=True)
class Timing:
    """A stretch of the timeline, the prerequisite that ends last before it, and whether the owner was busy."""

    bar: Bar
    waits_for: Prerequisite | None
    owner_was_busy: bool


def timings_of(ordered: tuple[Candidate, ...], assumptions: Assumptions) -> dict[str, Timing]:
    """Give each measure the earliest time that those before it in the order leave; nothing begun is interrupted."""
    timings: dict[str, Timing] = {}
    bars: dict[Owner, list[Bar]] = {}
    for candidate in ordered:
        busy = bars.setdefault(candidate.measure.owners[0], [])
        timing = _timing(candidate, timings, busy, assumptions)
        busy.append(timing.bar)
        timings[candidate.code] = timing
    return timings


def _timing(candidate: Candidate, timings: Mapping[str, Timing], busy: list[Bar], assumptions: Assumptions) -> Timing:
    last = max(candidate.before, key=lambda pair: timings[pair.first].bar.end, default=None)
    earliest = timings[last.first].bar.end if last else 0
    length = assumptions.months(candidate.measure.effort)
    start = earliest
    while not _has_a_hand_free(start, start + length, busy, assumptions.measures_at_once):
        start += 1
    return Timing(Bar(start, start + length), last, owner_was_busy=start > earliest)


def _has_a_hand_free(start: int, end: int, busy: list[Bar], most: int) -> bool:
    return all(sum(bar.start <= month < bar.end for bar in busy) < most for month in range(start, end))
