"""The smallest set of answers that carries the house to another quadrant: a sort.

Every step of an answer counts alike, an unanswered one starts from the middle, and the axes are crossed apart from each
other, because no question counts toward both. So the fewest answers are those with the most room, and the steps are as
many as are missing.
"""

from __future__ import annotations

from assessments.domain.answers import Sheet
from assessments.domain.catalogue import HIGHEST, LOWEST, Edition
from assessments.domain.levers import wording
from assessments.domain.levers.axes import MIDDLE, Axis, axis_of, quadrant_of
from assessments.domain.levers.values import Change, ChangeKind, QuadrantLever
from assessments.domain.quadrant import QUADRANTS
from assessments.domain.results import Quadrant


def quadrant_levers(edition: Edition, sheet: Sheet) -> tuple[QuadrantLever, ...]:
    """Return the smallest set for every other quadrant that can be reached, the nearest first.

    Nearest is: fewest answers, then fewest steps, then the earlier questions and lower levels.
    """
    readiness, pressure = axis_of(edition, sheet, pressure=False), axis_of(edition, sheet, pressure=True)
    today = quadrant_of(readiness.side, pressure.side)
    order = {code: position for position, code in enumerate(edition.questions)}
    levers = []
    for (ready, pressed), quadrant in QUADRANTS.items():
        one, other = _changes(edition, readiness, high=ready), _changes(edition, pressure, high=pressed)
        if quadrant is not today and one is not None and other is not None:
            levers.append(_lever(quadrant, tuple(sorted((*one, *other), key=lambda change: order[change.code]))))
    return tuple(sorted(levers, key=lambda lever: _distance(lever, order)))


def _distance(lever: QuadrantLever, order: dict[str, int]) -> tuple[int, int, list[tuple[int, int]]]:
    return len(lever.changes), lever.steps, [(order[change.code], change.after) for change in lever.changes]


def _lever(quadrant: Quadrant, changes: tuple[Change, ...]) -> QuadrantLever:
    return QuadrantLever(quadrant, changes, wording.quadrant_reached(quadrant, changes))


def _changes(edition: Edition, axis: Axis, *, high: bool) -> list[Change] | None:
    """Return the smallest set that brings an index to a side, None when no set does."""
    missing = 1 - axis.surplus if high else 1 + axis.surplus
    if missing <= 0:
        return []
    upward = high is not axis.pressure
    starts = [MIDDLE if level is None else level for level in axis.levels]
    rooms = [HIGHEST - start if upward else start - LOWEST for start in starts]
    size = _fewest(rooms, missing)
    if size is None:
        return None
    return [
        wording.change(
            edition,
            ChangeKind.ANSWER,
            axis.questions[position].code,
            axis.levels[position],
            starts[position] + (steps if upward else -steps),
        )
        for position, steps in _earliest(rooms, missing, size, upward=upward)
    ]


def _fewest(rooms: list[int], missing: int) -> int | None:
    """Return how many answers it takes: the roomiest first."""
    for size, room in enumerate(sorted(rooms, reverse=True), start=1):
        missing -= room
        if missing <= 0:
            return size
    return None


def _earliest(rooms: list[int], missing: int, size: int, *, upward: bool) -> list[tuple[int, int]]:
    """Return the earliest ``size`` answers, at the lowest levels, that make exactly ``missing`` steps.

    One that cannot be completed by the roomiest of those after it is passed over, so there is no turning back.
    """
    taken: list[tuple[int, int]] = []
    for position, room in enumerate(rooms):
        others = size - len(taken) - 1
        if others < 0:
            break
        rest = sum(sorted(rooms[position + 1 :], reverse=True)[:others])
        fewest, most = max(1, missing - rest), min(room, missing - others)
        if fewest <= most:
            taken.append((position, fewest if upward else most))
            missing -= taken[-1][1]
    return taken
