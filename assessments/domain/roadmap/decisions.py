"""What the house decides about its roadmap. The automatic proposal stays beside every decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assessments.domain.roadmap import decision_wording as wording
from assessments.domain.roadmap.calendar import date_after, month_from
from assessments.domain.roadmap.values import Bar, MeasureStep, MoveStep, Roadmap, Step, StepStatus
from assessments.domain.steps import StepKey, StepKind
from assessments.domain.text import Text

__all__ = ["Decision", "PlannedRoadmap", "PlannedStep", "StepStatus", "decide"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one step. Left alone, a step keeps what is proposed."""

    dropped: bool = False
    deferred_to: date | None = None
    owner: str = ""
    due: date | None = None
    status: StepStatus = StepStatus.OPEN


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A proposal, the decision about it, the stretch of the timeline that follows, and what to bear in mind.

    ``bar`` is None for a dropped step.
    """

    proposal: Step
    decision: Decision
    bar: Bar | None
    warnings: tuple[Text, ...]

    @property
    def changed(self) -> bool:
        """Return whether the house decided anything."""
        return self.decision != Decision()


@dataclass(frozen=True, slots=True)
class PlannedRoadmap:
    """The proposal with all decisions, step by step in the order of the proposal.

    ``without_a_step`` are the keys of decisions whose step the proposal no longer has, because a question was answered
    better or an application removed; they are kept, in case the step comes back.
    """

    proposal: Roadmap
    steps: tuple[PlannedStep, ...]
    without_a_step: tuple[str, ...]


def decide(roadmap: Roadmap, decisions: Mapping[str, Decision]) -> PlannedRoadmap:
    """Lay decisions, by the key of their step, over a proposal. Nothing else moves: what does not fit is warned of."""
    steps: tuple[Step, ...] = (*roadmap.measures, *roadmap.moves)
    chosen = {step.key: decisions.get(step.key, Decision()) for step in steps}
    bars = {step.key: _bar(step, chosen[step.key], roadmap.as_of) for step in steps}
    return PlannedRoadmap(
        roadmap,
        tuple(
            PlannedStep(step, chosen[step.key], bars[step.key], _warnings(step, chosen, bars, roadmap.as_of))
            for step in steps
        ),
        tuple(sorted(set(decisions) - set(chosen))),
    )


def _bar(step: Step, decision: Decision, as_of: date) -> Bar | None:
    """Return when the step takes place; a deferred one keeps its length, and never begins before the plan does."""
    if decision.dropped:
        return None
    if decision.deferred_to is None:
        return step.bar
    return step.bar.shifted(month_from(as_of, decision.deferred_to) - step.bar.start)


def _warnings(
    step: Step, chosen: Mapping[str, Decision], bars: Mapping[str, Bar | None], as_of: date
) -> tuple[Text, ...]:
    decision, bar = chosen[step.key], bars[step.key]
    if bar is None or decision.status is StepStatus.DONE:
        return ()
    found: list[Text] = []
    for code in _needed_by(step):
        key = StepKey(StepKind.MEASURE, code).key
        needed = bars.get(key)
        if needed is None:
            found.append(wording.needs_what_was_dropped(code))
        elif chosen[key].status is not StepStatus.DONE and needed.end > bar.start:
            found.append(wording.begins_before_it_may(code, date_after(as_of, needed.end)))
    end = date_after(as_of, bar.end)
    if decision.due and end > decision.due:
        found.append(wording.ends_after_due(end, decision.due))
    if isinstance(step, MoveStep) and step.deadline and end > step.deadline:
        found.append(wording.ends_after_deadline(end, step.deadline))
    return tuple(found)


def _needed_by(step: Step) -> tuple[str, ...]:
    return step.after if isinstance(step, MeasureStep) else step.measures
