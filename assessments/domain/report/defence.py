"""The values of a report that say how far it carries: sureness, levers, plan, scenarios, objections and traces."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sureness:
    """How far one recommendation carries: the band by code and name, and in how many of 100 weightings it is ahead.

    ``of_hundred`` is None where nothing is recommended.
    """

    band: str
    name: str
    of_hundred: int | None
    text: str


@dataclass(frozen=True, slots=True)
class SplitSpan:
    """How many applications get a model, and between which counts that varies."""

    trace: str
    model: str
    name: str
    count: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Side:
    """One of two models that both have something to say for them."""

    name: str
    of_hundred: int
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contest:
    """An application whose recommendation is contested, with the argument for both models."""

    code: str
    name: str
    verdict: Side
    other: Side


@dataclass(frozen=True, slots=True)
class Unsettled:
    """An application without a recommendation, with the facts to clarify."""

    code: str
    name: str
    text: str
    clarify: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure the report is: of the position, of the split, and of every recommendation."""

    position: str
    recommendations: str
    split: tuple[SplitSpan, ...]
    contested: tuple[Contest, ...]
    unsettled: tuple[Unsettled, ...]


@dataclass(frozen=True, slots=True)
class LeverRow:
    """The smallest change that turns one recommendation."""

    application: str
    name: str
    verdict: str
    to: str
    text: str


@dataclass(frozen=True, slots=True)
class GateKey:
    """What opens a closed gate, and which recommendations change by that."""

    code: str
    text: str
    applications: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeverPage:
    """What would change the result, and what to clarify first; the strongest of each kind, counted in full.

    ``clarify_more`` is the number of unknowns that the list leaves out.
    """

    levers: tuple[LeverRow, ...]
    gates: tuple[GateKey, ...]
    quadrants: tuple[str, ...]
    clarify: tuple[str, ...]
    clarify_more: int


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


@dataclass(frozen=True, slots=True)
class ScenarioHead:
    """A scenario with what it changes; ``note`` says why it could not be worked out, empty when it could."""

    name: str
    changes: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One value in a comparison, and whether it differs from the real state."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """One line of the comparison; ``cells`` begin with the real state, then one for each scenario."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Scenarios:
    """Scenarios side by side with the real state: the house first, then every application that changes in one."""

    heads: tuple[ScenarioHead, ...]
    house: tuple[ScenarioRow, ...]
    applications: tuple[ScenarioRow, ...]


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    """A common objection with this house's answer and the questions that settle it."""

    code: str
    title: str
    meant: str
    status: str
    status_name: str
    text: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TraceRow:
    """Where one statement comes from, short enough to carry hundreds.

    ``rule`` is a code of ``ReportData.formulas``. An input is another reference (``V-A20``), or a code with its value:
    an answer ``D5.1=1``, a level ``S=4``, a weight ``w.S=1``, a fact ``current=iaas``, a figure ``#months=6``.
    """

    reference: str
    rule: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormulaRow:
    """A formula of the method, or a rule of the edition, by its code and in words."""

    rule: str
    how: str
