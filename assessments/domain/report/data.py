"""The values a report consists of: plain types only, every text already in the report's language.

Whoever holds a ``ReportData`` can store it, send it to another process and draw it years later without a catalogue,
a database or this program's opinion of the day. Codes stand beside their names, so that a drawing can choose a colour.
"""

from __future__ import annotations

from dataclasses import dataclass

from assessments.domain.report.law_values import LawPage
from assessments.domain.report.plan_values import Plan
from assessments.domain.report.portfolio_values import ApplicationRow, RuleRow, Share
from assessments.domain.report.scenario_values import Scenarios
from assessments.domain.report.sureness_values import Certainty, LeverPage
from assessments.domain.report.trace_values import FormulaRow, ObjectionRow, TraceRow
from assessments.domain.report.values import ExhibitRow

SCHEMA = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and its value, for example ``Betten`` and ``450``."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Index:
    """An index 0-100 with its interval. ``expected`` None: no answer at all."""

    low: float
    expected: float | None
    high: float
    given: int
    applicable: int


@dataclass(frozen=True, slots=True)
class DimensionIndex:
    """Both indices of one dimension; None where it has no applicable question of that kind."""

    code: str
    title: str
    readiness: Index | None
    pressure: Index | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the house stands on both axes. ``candidates`` are the quadrants the intervals reach, by code."""

    quadrant: str
    name: str
    meaning: str
    candidates: tuple[str, ...]
    stability: float | None
    coverage: float
    readiness: Index
    pressure: Index


@dataclass(frozen=True, slots=True)
class GateRow:
    """One gate: what is asked, how it stands, what it blocks and what opens it."""

    code: str
    question: str
    state: str
    state_name: str
    answer: str
    opens_at: str
    blocks: str
    measure: str


@dataclass(frozen=True, slots=True)
class Move:
    """One of the things to do first."""

    application: str
    to: str
    because: str
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """The management summary in plain words."""

    where: str
    meaning: str
    split: str
    blocks: tuple[str, ...]
    first: tuple[Move, ...]
    certainty: str
    judgement: str


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something not known that makes the result less sure."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class DissentRow:
    """A second opinion that matters, beside the answer that counts."""

    code: str
    question: str
    answer: str
    opinion: str
    reason: str
    by: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A heading with a few plain sentences, on the page about method and honesty."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One question with what was said about it. ``level`` None: no level was chosen, ``answer`` says why."""

    code: str
    question: str
    polarity: str
    level: int | None
    answer: str
    confidence: str
    note: str
    source: str = ""  # added later, like the next
    evidence: tuple[ExhibitRow, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerChapter:
    """The questions of one dimension."""

    code: str
    title: str
    answers: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class ReportData:
    """A whole report, frozen. ``date`` is the day it is judged at, in ISO form; ``date_name`` the same to read.

    What has a default was added later: reports that were stored before it can still be read.
    """

    schema: int
    language: str
    title: str
    hospital: str
    date: str
    date_name: str
    edition: str
    scoring_version: str
    profile: tuple[Fact, ...]
    basis: tuple[Fact, ...]
    summary: Summary
    standing: Standing
    dimensions: tuple[DimensionIndex, ...]
    split: tuple[Share, ...]
    applications: tuple[ApplicationRow, ...]
    exclusions: tuple[RuleRow, ...]
    conditions: tuple[RuleRow, ...]
    gates: tuple[GateRow, ...]
    open_points: tuple[OpenPoint, ...]
    method: tuple[Statement, ...]
    appendix: tuple[AnswerChapter, ...]
    certainty: Certainty | None = None
    levers: LeverPage | None = None
    plan: Plan | None = None
    scenarios: Scenarios | None = None
    objections: tuple[ObjectionRow, ...] = ()
    formulas: tuple[FormulaRow, ...] = ()
    traces: tuple[TraceRow, ...] = ()
    law: LawPage | None = None
    dissents: tuple[DissentRow, ...] = ()
