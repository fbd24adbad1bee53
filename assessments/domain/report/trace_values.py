"""The values of a report with which it answers for itself: objections met, and where every statement comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    """A common objection with this house's answer and the questions that settle it."""

    code: str
    title: str
    meant: str
    status: str
    status_name: str
    text: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TraceRow:
    """Where one statement comes from, short enough to carry hundreds.

    ``rule`` is a code of ``ReportData.formulas``. An input is another reference (``V-A20``), or a code with its value:
    an answer ``D5.1=1``, a level ``S=4``, a weight ``w.S=1``, a fact ``current=iaas``, a figure ``#months=6``.
    """

    reference: str
    rule: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormulaRow:
    """A formula of the method, or a rule of the edition, by its code and in words."""

    rule: str
    how: str
