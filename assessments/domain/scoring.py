"""How ready the house is and how much it has to act: two indices, never one average."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from assessments.domain.answers import Answer, Confidence, Given, NotApplicable, Sheet, Unknown
from assessments.domain.catalogue import HIGHEST, LOWEST, Dimension, Edition, Gate, Polarity, Question
from assessments.domain.quadrant import position_of
from assessments.domain.results import DimensionScore, GateResult, GateState, Score, Scorecard
from assessments.domain.spreads import HALVES, UNKNOWN, spread_of

_FULL = 100


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one applicable question contributes: points 0-4 toward its index, or None while unknown.

    ``spread`` is what it may be worth in half levels: all levels while unknown, more than one where little backs it.
    """

    pressure: bool
    points: int | None
    spread: tuple[int, ...]


def score(edition: Edition, sheet: Sheet) -> Scorecard:
    """Return readiness and pressure per dimension and in total, the gates and the quadrant."""
    readings = {dimension.code: _readings(dimension, sheet) for dimension in edition.dimensions}
    everything = [reading for dimension in readings.values() for reading in dimension]
    readiness, pressure = _index(everything, pressure=False), _index(everything, pressure=True)
    return Scorecard(
        readiness=readiness,
        pressure=pressure,
        coverage=_coverage(readiness, pressure),
        dimensions=tuple(_dimension_score(code, found) for code, found in readings.items()),
        gates=tuple(_gate_results(edition.questions.values(), sheet)),
        position=position_of(
            readiness, pressure, (_spreads(everything, pressure=False), _spreads(everything, pressure=True))
        ),
    )


def _readings(dimension: Dimension, sheet: Sheet) -> list[_Reading]:
    found = (
        _reading(question, sheet.answer(question.code), sheet.confidence(question.code))
        for question in dimension.questions
    )
    return [reading for reading in found if reading is not None]


def _reading(question: Question, answer: Answer | None, confidence: Confidence | None) -> _Reading | None:
    """Return what the question contributes, or None when it leaves the score."""
    pressure = question.polarity is Polarity.PRESSURE
    match answer:
        case Given(level):
            points = HIGHEST - level if pressure else level
            return _Reading(pressure, points, spread_of(points, confidence))
        case Unknown() | None:
            return _Reading(pressure, None, UNKNOWN)  # not knowing widens the index instead of counting as zero
        case NotApplicable():
            return None
        case _:
            assert_never(answer)


def _index(readings: list[_Reading], *, pressure: bool) -> Score:
    points = [reading.points for reading in readings if reading.pressure is pressure]
    given = [found for found in points if found is not None]
    spreads = _spreads(readings, pressure=pressure)
    return Score(
        low=_percent(Fraction(sum(one[0] for one in spreads), HALVES), len(points), otherwise=LOWEST),
        expected=_percent(Fraction(sum(given)), len(given), otherwise=LOWEST) if given else None,
        high=_percent(Fraction(sum(one[-1] for one in spreads), HALVES), len(points), otherwise=HIGHEST),
        given=len(given),
        applicable=len(points),
    )


def _spreads(readings: list[_Reading], *, pressure: bool) -> tuple[tuple[int, ...], ...]:
    return tuple(reading.spread for reading in readings if reading.pressure is pressure)


def _percent(points: Fraction, count: int, *, otherwise: int) -> Fraction:
    """Return the mean as 0-100; ``otherwise`` is the level that stands in when there is nothing to average."""
    return _FULL * points / (HIGHEST * count) if count else Fraction(_FULL * otherwise, HIGHEST)


def _dimension_score(code: str, readings: list[_Reading]) -> DimensionScore:
    readiness, pressure = _index(readings, pressure=False), _index(readings, pressure=True)
    return DimensionScore(
        code=code,
        readiness=readiness if readiness.applicable else None,
        pressure=pressure if pressure.applicable else None,
    )


def _coverage(readiness: Score, pressure: Score) -> Fraction:
    applicable = readiness.applicable + pressure.applicable
    return Fraction(readiness.given + pressure.given, applicable) if applicable else Fraction(0)


def _gate_results(questions: Iterable[Question], sheet: Sheet) -> Iterable[GateResult]:
    for question in questions:
        if question.gate:
            yield GateResult(question.code, _gate_state(question.gate, sheet.answer(question.code)))


def _gate_state(gate: Gate, answer: Answer | None) -> GateState:
    match answer:
        case Given(level):
            return GateState.OPEN if level >= gate.opens_at else GateState.CLOSED
        case Unknown() | None:
            return GateState.UNKNOWN
        case NotApplicable():
            return GateState.NOT_APPLICABLE
        case _:
            assert_never(answer)
