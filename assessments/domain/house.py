"""The verdict on the whole house: the split over its portfolio and the next five moves."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from assessments.domain import move_wording
from assessments.domain.catalogue import Edition
from assessments.domain.facts import CRITICALITY, INTEGRATION, UNKNOWN_LEVEL, Facts
from assessments.domain.fit import MODELS
from assessments.domain.landscape import Cluster
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import ApplicationVerdict, NextMove
from assessments.domain.text import Text

MOST_MOVES = 5
CLEAR_MARGIN = Fraction(1, 20)  # judgement: below a twentieth of the scale a verdict is called narrow
HUB_FROM = 4


@dataclass(frozen=True, slots=True)
class _Judged:
    """An application with its verdict, and its place in the inventory."""

    position: int
    facts: Facts
    verdict: ApplicationVerdict

    @property
    def destination(self) -> OperatingModel | None:
        """Return the model to move to, or None when there is nowhere to go.

        Nothing is brought back into the house for a reason that a measure would remove: then the measure comes first.
        """
        to = self.verdict.verdict
        comes_back = to is OperatingModel.ON_PREM and self.changed_by_cure
        return None if to is self.facts.today or comes_back else to

    @property
    def stays_in_the_house(self) -> bool:
        return self.destination is None and self.facts.today is OperatingModel.ON_PREM

    @property
    def is_hub(self) -> bool:
        return self.facts.levels.get(INTEGRATION, UNKNOWN_LEVEL) >= HUB_FROM

    @property
    def criticality(self) -> int:
        return self.facts.levels.get(CRITICALITY, UNKNOWN_LEVEL)

    @property
    def margin(self) -> Fraction:
        """Return the lead over the runner-up; without one nothing can overtake it."""
        return Fraction(1) if self.verdict.margin is None else self.verdict.margin

    @property
    def changed_by_cure(self) -> bool:
        return self.verdict.verdict_after_all is not self.verdict.verdict


@dataclass(frozen=True, slots=True)
class _Unit:
    """What moves together: the members of a cluster, or one application alone.

    ``staying`` members of the cluster remain in the house.
    """

    moving: tuple[_Judged, ...]
    staying: tuple[_Judged, ...]

    @property
    def urgency(self) -> tuple[bool, bool, bool, bool, bool, int, Fraction, int]:
        """Return the sort key, first what can start at once; the order is explained in SCORING.md."""
        return (
            any(member.changed_by_cure for member in self.moving),
            any(member.verdict.conditions for member in self.moving),
            bool(self.staying),
            any(member.is_hub for member in self.moving),
            any(member.margin < CLEAR_MARGIN for member in self.moving),
            max(member.criticality for member in self.moving),
            -min(member.margin for member in self.moving),
            min(member.position for member in self.moving),
        )


def split(verdicts: tuple[ApplicationVerdict, ...]) -> dict[OperatingModel | None, int]:
    """Return how many applications go to each model; None counts those without a recommendation."""
    given = [verdict.verdict for verdict in verdicts]
    return {model: given.count(model) for model in (*MODELS, None)}


def next_moves(
    edition: Edition, facts: tuple[Facts, ...], verdicts: tuple[ApplicationVerdict, ...]
) -> tuple[NextMove, ...]:
    """Return up to five moves to make first. Clusters are kept whole: one that does not fit any more is left out."""
    judged = [_Judged(position, *pair) for position, pair in enumerate(zip(facts, verdicts, strict=True))]
    chosen: list[NextMove] = []
    for unit in sorted(_units(edition, judged), key=lambda unit: unit.urgency):
        if len(chosen) + len(unit.moving) <= MOST_MOVES:
            chosen += _moves(edition, unit)
    return tuple(chosen)


def _units(edition: Edition, judged: list[_Judged]) -> list[_Unit]:
    clustered = [[one for one in judged if _cluster_of(edition, one) is cluster] for cluster in edition.clusters]
    alone = [[one] for one in judged if _cluster_of(edition, one) is None]
    units = (_unit(members) for members in (*clustered, *alone))
    return [unit for unit in units if unit.moving]


def _unit(members: list[_Judged]) -> _Unit:
    """Order what moves inside a cluster: hubs last, the less critical first."""
    moving = sorted(
        (one for one in members if one.destination), key=lambda one: (one.is_hub, one.criticality, one.position)
    )
    return _Unit(tuple(moving), tuple(one for one in members if one.stays_in_the_house))


def _cluster_of(edition: Edition, one: _Judged) -> Cluster | None:
    return next((cluster for cluster in edition.clusters if one.facts.archetype.code in cluster.members), None)


def _moves(edition: Edition, unit: _Unit) -> list[NextMove]:
    return [
        NextMove(member.verdict.code, to, move_wording.together(_because(edition, member, unit)))
        for member in unit.moving
        if (to := member.destination)
    ]


def _because(edition: Edition, member: _Judged, unit: _Unit) -> list[Text]:
    verdict = member.verdict
    companions = tuple(other.verdict.name for other in unit.moving if other is not member)
    staying = tuple(other.verdict.name for other in unit.staying)
    criterion = edition.criteria_by_letter.get(CRITICALITY)
    sentences = [
        move_wording.obstacles(verdict),
        move_wording.lead(verdict, clear=member.margin >= CLEAR_MARGIN),
        move_wording.outage(criterion, member.criticality) if criterion else None,
        move_wording.with_companions(companions) if companions else None,
        move_wording.neighbours_stay(staying) if staying else None,
        move_wording.hub() if member.is_hub else None,
    ]
    return [sentence for sentence in sentences if sentence is not None]
