"""Scenarios side by side with the real state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from assessments.domain.catalogue import Edition
from assessments.domain.operating_models import OperatingModel
from assessments.domain.report import scenario_wording as wording
from assessments.domain.report.scenario_values import Cell, ScenarioHead, ScenarioRow, Scenarios
from assessments.domain.report.scores import model_name
from assessments.domain.report.sureness_wording import BANDS
from assessments.domain.report.voice import Voice
from assessments.domain.report.wording import OWN_WEIGHTS
from assessments.domain.results import GateState, Result
from assessments.domain.text import Text
from assessments.domain.what_if.changes import Changes, LevelOrUnknown
from assessments.domain.what_if.comparison import Comparison, Recommended


@dataclass(frozen=True, slots=True)
class ReportedScenario:
    """A scenario that belongs into a report; ``comparison`` is None where its changes no longer fit the assessment."""

    name: str
    changes: Changes
    comparison: Comparison | None


def scenarios_of(
    scenarios: tuple[ReportedScenario, ...], edition: Edition, result: Result, voice: Voice
) -> Scenarios | None:
    """Return the scenarios beside the real state, None where none is to be shown."""
    if not scenarios:
        return None
    compared = tuple(one.comparison for one in scenarios)
    names = {verdict.code: voice.of(verdict.name) for verdict in result.applications}
    return Scenarios(
        heads=tuple(
            ScenarioHead(
                one.name,
                tuple(_changed(one.changes, edition, names, voice)),
                "" if one.comparison else voice.of(wording.FITS_NO_MORE),
            )
            for one in scenarios
        ),
        house=tuple(_house(compared, result, voice)),
        applications=tuple(_applications(compared, names, voice)),
    )


def _house(compared: tuple[Comparison | None, ...], result: Result, voice: Voice) -> Iterator[ScenarioRow]:
    card = result.scorecard
    closed = frozenset(gate.code for gate in card.gates if gate.state is GateState.CLOSED)
    lines: tuple[tuple[Text, str, Callable[[Comparison], str]], ...] = (
        (wording.POSITION, voice.label(card.position.quadrant), lambda one: voice.label(one.quadrant_after)),
        (
            wording.READINESS,
            voice.decimals(card.readiness.expected),
            lambda one: voice.decimals(one.readiness.after.expected),
        ),
        (
            wording.PRESSURE,
            voice.decimals(card.pressure.expected),
            lambda one: voice.decimals(one.pressure.after.expected),
        ),
        (wording.GATES, _codes(closed), lambda one: _codes(_closed(closed, one))),
    )
    for name, real, after in lines:
        yield _row(voice.of(name), real, [None if one is None else after(one) for one in compared])
    for model in (*OperatingModel, None):
        before = result.split.get(model, 0)
        afters_of = [_count(one, model) for one in compared]
        if before or any(afters_of):
            cells = [None if after is None else str(after) for after in afters_of]
            yield _row(model_name(model, voice), str(before), cells)


def _closed(before: frozenset[str], comparison: Comparison) -> frozenset[str]:
    touched = {gate.code for gate in comparison.gates}
    return (before - touched) | {gate.code for gate in comparison.gates if gate.after is GateState.CLOSED}


def _codes(codes: frozenset[str]) -> str:
    return ", ".join(sorted(codes)) or "–"


def _count(comparison: Comparison | None, model: OperatingModel | None) -> int | None:
    if comparison is None:
        return None
    return next((change.after for change in comparison.split if change.model is model), 0)


def _applications(
    compared: tuple[Comparison | None, ...], names: dict[str, str], voice: Voice
) -> Iterator[ScenarioRow]:
    """Yield every application whose recommendation is another one in a scenario, in the order of the inventory."""
    by_code = [one.verdicts_by_code if one else {} for one in compared]
    for code, name in names.items():
        found = next((changes[code] for changes in by_code if code in changes), None)
        if found is None:
            continue
        real = _recommended(found.before, voice)
        cells = [
            None if one is None else _recommended(changes[code].after, voice) if code in changes else real
            for one, changes in zip(compared, by_code, strict=True)
        ]
        yield _row(f"{code} {name}", real, cells)


def _recommended(found: Recommended, voice: Voice) -> str:
    name = model_name(found.verdict, voice)
    if found.cloud_model:
        name = f"{name} ({voice.label(found.cloud_model)})"
    return f"{name}, {voice.of(BANDS[found.band])}" if found.band and found.verdict else name


def _row(name: str, real: str, afters: list[str | None]) -> ScenarioRow:
    cells = (Cell("–" if after is None else after, after is not None and after != real) for after in afters)
    return ScenarioRow(name, (Cell(real, differs=False), *cells))


def _changed(changes: Changes, edition: Edition, names: dict[str, str], voice: Voice) -> Iterator[str]:
    """Say every change in brief: answers, measures, weighting, then what concerns single applications."""
    for code, level in sorted(changes.answers.items()):
        yield voice.say(wording.ANSWER, code=code, level=_level(level, voice))
    if changes.measures:
        yield voice.say(wording.MEASURES, codes=", ".join(sorted(changes.measures)))
    if changes.preset is not None:
        preset = edition.presets_by_code.get(changes.preset)
        yield voice.say(wording.PRESET, name=voice.of(preset.name) if preset else changes.preset)
    if changes.weights is not None:
        listed = ", ".join(f"{letter} {_weight(weight, voice)}" for letter, weight in sorted(changes.weights.items()))
        yield voice.say(OWN_WEIGHTS, weights=listed)
    for (code, letter), level in sorted(changes.codes.items()):
        yield voice.say(wording.CODE, name=names.get(code, code), letter=letter, level=_level(level, voice))
    for code, models in sorted(changes.confirmed.items()):
        listed = voice.series([voice.label(model) for model in OperatingModel if model in models]) or "–"
        yield voice.say(wording.CONFIRMED, name=names.get(code, code), models=listed)
    for code, place in sorted(changes.places.items()):
        yield voice.say(wording.PLACE, name=names.get(code, code), place=voice.label(place))


def _level(level: LevelOrUnknown, voice: Voice) -> str:
    return voice.of(wording.UNKNOWN) if level is None else str(level)


def _weight(weight: Fraction, voice: Voice) -> str:
    return voice.whole(weight) if weight.denominator == 1 else voice.decimals(weight, 2)
