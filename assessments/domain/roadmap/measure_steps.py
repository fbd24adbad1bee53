"""Measures with their times and the reasons of their positions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assessments.domain.results import ApplicationVerdict, Quadrant
from assessments.domain.roadmap import measure_wording as wording
from assessments.domain.roadmap.ground import Ground
from assessments.domain.roadmap.measure_times import Timing, timings_of
from assessments.domain.roadmap.measures import Candidate
from assessments.domain.roadmap.order import in_order
from assessments.domain.roadmap.values import Gain, MeasureStep
from assessments.domain.text import Text


def measure_steps_of(ground: Ground, candidates: tuple[Candidate, ...]) -> tuple[MeasureStep, ...]:
    """Return every measure as a step, phase by phase in its order."""
    ordered = in_order(candidates, ground.assumptions)
    timings = timings_of(ordered, ground.assumptions)
    return tuple(_step(ground, one, timings[one.code], candidates) for one in ordered)


def _step(ground: Ground, one: Candidate, timing: Timing, all_of_them: tuple[Candidate, ...]) -> MeasureStep:
    return MeasureStep(
        code=one.code,
        title=one.measure.text,
        owners=one.measure.owners,
        effort=one.measure.effort,
        level=ground.levels.get(one.code),
        origins=one.origins,
        after=tuple(pair.first for pair in one.before),
        serves=one.serves,
        gain=one.gain,
        phase=one.phase,
        bar=timing.bar,
        reasons=(*_benefits(ground, one, all_of_them), _timing(ground, one, timing)),
    )


def _benefits(ground: Ground, one: Candidate, all_of_them: tuple[Candidate, ...]) -> Iterator[Text]:
    """Say what the measure is for: what it opens, what it comes before, who waits for it, what it gains."""
    gain, names = one.gain, _names(ground)
    question = ground.edition.questions[one.code]
    if gain.gates and question.gate:
        yield wording.opens(gain.gates, question.gate.blocks)
    yield from wording.first_for(pair for other in all_of_them for pair in other.before if pair.first == one.code)
    if gain.duties:
        yield wording.meets(len(gain.duties))
    if one.serves:
        yield wording.waited_for(tuple(names[code] for code in one.serves))
    if gain.verdicts:
        yield wording.changes(tuple(names[change.application] for change in gain.verdicts))
    yield from _on_the_house(gain)


def _on_the_house(gain: Gain) -> Iterator[Text]:
    if gain.readiness > 0:
        yield wording.raises_readiness(gain.readiness)
    if gain.pressure > 0:
        yield wording.lowers_pressure(gain.pressure)
    if gain.quadrant and gain.quadrant is not Quadrant.UNDETERMINED:
        yield wording.changes_quadrant(gain.quadrant)
    if gain.moves_a_year is not None:
        yield wording.speeds_up(gain.moves_a_year)


def _timing(ground: Ground, one: Candidate, timing: Timing) -> Text:
    start = timing.bar.start
    if timing.owner_was_busy:
        return wording.starts_when_free(one.measure.owners[0], start, ground.assumptions.measures_at_once)
    if timing.waits_for:
        return wording.starts_after(timing.waits_for, start)
    return wording.starts_at_once()


def _names(ground: Ground) -> Mapping[str, Text]:
    verdicts: list[ApplicationVerdict] = [one.verdict for one in ground.judged]
    return {verdict.code: verdict.name for verdict in verdicts}
