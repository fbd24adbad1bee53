"""What moves together: clusters whole or not at all, everything else alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from assessments.domain.facts import CRITICALITY, INTEGRATION, UNKNOWN_LEVEL
from assessments.domain.house import HUB_FROM
from assessments.domain.landscape import Cluster
from assessments.domain.roadmap.destinations import Destination
from assessments.domain.roadmap.ground import Ground

_BEHIND_THE_NEXT_FIVE = 1_000


@dataclass(frozen=True, slots=True)
class Unit:
    """One move before it has a time. ``rank`` is its place among the next five moves, ``position`` in the inventory."""

    cluster: Cluster | None
    members: tuple[Destination, ...]
    rank: int
    position: int
    deadline: date | None

    @property
    def hub(self) -> bool:
        """Return whether everything hangs on one of its members."""
        return any(is_hub(one) for one in self.members)

    @property
    def measures(self) -> frozenset[str]:
        """Return the measures that must be done first."""
        return frozenset(code for one in self.members for code in one.measures)

    @property
    def urgency(self) -> tuple[int, int, Fraction, int]:
        """Return the sort key: the next five, then the less critical, then the clearer, then the inventory."""
        criticality = max(one.judged.facts.levels.get(CRITICALITY, UNKNOWN_LEVEL) for one in self.members)
        margin = min(one.judged.verdict.margin or Fraction(0) for one in self.members)
        return self.rank, criticality, -margin, self.position


@dataclass(frozen=True, slots=True)
class Waiting:
    """A member of a cluster that would move, and the neighbours that stay in the house and so hold it."""

    one: Destination
    cluster: Cluster
    staying: tuple[Destination, ...]


@dataclass(frozen=True, slots=True)
class Units:
    """What moves, and what is held."""

    moving: tuple[Unit, ...]
    held: tuple[Waiting, ...]


def is_hub(one: Destination) -> bool:
    """Return whether the application is a hub of all others."""
    return one.judged.facts.levels.get(INTEGRATION, UNKNOWN_LEVEL) >= HUB_FROM


def units_of(ground: Ground, destinations: tuple[Destination, ...]) -> Units:
    """Form the units, clusters first."""
    moving: list[Unit] = []
    held: list[Waiting] = []
    for cluster, members in _groups(ground, destinations):
        leaving = tuple(one for one in members if one.moves)
        staying = tuple(one for one in members if one.stays_in_the_house)
        if leaving and staying and cluster:
            held += [Waiting(one, cluster, staying) for one in leaving]
        elif leaving:
            moving.append(_unit(ground, cluster if len(leaving) > 1 else None, leaving, destinations))
    return Units(tuple(moving), tuple(held))


def _groups(
    ground: Ground, destinations: tuple[Destination, ...]
) -> Iterator[tuple[Cluster | None, tuple[Destination, ...]]]:
    for cluster in ground.edition.clusters:
        yield cluster, tuple(one for one in destinations if _cluster_of(ground, one) is cluster)
    yield from ((None, (one,)) for one in destinations if _cluster_of(ground, one) is None)


def _cluster_of(ground: Ground, one: Destination) -> Cluster | None:
    archetype = one.judged.facts.archetype.code
    return next((cluster for cluster in ground.edition.clusters if archetype in cluster.members), None)


def _unit(
    ground: Ground, cluster: Cluster | None, members: tuple[Destination, ...], destinations: tuple[Destination, ...]
) -> Unit:
    codes = [move.application for move in ground.result.next_moves]
    ranks = [codes.index(one.code) for one in members if one.code in codes]
    dates = [ground.deadlines[one.code] for one in members if one.code in ground.deadlines]
    return Unit(
        cluster=cluster,
        members=members,
        rank=min(ranks, default=_BEHIND_THE_NEXT_FIVE),
        position=min(map(destinations.index, members)),
        deadline=min(dates, default=None),
    )
