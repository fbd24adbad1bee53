"""The order of measures inside a phase: what opens most for its effort first, and nothing before what it needs."""

from __future__ import annotations

from fractions import Fraction

from assessments.domain.roadmap.assumptions import Assumptions
from assessments.domain.roadmap.measures import Candidate
from assessments.domain.roadmap.values import Phase

Benefit = tuple[Fraction, Fraction, Fraction]


def benefit_of(candidate: Candidate, assumptions: Assumptions) -> Benefit:
    """Return gates opened, duties met and points gained on either index, each by the month of effort."""
    months = assumptions.months(candidate.measure.effort)
    gain = candidate.gain
    return (
        Fraction(len(gain.gates), months),
        Fraction(len(gain.duties), months),
        (gain.readiness + gain.pressure) / months,
    )


def in_order(candidates: tuple[Candidate, ...], assumptions: Assumptions) -> tuple[Candidate, ...]:
    """Return the measures phase by phase; a tie keeps the order of the catalogue."""
    return tuple(
        candidate
        for phase in Phase
        for candidate in _ordered([one for one in candidates if one.phase is phase], assumptions)
    )


def _ordered(waiting: list[Candidate], assumptions: Assumptions) -> list[Candidate]:
    """Take the best of those whose prerequisites are not waiting any more, again and again."""
    ordered: list[Candidate] = []
    while waiting:
        codes = {one.code for one in waiting}
        free = [one for one in waiting if not any(pair.first in codes for pair in one.before)]
        best = min(free, key=lambda one: (*(-part for part in benefit_of(one, assumptions)), one.position))
        waiting.remove(best)
        ordered.append(best)
    return ordered
