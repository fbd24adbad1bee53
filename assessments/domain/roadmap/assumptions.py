"""What the plan assumes: lengths, how much one owner carries, and how many moves a year allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor, prod

from assessments.domain.catalogue import LIFTED_TO, Edition, Effort
from assessments.domain.guidance import Figure, Pace
from assessments.domain.modifiers import NEUTRAL_LEVEL

_WITHOUT_FIGURES = {  # for an edition that brings none
    Figure.MONTHS_SMALL: 1,
    Figure.MONTHS_MEDIUM: 6,
    Figure.MONTHS_LARGE: 12,
    Figure.MONTHS_MOVE: 6,
    Figure.MONTHS_CLUSTER: 12,
    Figure.MEASURES_AT_ONCE: 3,
}
_BY_EFFORT = {Effort.S: Figure.MONTHS_SMALL, Effort.M: Figure.MONTHS_MEDIUM, Effort.L: Figure.MONTHS_LARGE}


@dataclass(frozen=True, slots=True)
class Assumptions:
    """The figures of an edition."""

    figures: Mapping[Figure, int]

    def months(self, effort: Effort) -> int:
        """Return how long a measure takes."""
        return self.figures[_BY_EFFORT[effort]]

    def months_of_move(self, *, together: bool) -> int:
        """Return how long a move takes."""
        return self.figures[Figure.MONTHS_CLUSTER if together else Figure.MONTHS_MOVE]

    @property
    def measures_at_once(self) -> int:
        """Return how many measures one lead owner runs at a time."""
        return self.figures[Figure.MEASURES_AT_ONCE]


def assumptions_of(edition: Edition) -> Assumptions:
    """Return the edition's figures; one it does not give has a default."""
    return Assumptions({**_WITHOUT_FIGURES, **{one.figure: one.value for one in edition.figures}})


@dataclass(frozen=True, slots=True)
class PaceReading:
    """How one pace reads in this house: the level it stands at, what that rests on, and the factor that follows.

    ``unknown`` questions count as the middle, ``lifted`` ones as their finished measures leave them.
    """

    pace: Pace
    level: int
    unknown: tuple[str, ...]
    lifted: tuple[str, ...]
    factor: Fraction


@dataclass(frozen=True, slots=True)
class Speed:
    """How many moves a year allows, and why."""

    moves_a_year: int
    readings: tuple[PaceReading, ...]


def speed_of(
    edition: Edition, levels: Mapping[str, int], removed: frozenset[str], done: frozenset[str] = frozenset()
) -> Speed:
    """Return the speed of a house; ``removed`` questions do not apply, the measures of ``done`` are finished."""
    lifted = {**levels, **{code: max(LIFTED_TO, levels.get(code, LIFTED_TO)) for code in done}}
    readings = tuple(_reading(pace, lifted, removed - done, done) for pace in edition.paces)
    allowed = prod((reading.factor for reading in readings), start=Fraction(1))
    return Speed(max(1, floor(allowed)), readings)


def _reading(pace: Pace, levels: Mapping[str, int], removed: frozenset[str], done: frozenset[str]) -> PaceReading:
    """Read the mean level, rounded down; what is not known counts as the middle, what does not apply not at all."""
    counted = [code for code in pace.questions if code not in removed]
    total = sum(levels.get(code, NEUTRAL_LEVEL) for code in counted)
    level = total // len(counted) if counted else NEUTRAL_LEVEL
    return PaceReading(
        pace=pace,
        level=level,
        unknown=tuple(code for code in counted if code not in levels),
        lifted=tuple(code for code in counted if code in done),
        factor=pace.by_level[level],
    )
