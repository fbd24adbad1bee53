"""The roadmap of a house: the one door to this package."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from assessments.domain.case import Case
from assessments.domain.results import Result
from assessments.domain.roadmap.destinations import destinations_of
from assessments.domain.roadmap.ground import Ground, ground_of
from assessments.domain.roadmap.measure_steps import measure_steps_of
from assessments.domain.roadmap.measures import candidates_of
from assessments.domain.roadmap.move_steps import held_of, waves_of
from assessments.domain.roadmap.units import units_of
from assessments.domain.roadmap.values import Phase, PhasePlan, Roadmap

_NONE: Mapping[str, date] = MappingProxyType({})


def roadmap_of(case: Case, *, result: Result, deadlines: Mapping[str, date] = _NONE) -> Roadmap:
    """Return what to do in which order, from the day of ``result``.

    ``result`` is what was said about this house with the same weights; ``deadlines`` holds further last days of an
    application's old operation by its code, beside those the applications carry themselves.

    :raises UnknownArchetype: when an application is based on an archetype the edition does not have.
    :raises NothingToWeigh: when the weights leave nothing to divide by.
    """
    stated = {one.code: one.runs_until for one in case.applications if one.runs_until}
    return _roadmap(ground_of(case, result=result, deadlines={**stated, **deadlines}))


def _roadmap(ground: Ground) -> Roadmap:
    destinations = destinations_of(ground)
    steps = measure_steps_of(ground, candidates_of(ground, destinations))
    units = units_of(ground, destinations)
    return Roadmap(
        edition=ground.edition.code,
        scoring_version=ground.result.scoring_version,
        as_of=ground.result.as_of,
        phases=tuple(PhasePlan(phase, tuple(step for step in steps if step.phase is phase)) for phase in Phase),
        waves=waves_of(ground, units.moving, {step.code: step.bar.end for step in steps}),
        held=held_of(ground, units.held),
    )
