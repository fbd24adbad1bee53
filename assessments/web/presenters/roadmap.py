"""The roadmap as its pages show it: phases, waves and single steps, each proposal beside its decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from assessments.domain.catalogue import Edition, Question
from assessments.domain.results import Quadrant, Result
from assessments.domain.roadmap.building import roadmap_of
from assessments.domain.roadmap.calendar import date_after
from assessments.domain.roadmap.decisions import Decision, PlannedRoadmap, PlannedStep, decide
from assessments.domain.roadmap.values import (
    ApplicationMove,
    Bar,
    Held,
    MeasureStep,
    MoveStep,
    Phase,
    Roadmap,
    StepStatus,
)
from assessments.domain.text import Text
from assessments.domain.workspace import Workspace
from assessments.services.planning import DecisionCard
from assessments.templatetags.wording import text
from assessments.web.presenters.levers import Turn


@dataclass(frozen=True, slots=True)
class Span:
    """From a day until the last day before another."""

    begins: date
    ends: date


@dataclass(frozen=True, slots=True)
class Link:
    """Another step of this roadmap, by its key."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Opens:
    """What one measure opens by itself."""

    gates: tuple[Question, ...]
    duties: tuple[Text, ...]
    turns: tuple[Turn, ...]
    readiness: Fraction
    pressure: Fraction
    quadrant: Quadrant | None
    moves_a_year: int | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step: what is proposed, what was decided about it, and what follows."""

    key: str
    kind: str
    code: str
    planned: PlannedStep
    proposed: Span
    decided: Span | None
    after: tuple[Link, ...]
    serves: tuple[str, ...]
    opens: Opens | None
    moves: tuple[ApplicationMove, ...]
    note: str

    @property
    def step(self) -> MeasureStep | MoveStep:
        """Return the proposal."""
        return self.planned.proposal

    @property
    def decision(self) -> Decision:
        """Return what the house decided."""
        return self.planned.decision

    @property
    def dimension(self) -> str:
        """Return the dimension of a measure's question."""
        return self.code.partition(".")[0]

    @property
    def trace(self) -> str:
        """Return what begins the references of this step: M, W or B."""
        return self.key.partition("-")[0]


@dataclass(frozen=True, slots=True)
class PhaseView:
    """One phase with its measures."""

    phase: Phase
    rows: tuple[StepRow, ...]


@dataclass(frozen=True, slots=True)
class WaveView:
    """The moves of one year."""

    year: int
    begins: date
    moves_a_year: int
    reason: Text
    rows: tuple[StepRow, ...]


@dataclass(frozen=True, slots=True)
class Leftover:
    """A decision whose step the proposal no longer has."""

    key: str
    card: DecisionCard


@dataclass(frozen=True, slots=True)
class RoadmapPage:
    """The whole roadmap."""

    plan: PlannedRoadmap
    phases: tuple[PhaseView, ...]
    waves: tuple[WaveView, ...]
    held: tuple[Held, ...]
    leftovers: tuple[Leftover, ...]
    measures: int
    moves: int
    decided: int
    done: int
    ends: date | None

    def row(self, key: str) -> StepRow | None:
        """Return the step with this key, None when the proposal has none."""
        rows = (*(row for one in self.phases for row in one.rows), *(row for one in self.waves for row in one.rows))
        return next((row for row in rows if row.key == key), None)


def roadmap_page(workspace: Workspace, result: Result, cards: Iterable[DecisionCard]) -> RoadmapPage:
    """Work out the proposal and lay the decisions over it."""
    by_key = {card.step.key: card for card in cards}
    proposal = roadmap_of(workspace, result=result)
    decisions = {key: card.noted.decision for key, card in by_key.items() if card.noted.decision != Decision()}
    plan = decide(proposal, decisions)
    names = {one.code: text(one.name) for one in result.applications}
    house = _House(workspace.lawful_edition, proposal, names, by_key)
    rows = {step.proposal.key: house.row(step) for step in plan.steps}
    ends = [row.decided.ends for row in rows.values() if row.decided]
    return RoadmapPage(
        plan=plan,
        phases=tuple(
            PhaseView(one.phase, tuple(rows[step.key] for step in one.measures))
            for one in proposal.phases
            if one.measures
        ),
        waves=tuple(
            WaveView(
                wave.year,
                date_after(proposal.as_of, 12 * (wave.year - 1)),
                wave.moves_a_year,
                wave.reason,
                tuple(rows[step.key] for step in wave.moves),
            )
            for wave in proposal.waves
        ),
        held=proposal.held,
        leftovers=tuple(Leftover(key, by_key[key]) for key in plan.without_a_step),
        measures=len(proposal.measures),
        moves=len(proposal.moves),
        decided=sum(row.planned.changed for row in rows.values()),
        done=sum(row.decision.status is StepStatus.DONE for row in rows.values()),
        ends=max(ends, default=None),
    )


@dataclass(frozen=True, slots=True)
class _House:
    """What the rows of one roadmap share."""

    edition: Edition
    roadmap: Roadmap
    names: Mapping[str, str]
    cards: Mapping[str, DecisionCard]

    def row(self, planned: PlannedStep) -> StepRow:
        """Return one step as it is shown."""
        step, card = planned.proposal, self.cards.get(planned.proposal.key)
        measure = isinstance(step, MeasureStep)
        return StepRow(
            key=step.key,
            kind="measure" if measure else "move",
            code=step.code,
            planned=planned,
            proposed=self._span(step.bar),
            decided=self._span(planned.bar) if planned.bar else None,
            after=self._links(step.after if isinstance(step, MeasureStep) else step.measures),
            serves=tuple(self.names[code] for code in step.serves) if isinstance(step, MeasureStep) else (),
            opens=self._opens(step) if isinstance(step, MeasureStep) else None,
            moves=() if isinstance(step, MeasureStep) else step.applications,
            note=card.noted.note if card else "",
        )

    def _span(self, bar: Bar) -> Span:
        return Span(date_after(self.roadmap.as_of, bar.start), date_after(self.roadmap.as_of, bar.end))

    def _links(self, codes: tuple[str, ...]) -> tuple[Link, ...]:
        known = {step.code: step for step in self.roadmap.measures}
        return tuple(Link(known[code].key, text(known[code].title)) for code in codes if code in known)

    def _opens(self, step: MeasureStep) -> Opens:
        gain = step.gain
        rules = {rule.code: rule.text for rule in self.edition.rules}
        return Opens(
            gates=tuple(self.edition.questions[code] for code in gain.gates),
            duties=tuple(rules[code] for code in gain.duties),
            turns=tuple(
                Turn(one.application, self.names[one.application], one.before, one.after) for one in gain.verdicts
            ),
            readiness=gain.readiness,
            pressure=gain.pressure,
            quadrant=gain.quadrant,
            moves_a_year=gain.moves_a_year,
        )
