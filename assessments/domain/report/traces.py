"""Where every statement comes from, as rows short enough to attach to every report."""

from __future__ import annotations

from assessments.domain.report.trace_values import FormulaRow, TraceRow
from assessments.domain.report.voice import Voice
from assessments.domain.trace.short import input_text
from assessments.domain.trace.values import Trace


def trace_rows(traces: tuple[Trace, ...]) -> tuple[TraceRow, ...]:
    """Return the traces in their order."""
    return tuple(TraceRow(one.reference, one.rule, tuple(input_text(given) for given in one.inputs)) for one in traces)


def formulas_of(traces: tuple[Trace, ...], voice: Voice) -> tuple[FormulaRow, ...]:
    """Return every rule and formula that the traces name, once, by code."""
    words = {one.rule: one.how for one in traces}
    return tuple(FormulaRow(rule, voice.of(words[rule])) for rule in sorted(words))
