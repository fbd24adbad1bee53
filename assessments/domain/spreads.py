"""How far an answer may be off, by what it rests on: the levels it allows, each equally likely. Counted in half levels.

Measured and documented answers stand as they are, and so does an answer that says nothing about itself. An estimate may
be half a level off, hearsay a whole one. The widths are expert judgement; see SCORING.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assessments.domain.answers import Confidence
from assessments.domain.catalogue import HIGHEST, LOWEST

HALVES = 2
"""Half levels in a level."""

REACH: Mapping[Confidence | None, int] = {Confidence.ESTIMATED: 1, Confidence.HEARSAY: 2}
UNKNOWN = tuple(range(LOWEST * HALVES, HIGHEST * HALVES + 1, HALVES))


def spread_of(points: int, confidence: Confidence | None) -> tuple[int, ...]:
    """Return what an answer worth ``points`` may be worth, in half levels, never off the scale."""
    reach, stated = REACH.get(confidence, 0), points * HALVES
    possible = {max(stated - reach, LOWEST * HALVES), stated, min(stated + reach, HIGHEST * HALVES)}
    return tuple(sorted(possible))


def ways_of(spreads: Iterable[tuple[int, ...]]) -> list[int]:
    """Return in how many ways independent answers add up to each sum above their lowest: a repeated convolution."""
    ways = [1]
    for spread in spreads:
        offsets = [value - spread[0] for value in spread]
        longer = [0] * (len(ways) + offsets[-1])
        for place, count in enumerate(ways):
            for offset in offsets:
                longer[place + offset] += count
        ways = longer
    return ways
