"""Gates: what blocks, and what opens it."""

from __future__ import annotations

from assessments.domain.answers import Given, Sheet
from assessments.domain.catalogue import Edition, Gate, Question
from assessments.domain.report import wording
from assessments.domain.report.answers import answer_text
from assessments.domain.report.data import GateRow
from assessments.domain.report.voice import Voice
from assessments.domain.results import GateResult


def gates_of(edition: Edition, sheet: Sheet, gates: tuple[GateResult, ...], voice: Voice) -> tuple[GateRow, ...]:
    """Return every gate, closed ones first, then the unknown ones."""
    ordered = sorted(gates, key=lambda gate: wording.GATE_ORDER.index(gate.state))
    return tuple(_gate(edition.questions[gate.code], gate, sheet, voice) for gate in ordered)


def _gate(question: Question, gate: GateResult, sheet: Sheet, voice: Voice) -> GateRow:
    rule = question.gate or Gate(opens_at=0, blocks=question.effect)
    return GateRow(
        code=gate.code,
        question=voice.of(question.text),
        state=gate.state.value,
        state_name=voice.label(gate.state),
        answer=_levelled(question, sheet, voice),
        opens_at=_threshold(question, rule.opens_at, voice),
        blocks=voice.of(rule.blocks),
        measure=voice.of(question.measure.text),
    )


def _threshold(question: Question, level: int, voice: Voice) -> str:
    return voice.say(wording.LEVEL_IN_SENTENCE, level=level, anchor=voice.of(question.anchors[level]))


def _levelled(question: Question, sheet: Sheet, voice: Voice) -> str:
    answer = sheet.answer(question.code)
    words = answer_text(question, answer, voice)
    return voice.say(wording.LEVEL, level=answer.level, anchor=words) if isinstance(answer, Given) else words
