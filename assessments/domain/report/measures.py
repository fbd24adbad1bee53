"""Gates and measures: what blocks, and what to do about every low answer, each once."""

from __future__ import annotations

from assessments.domain.answers import Given, Sheet
from assessments.domain.catalogue import Dimension, Edition, Effort, Gate, Question
from assessments.domain.report import wording
from assessments.domain.report.answers import answer_text
from assessments.domain.report.data import GateRow, MeasureRow
from assessments.domain.report.voice import Voice
from assessments.domain.results import GateResult, GateState, Result

LOW = 2  # answers up to this level call for the measure of their question
_EFFORTS = tuple(Effort)


def gates_of(edition: Edition, sheet: Sheet, gates: tuple[GateResult, ...], voice: Voice) -> tuple[GateRow, ...]:
    """Return every gate, closed ones first, then the unknown ones."""
    ordered = sorted(gates, key=lambda gate: wording.GATE_ORDER.index(gate.state))
    return tuple(_gate(edition.questions[gate.code], gate, sheet, voice) for gate in ordered)


def measures_of(edition: Edition, sheet: Sheet, result: Result, voice: Voice) -> tuple[MeasureRow, ...]:
    """Return a measure for every closed gate and every low answer: gates first, then what frees most."""
    closed = frozenset(gate.code for gate in result.scorecard.gates if gate.state is GateState.CLOSED)
    rows = [
        _measure(question, answer.level, dimension, result, voice, opens_gate=question.code in closed)
        for dimension in edition.dimensions
        for question in dimension.questions
        if isinstance(answer := sheet.answer(question.code), Given) and (question.code in closed or answer.level <= LOW)
    ]
    return tuple(sorted(rows, key=_urgency))


def _urgency(row: MeasureRow) -> tuple[bool, int, int, int]:
    return not row.opens_gate, -len(row.frees), row.level, _EFFORTS.index(Effort(row.effort))


def _gate(question: Question, gate: GateResult, sheet: Sheet, voice: Voice) -> GateRow:
    rule = question.gate or Gate(opens_at=0, blocks=question.effect)
    return GateRow(
        code=gate.code,
        question=voice.of(question.text),
        state=gate.state.value,
        state_name=voice.label(gate.state),
        answer=_levelled(question, sheet, voice),
        opens_at=voice.say(wording.LEVEL, level=rule.opens_at, anchor=voice.of(question.anchors[rule.opens_at])),
        blocks=voice.of(rule.blocks),
        measure=voice.of(question.measure.text),
    )


def _levelled(question: Question, sheet: Sheet, voice: Voice) -> str:
    answer = sheet.answer(question.code)
    words = answer_text(question, answer, voice)
    return voice.say(wording.LEVEL, level=answer.level, anchor=words) if isinstance(answer, Given) else words


def _measure(
    question: Question, level: int, dimension: Dimension, result: Result, voice: Voice, *, opens_gate: bool
) -> MeasureRow:
    measure = question.measure
    freed = (verdict for verdict in result.applications if any(k.measure == question.code for k in verdict.knock_outs))
    return MeasureRow(
        code=question.code,
        text=voice.of(measure.text),
        dimension=voice.of(dimension.title),
        level=level,
        opens_gate=opens_gate,
        effort=measure.effort.value,
        effort_name=voice.label(measure.effort),
        owners=tuple(voice.label(owner) for owner in measure.owners),
        frees=tuple(voice.of(verdict.name) for verdict in freed),
    )
