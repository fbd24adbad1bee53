"""The roadmap: what to do in which order, beside what the house decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assessments.domain.report import plan_wording as wording
from assessments.domain.report.plan_values import (
    HeldMove,
    Period,
    Plan,
    PlannedMeasure,
    PlannedMove,
    PlanPhase,
    PlanWave,
)
from assessments.domain.report.voice import Voice
from assessments.domain.roadmap.calendar import date_after
from assessments.domain.roadmap.decisions import Decision, PlannedRoadmap, PlannedStep
from assessments.domain.roadmap.values import ApplicationMove, Bar, Gain, Held, MeasureStep, MoveStep, StepStatus, Wave


def plan_of(roadmap: PlannedRoadmap, voice: Voice) -> Plan:
    """Return the proposal with the decisions about it."""
    proposal, steps = roadmap.proposal, {step.proposal.key: step for step in roadmap.steps}
    telling = _Telling(voice, proposal.as_of)
    return Plan(
        phases=tuple(
            PlanPhase(
                number=number,
                phase=found.phase.value,
                name=voice.label(found.phase),
                meaning=voice.of(wording.MEANINGS[found.phase]),
                measures=tuple(telling.measure(step, steps[step.key]) for step in found.measures),
            )
            for number, found in enumerate(proposal.phases, 1)
            if found.measures
        ),
        waves=tuple(telling.wave(wave, steps) for wave in proposal.waves if wave.moves),
        held=tuple(telling.held(one) for one in proposal.held),
    )


class _Telling:
    """Says steps in one language, with their times as dates."""

    def __init__(self, voice: Voice, as_of: date) -> None:
        self.voice, self.as_of = voice, as_of

    def measure(self, step: MeasureStep, planned: PlannedStep) -> PlannedMeasure:
        voice = self.voice
        return PlannedMeasure(
            trace=f"M-{step.code}",
            code=step.code,
            text=voice.of(step.title),
            owners=tuple(voice.label(owner) for owner in step.owners),
            effort=step.effort.value,
            effort_name=voice.of(wording.EFFORT[step.effort]),
            level=step.level,
            opens=tuple(self._opened(step.gain, len(step.serves))),
            after=step.after,
            proposed=self._period(step.bar),
            reasons=tuple(voice.of(reason) for reason in step.reasons),
            planned=self._period(planned.bar) if planned.bar else None,
            decided=tuple(self._decided(planned.decision)),
            warnings=tuple(voice.of(warning) for warning in planned.warnings),
        )

    def wave(self, wave: Wave, steps: dict[str, PlannedStep]) -> PlanWave:
        sentence = wording.WAVE_OF_ONE if wave.moves_a_year == 1 else wording.WAVE
        return PlanWave(
            trace=f"L-{wave.year}",
            name=self.voice.say(sentence, year=wave.year, most=wave.moves_a_year),
            reason=self.voice.of(wave.reason),
            moves=tuple(self._move(step, steps[step.key]) for step in wave.moves),
        )

    def held(self, one: Held) -> HeldMove:
        voice = self.voice
        return HeldMove(
            f"X-{one.application}", one.application, voice.of(one.name), voice.label(one.to), voice.of(one.reason)
        )

    def _move(self, step: MoveStep, planned: PlannedStep) -> PlannedMove:
        voice = self.voice
        return PlannedMove(
            trace=step.key,
            code=step.code,
            text=voice.of(step.title),
            moves=tuple(self._from_to(one, alone=step.cluster is None) for one in step.applications),
            proposed=self._period(step.bar),
            deadline=self._deadline(step),
            reasons=tuple(voice.of(reason) for reason in step.reasons),
            planned=self._period(planned.bar) if planned.bar else None,
            decided=tuple(self._decided(planned.decision)),
            warnings=tuple(voice.of(warning) for warning in planned.warnings),
        )

    def _from_to(self, one: ApplicationMove, *, alone: bool) -> str:
        names = {"today": self.voice.label(one.today), "to": self.voice.label(one.to)}
        if alone:
            return self.voice.say(wording.ONLY_FROM_TO, **names)
        return self.voice.say(wording.FROM_TO, name=self.voice.of(one.name), **names)

    def _deadline(self, step: MoveStep) -> str:
        if step.deadline is None:
            return ""
        day = self.voice.day(step.deadline)
        if step.late_by:
            return self.voice.say(wording.LATE, day=day, months=step.late_by)
        return self.voice.say(wording.DEADLINE, day=day)

    def _period(self, bar: Bar) -> Period:
        start, end = (f"{date_after(self.as_of, month):%m/%Y}" for month in (bar.start, bar.end))
        return Period(bar.start, bar.end, self.voice.say(wording.PERIOD, start=start, end=end))

    def _opened(self, gain: Gain, serves: int) -> Iterator[str]:
        """Say in brief what a measure opens, the most telling first."""
        say, voice = self.voice.say, self.voice
        if gain.gates:
            yield say(wording.OPENS_GATE, codes=", ".join(gain.gates))
        counted = ((serves, wording.SERVES), (len(gain.verdicts), wording.TURNS), (len(gain.duties), wording.MEETS))
        for count, (one, many) in counted:
            if count:
                yield say(one if count == 1 else many, count=count)
        if gain.quadrant:
            yield say(wording.QUADRANT, quadrant=voice.label(gain.quadrant))
        if gain.moves_a_year:
            yield say(wording.SPEED, count=gain.moves_a_year)
        for points, sentence in ((gain.readiness, wording.READINESS), (gain.pressure, wording.PRESSURE)):
            if points:
                yield say(sentence, points=voice.decimals(abs(points)))

    def _decided(self, decision: Decision) -> Iterator[str]:
        """Say what was decided, nothing where the proposal stands."""
        voice = self.voice
        if decision.dropped:
            yield voice.of(wording.DROPPED)
        if decision.deferred_to:
            yield voice.say(wording.DEFERRED, day=voice.day(decision.deferred_to))
        if decision.owner:
            yield voice.say(wording.OWNER, owner=decision.owner)
        if decision.due:
            yield voice.say(wording.DUE, day=voice.day(decision.due))
        if decision.status is not StepStatus.OPEN:
            yield voice.say(wording.STATUS, status=voice.label(decision.status))
