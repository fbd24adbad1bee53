"""The values of a report about the roadmap: what is proposed, and what the house decided."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the plan in months from its first day, and the same to read. ``end`` is the first month after it."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class PlannedMeasure:
    """A measure as proposed, with what was decided about it.

    ``decided`` is empty where nothing was; ``planned`` is the period that follows from it, None when it was dropped.
    ``warnings`` say what to bear in mind.
    """

    trace: str
    code: str
    text: str
    owners: tuple[str, ...]
    effort: str
    effort_name: str
    level: int | None
    opens: tuple[str, ...]
    after: tuple[str, ...]
    proposed: Period
    reasons: tuple[str, ...]
    planned: Period | None
    decided: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanPhase:
    """The measures of one phase; phases without measures leave their number out."""

    number: int
    phase: str
    name: str
    meaning: str
    measures: tuple[PlannedMeasure, ...]


@dataclass(frozen=True, slots=True)
class PlannedMove:
    """What moves together, as proposed, with the reason for its position and what was decided."""

    trace: str
    code: str
    text: str
    moves: tuple[str, ...]
    proposed: Period
    deadline: str
    reasons: tuple[str, ...]
    planned: Period | None
    decided: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanWave:
    """The moves that begin in one year of the plan, and why it allows no more."""

    trace: str
    name: str
    reason: str
    moves: tuple[PlannedMove, ...]


@dataclass(frozen=True, slots=True)
class HeldMove:
    """An application that would move, but does not for now."""

    trace: str
    application: str
    name: str
    to: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The roadmap: phases of measures and waves of moves, beside what the house decided."""

    phases: tuple[PlanPhase, ...]
    waves: tuple[PlanWave, ...]
    held: tuple[HeldMove, ...]

    @property
    def measures(self) -> tuple[PlannedMeasure, ...]:
        """Return every measure, in the order of the phases."""
        return tuple(row for phase in self.phases for row in phase.measures)

    @property
    def moves(self) -> tuple[PlannedMove, ...]:
        """Return every move, in the order of the waves."""
        return tuple(row for wave in self.waves for row in wave.moves)
