"""The legal page of a report in plain types, every text already in the report's language."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.domain.report.values import ExhibitRow


@dataclass(frozen=True, slots=True)
class RegimeRow:
    """One field of law: how it concerns the house, and how many of its rules apply or are open."""

    code: str
    title: str
    meaning: str
    blockers: int
    duties: int
    advice: int
    unknown: int


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A rule that applies. ``mark`` says that it is disputed or open, ``overdue`` since when it should be re-read."""

    rule: str
    severity: str
    severity_name: str
    text: str
    mark: str
    reference: str
    deadline: str
    concerns: str
    overdue: str


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that nobody has stated yet, and what it would decide."""

    name: str
    question: str
    unlocks: str


@dataclass(frozen=True, slots=True)
class LegalDay:
    """A date ahead. ``mark`` says what is not certain about it."""

    date: str
    date_name: str
    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class AttestedRow:
    """What a provider shows for a service, and the document that the house keeps of it."""

    service: str
    kind: str
    exhibit: ExhibitRow


@dataclass(frozen=True, slots=True)
class LawPage:
    """What the law says to the house on the day of the report. What has a default was added later."""

    disclaimer: str
    position: str
    summary: str
    unknown: str
    review: str
    regimes: tuple[RegimeRow, ...]
    duties: tuple[DutyRow, ...]
    facts: tuple[MissingFact, ...]
    days: tuple[LegalDay, ...]
    attested: tuple[AttestedRow, ...] = ()
