"""Where each application goes once what stands in its way is done, and which measures that takes."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.domain.choice import Choice, choose
from assessments.domain.explanation import conditions
from assessments.domain.operating_models import OperatingModel
from assessments.domain.place import place_of
from assessments.domain.roadmap.ground import Ground, Judged


@dataclass(frozen=True, slots=True)
class Destination:
    """The model an application ends in once ``measures`` are done; None: nothing can be recommended."""

    judged: Judged
    to: OperatingModel | None
    measures: frozenset[str]

    @property
    def code(self) -> str:
        """Return the application's code."""
        return self.judged.verdict.code

    @property
    def moves(self) -> bool:
        """Return whether the application ends elsewhere than it runs today."""
        return self.to is not None and self.to is not self.judged.facts.today

    @property
    def stays_in_the_house(self) -> bool:
        """Return whether it runs in the house and remains there."""
        return not self.moves and self.judged.facts.runs_in_house


def destinations_of(ground: Ground) -> tuple[Destination, ...]:
    """Return where every application goes, in the order of the inventory."""
    return tuple(_destination(ground, one) for one in ground.judged)


def _destination(ground: Ground, one: Judged) -> Destination:
    """Cure what changes the verdict, then whatever the new verdict asks for, until nothing is left to cure."""
    if one.withdrawn:
        return Destination(one, None, frozenset())
    measures = _cures(ground, one)
    while more := _asked_for(ground, one, measures) - measures:
        measures |= more
    return Destination(one, _choice(ground, one, measures).verdict, measures)


def _cures(ground: Ground, one: Judged) -> frozenset[str]:
    """Return measures that lift knock-outs and so change the verdict, none of which could be left out."""
    needed = frozenset(out.measure for out in one.verdict.knock_outs if out.measure)
    cured = _choice(ground, one, needed).verdict
    for measure in sorted(needed):
        if _choice(ground, one, needed - {measure}).verdict is cured:
            needed -= {measure}
    return needed


def _asked_for(ground: Ground, one: Judged, measures: frozenset[str]) -> frozenset[str]:
    """Return the measures that the conditions on the verdict ask for in this state; staying asks for none."""
    choice = _choice(ground, one, measures)
    if choice.verdict in (None, one.facts.today):
        return frozenset()
    state = ground.prospects.after(measures)
    place = place_of(choice.verdict, one.facts, state.levels)
    found = conditions(ground.edition, state, one.facts, choice, place)
    return frozenset(condition.measure for condition in found if condition.measure)


def _choice(ground: Ground, one: Judged, measures: frozenset[str]) -> Choice:
    return choose(ground.prospects.after(measures), one.facts)
