"""Where the house stands between readiness and pressure, and how much of that rests on what is not known."""

from __future__ import annotations

from fractions import Fraction

from assessments.domain.catalogue import HIGHEST
from assessments.domain.results import Position, Quadrant, Score
from assessments.domain.spreads import HALVES, ways_of

SPLIT = 50

QUADRANTS = {  # by (readiness high, pressure high)
    (True, True): Quadrant.CLOUD_FIRST,
    (True, False): Quadrant.SELECTIVE,
    (False, True): Quadrant.GUIDED,
    (False, False): Quadrant.FOUNDATIONS,
}


Spreads = tuple[tuple[int, ...], ...]
"""What each applicable answer of an index may be worth, in half levels."""


def position_of(readiness: Score, pressure: Score, spreads: tuple[Spreads, Spreads]) -> Position:
    """Return the quadrant of the expected point, all that the interval box reaches, and the stability of the first."""
    sides = _side(readiness), _side(pressure)
    candidates = tuple(
        quadrant
        for (ready, pressed), quadrant in QUADRANTS.items()
        if ready in _reached(readiness) and pressed in _reached(pressure)
    )
    if sides[0] is None or sides[1] is None:
        return Position(Quadrant.UNDETERMINED, candidates, None)
    stability = _share(spreads[0], high=sides[0]) * _share(spreads[1], high=sides[1])
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


def _share(spreads: Spreads, *, high: bool) -> Fraction:
    """Return the share of completions of what is not known for sure, all equally likely, that end on the named side."""
    lowest = sum(spread[0] for spread in spreads)
    middle = Fraction(SPLIT * HIGHEST * HALVES * len(spreads), 100)
    ways = ways_of(spreads)
    hits = (count for above, count in enumerate(ways) if (lowest + above > middle if high else lowest + above < middle))
    return Fraction(sum(hits), sum(ways))
