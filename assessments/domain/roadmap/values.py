"""What a roadmap consists of. Times are months from ``as_of``; the end of a bar is the first month after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from assessments.domain.catalogue import Effort, Owner
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import Quadrant, VerdictChange
from assessments.domain.roadmap.calendar import MONTHS_A_QUARTER
from assessments.domain.steps import StepKey, StepKind
from assessments.domain.text import Text


class Phase(StrEnum):
    """Foundations open a gate or are needed for that; first moves are what a move waits for; the rest is programme."""

    FOUNDATIONS = "foundations"
    FIRST_MOVES = "first_moves"
    PROGRAMME = "programme"


class Origin(StrEnum):
    """Why a measure is on the roadmap."""

    LOW_ANSWER = "low_answer"
    CLOSED_GATE = "closed_gate"
    KNOCK_OUT = "knock_out"
    CONDITION = "condition"


class StepStatus(StrEnum):
    """How far a step is, as the house says."""

    OPEN = "open"
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the timeline."""

    start: int
    end: int

    @property
    def quarter(self) -> int:
        """Return the quarter it begins in, 0 first."""
        return self.start // MONTHS_A_QUARTER

    def shifted(self, months: int) -> Bar:
        """Return the same stretch so many months later."""
        return Bar(self.start + months, self.end + months)


@dataclass(frozen=True, slots=True)
class Gain:
    """What one measure opens by itself, worked out exactly.

    ``duties`` are legal rules of the edition that no longer object. ``readiness`` and ``pressure`` are the points of
    100 by which readiness rises and pressure falls. ``quadrant`` and ``moves_a_year`` are None when they do not change.
    """

    gates: tuple[str, ...]
    duties: tuple[str, ...]
    verdicts: tuple[VerdictChange, ...]
    readiness: Fraction
    pressure: Fraction
    quadrant: Quadrant | None
    moves_a_year: int | None


@dataclass(frozen=True, slots=True)
class MeasureStep:
    """One measure, once, however many gaps it closes. ``code`` is that of its question.

    ``after`` are the measures of this roadmap that come before it; ``serves`` the applications whose move waits for it.
    """

    code: str
    title: Text
    owners: tuple[Owner, ...]
    effort: Effort
    level: int | None
    origins: tuple[Origin, ...]
    after: tuple[str, ...]
    serves: tuple[str, ...]
    gain: Gain
    phase: Phase
    bar: Bar
    reasons: tuple[Text, ...]

    @property
    def key(self) -> str:
        """Return what names this step on the whole roadmap."""
        return StepKey(StepKind.MEASURE, self.code).key


@dataclass(frozen=True, slots=True)
class ApplicationMove:
    """Where one application goes once its ``measures`` are done."""

    application: str
    name: Text
    today: OperatingModel
    to: OperatingModel
    measures: tuple[str, ...]
    deadline: date | None


@dataclass(frozen=True, slots=True)
class MoveStep:
    """What moves together: one application, or the members of a ``cluster``.

    ``late_by`` is the number of months by which the deadline is missed, 0 when it is kept or there is none.
    """

    cluster: str | None
    title: Text
    applications: tuple[ApplicationMove, ...]
    hub: bool
    deadline: date | None
    late_by: int
    bar: Bar
    reasons: tuple[Text, ...]

    @property
    def code(self) -> str:
        """Return the cluster's code, or that of the only application."""
        return self.cluster or self.applications[0].application

    @property
    def key(self) -> str:
        """Return what names this step on the whole roadmap; an application may be called like a cluster."""
        return StepKey(StepKind.CLUSTER if self.cluster else StepKind.MOVE, self.code).key

    @property
    def measures(self) -> tuple[str, ...]:
        """Return the measures that must be done first, each once."""
        return tuple(dict.fromkeys(code for one in self.applications for code in one.measures))


@dataclass(frozen=True, slots=True)
class PhasePlan:
    """The measures of one phase, in their order."""

    phase: Phase
    measures: tuple[MeasureStep, ...]


@dataclass(frozen=True, slots=True)
class Wave:
    """The moves that begin in one year of the plan, 1 first, and how many that year allows."""

    year: int
    moves_a_year: int
    moves: tuple[MoveStep, ...]
    reason: Text


@dataclass(frozen=True, slots=True)
class Held:
    """An application that would move, but does not for now."""

    application: str
    name: Text
    to: OperatingModel
    deadline: date | None
    reason: Text


Step = MeasureStep | MoveStep


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The automatic proposal: the same input gives the same roadmap on any machine."""

    edition: str
    scoring_version: str
    as_of: date
    phases: tuple[PhasePlan, ...]
    waves: tuple[Wave, ...]
    held: tuple[Held, ...]

    @property
    def measures(self) -> tuple[MeasureStep, ...]:
        """Return every measure, in the order of the phases."""
        return tuple(step for plan in self.phases for step in plan.measures)

    @property
    def moves(self) -> tuple[MoveStep, ...]:
        """Return every move, in the order of the waves."""
        return tuple(step for wave in self.waves for step in wave.moves)

    @property
    def timeline(self) -> tuple[Step, ...]:
        """Return every step as it is drawn: by its beginning, measures before moves."""
        return tuple(sorted((*self.measures, *self.moves), key=lambda step: (step.bar.start, step.bar.end)))
