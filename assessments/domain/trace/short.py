"""Inputs in short, as files and reports carry them by the hundred."""

from __future__ import annotations

from assessments.domain.trace.values import Input, InputKind

_FORMS = {
    InputKind.ANSWER: "{code}={value}",
    InputKind.LEVEL: "{code}={value}",
    InputKind.WEIGHT: "w.{code}={value}",
    InputKind.FACT: "{code}={value}",
    InputKind.FIGURE: "#{code}={value}",
    InputKind.STATEMENT: "{code}",
}


def input_text(given: Input) -> str:
    """Return an input as one word.

    Another statement is its reference (``V-A20``), everything else a code with its value: an answer ``D5.1=1``, a level
    ``S=4``, a weight ``w.S=1``, a fact ``current=iaas``, a figure ``#months=6``.
    """
    return _FORMS[given.kind].format(code=given.code, value=given.value)
