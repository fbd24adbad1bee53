"""Where the house stands between readiness and pressure, and how much of that rests on what is not known."""

from __future__ import annotations

from fractions import Fraction

from assessments.domain.catalogue import HIGHEST, LOWEST
from assessments.domain.results import Position, Quadrant, Score

SPLIT = 50
_LEVELS = HIGHEST - LOWEST + 1

QUADRANTS = {  # by (readiness high, pressure high)
    (True, True): Quadrant.CLOUD_FIRST,
    (True, False): Quadrant.SELECTIVE,
    (False, True): Quadrant.GUIDED,
    (False, False): Quadrant.FOUNDATIONS,
}


def position_of(readiness: Score, pressure: Score) -> Position:
    """Return the quadrant of the expected point, all that the interval box reaches, and the stability of the first."""
    sides = _side(readiness), _side(pressure)
    candidates = tuple(
        quadrant
        for (ready, pressed), quadrant in QUADRANTS.items()
        if ready in _reached(readiness) and pressed in _reached(pressure)
    )
    if sides[0] is None or sides[1] is None:
        return Position(Quadrant.UNDETERMINED, candidates, None)
    stability = _share(readiness, high=sides[0]) * _share(pressure, high=sides[1])
    return Position(QUADRANTS[sides[0], sides[1]], candidates, stability)


def _side(index: Score) -> bool | None:
    """Return whether the expected value is high, or None while it is missing or lies exactly on the split."""
    if index.expected is None or index.expected == SPLIT:
        return None
    return index.expected > SPLIT


def _reached(index: Score) -> set[bool]:
    """Return the sides the interval reaches; a point exactly on the split touches both."""
    if index.low == index.high == SPLIT:
        return {False, True}
    return {side for side, reached in ((False, index.low < SPLIT), (True, index.high > SPLIT)) if reached}


def _share(index: Score, *, high: bool) -> Fraction:
    """Return the share of completions of the unknowns, every level equally likely, that end on the named side."""
    unknown = index.applicable - index.given
    known = index.low * HIGHEST * index.applicable / 100  # the points of the given answers, a whole number
    middle = Fraction(SPLIT * HIGHEST * index.applicable, 100)
    ways = _ways(unknown)
    hits = (
        count for points, count in enumerate(ways) if (known + points > middle if high else known + points < middle)
    )
    return Fraction(sum(hits), _LEVELS**unknown)


def _ways(unknown: int) -> list[int]:
    """Return in how many ways ``unknown`` answers of level 0-4 add up to each sum: a repeated convolution."""
    ways = [1]
    for _ in range(unknown):
        padded = [0] * HIGHEST + ways + [0] * HIGHEST
        ways = [sum(padded[start : start + _LEVELS]) for start in range(len(ways) + HIGHEST)]
    return ways
