"""Moves with their times, gathered into waves, and the reasons of their positions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from assessments.domain.roadmap import move_wording as wording
from assessments.domain.roadmap.assumptions import Speed
from assessments.domain.roadmap.calendar import MONTHS_A_YEAR
from assessments.domain.roadmap.destinations import Destination
from assessments.domain.roadmap.ground import Ground
from assessments.domain.roadmap.move_times import Capacity, MoveTiming, move_timings_of
from assessments.domain.roadmap.units import Unit, Waiting
from assessments.domain.roadmap.values import ApplicationMove, Held, MoveStep, Wave
from assessments.domain.text import Text


def waves_of(ground: Ground, units: tuple[Unit, ...], ends: Mapping[str, int]) -> tuple[Wave, ...]:
    """Return the moves year by year; ``ends`` holds the month in which each measure is done."""
    capacity = Capacity(ground, ends)
    timings = move_timings_of(units, capacity)
    timed = sorted(
        ((unit, timings[unit.position]) for unit in units), key=lambda pair: (pair[1].bar.start, pair[0].urgency)
    )
    years = groupby(timed, key=lambda pair: pair[1].bar.start // MONTHS_A_YEAR)
    return tuple(_wave(ground, year, list(moves), capacity.speed(year)) for year, moves in years)


def held_of(ground: Ground, waiting: tuple[Waiting, ...]) -> tuple[Held, ...]:
    """Return what would move but is held by its neighbours."""
    return tuple(
        Held(
            application=found.one.code,
            name=found.one.judged.verdict.name,
            to=found.one.to,
            deadline=ground.deadlines.get(found.one.code),
            reason=wording.held_by(
                found.cluster.title,
                tuple(one.judged.verdict.name for one in found.staying),
                ground.deadlines.get(found.one.code),
            ),
        )
        for found in waiting
        if found.one.to is not None
    )


def _wave(ground: Ground, year: int, moves: list[tuple[Unit, MoveTiming]], speed: Speed) -> Wave:
    most = speed.moves_a_year
    return Wave(
        year=year + 1,
        moves_a_year=most,
        moves=tuple(
            _step(ground, unit, timing, wording.place_in_year(place, most, year + 1))
            for place, (unit, timing) in enumerate(moves, start=1)
        ),
        reason=wording.speed(most, speed.readings),
    )


def _step(ground: Ground, unit: Unit, timing: MoveTiming, place: Text) -> MoveStep:
    return MoveStep(
        cluster=unit.cluster.code if unit.cluster else None,
        title=unit.cluster.title if unit.cluster else unit.members[0].judged.verdict.name,
        applications=tuple(_move(ground, one) for one in unit.members),
        hub=unit.hub,
        deadline=unit.deadline,
        late_by=timing.late_by,
        bar=timing.bar,
        reasons=(*_reasons(ground, unit, timing), place),
    )


def _move(ground: Ground, one: Destination) -> ApplicationMove:
    facts, to = one.judged.facts, one.to or one.judged.facts.today
    measures = tuple(code for code in ground.edition.questions if code in one.measures)
    return ApplicationMove(one.code, one.judged.verdict.name, facts.today, to, measures, ground.deadlines.get(one.code))


def _reasons(ground: Ground, unit: Unit, timing: MoveTiming) -> Iterator[Text]:
    """Say why the move stands where it does, the strongest reason first."""
    if unit.deadline:
        yield wording.pulled_forward(unit.deadline)
        if timing.late_by:
            yield wording.misses(timing.late_by)
    if unit.cluster:
        yield wording.moves_together(unit.cluster.title)
    if unit.hub and not unit.deadline:
        yield wording.hub_last()
    yield wording.measures_first(tuple(code for code in ground.edition.questions if code in unit.measures))
    for one in unit.members:
        if one.to is not None and one.to is not one.judged.verdict.verdict:
            yield wording.cured(one.judged.verdict.name, one.judged.verdict.verdict, one.to)
    if timing.bar.quarter > timing.ready and not unit.hub:
        yield wording.waits_for_room(timing.bar.quarter - timing.ready)
