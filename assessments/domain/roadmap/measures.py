"""Which measures belong on the roadmap, what comes before what, and the phase of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.domain.catalogue import LIFTED_TO, Measure
from assessments.domain.guidance import Prerequisite
from assessments.domain.results import GateState
from assessments.domain.roadmap.destinations import Destination
from assessments.domain.roadmap.gains import gain_of
from assessments.domain.roadmap.ground import Ground
from assessments.domain.roadmap.values import Gain, Origin, Phase


@dataclass(frozen=True, slots=True)
class Candidate:
    """A measure before it has a time; ``before`` holds what must be done first, ``position`` the catalogue's order."""

    code: str
    measure: Measure
    position: int
    origins: tuple[Origin, ...]
    before: tuple[Prerequisite, ...]
    serves: tuple[str, ...]
    gain: Gain
    phase: Phase


def candidates_of(ground: Ground, destinations: tuple[Destination, ...]) -> tuple[Candidate, ...]:
    """Return every measure once, in the order of the catalogue."""
    origins = _origins(ground, destinations)
    chosen = [code for code in ground.edition.questions if code in origins]
    before = {code: _before(ground, code, origins) for code in chosen}
    gains = {code: gain_of(ground, code) for code in chosen}
    serves = {code: tuple(one.code for one in destinations if one.moves and code in one.measures) for code in chosen}
    phases = _phases(gains, serves, before)
    return tuple(
        Candidate(
            code=code,
            measure=ground.edition.questions[code].measure,
            position=position,
            origins=origins[code],
            before=before[code],
            serves=serves[code],
            gain=gains[code],
            phase=phases[code],
        )
        for position, code in enumerate(chosen)
    )


def _origins(ground: Ground, destinations: tuple[Destination, ...]) -> dict[str, tuple[Origin, ...]]:
    """Return why each measure is needed; the question is its identity, so it is counted once."""
    found: dict[str, dict[Origin, None]] = {}
    for code, origin in _reasons(ground, destinations):
        if code in ground.edition.questions:
            found.setdefault(code, {})[origin] = None
    return {code: tuple(origins) for code, origins in found.items()}


def _reasons(ground: Ground, destinations: tuple[Destination, ...]) -> Iterable[tuple[str, Origin]]:
    for code, level in ground.levels.items():
        if level < LIFTED_TO:
            yield code, Origin.LOW_ANSWER
    for gate in ground.result.scorecard.gates:
        if gate.state is GateState.CLOSED:
            yield gate.code, Origin.CLOSED_GATE
    for one in ground.judged:
        yield from ((out.measure, Origin.KNOCK_OUT) for out in one.verdict.knock_outs if out.measure)
        yield from ((what.measure, Origin.CONDITION) for what in one.verdict.conditions if what.measure)
    for destination in destinations:
        yield from ((code, Origin.CONDITION) for code in sorted(destination.measures))


def _before(ground: Ground, code: str, chosen: Iterable[str]) -> tuple[Prerequisite, ...]:
    """Return what comes before a measure; what is good enough already is no measure and holds nothing up."""
    return tuple(pair for pair in ground.edition.prerequisites if pair.question == code and pair.first in chosen)


def _phases(
    gains: dict[str, Gain],
    serves: dict[str, tuple[str, ...]],
    before: dict[str, tuple[Prerequisite, ...]],
) -> dict[str, Phase]:
    """Put each measure into the earliest phase that it or anything after it belongs to."""
    opening = _with_prerequisites((code for code, gain in gains.items() if gain.gates), before)
    moving = _with_prerequisites((code for code, waiting in serves.items() if waiting), before)
    return {
        code: Phase.FOUNDATIONS if code in opening else Phase.FIRST_MOVES if code in moving else Phase.PROGRAMME
        for code in before
    }


def _with_prerequisites(codes: Iterable[str], before: dict[str, tuple[Prerequisite, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = list(codes)
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting += [pair.first for pair in before[code]]
    return found
