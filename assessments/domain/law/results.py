"""What the law says to a house and its steps on a day, with the facts that decided it and those that are missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assessments.domain.law.legal_dates import LegalDate
from assessments.domain.law.rules import LegalRule, Status


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule with its status.

    ``deciding`` facts have the values that settled it; ``missing`` ones keep it open, or settled it by not being known.
    A rule that is not ``in_force`` on the day does not apply.
    """

    rule: LegalRule
    status: Status
    deciding: tuple[str, ...]
    missing: tuple[str, ...]
    in_force: bool


@dataclass(frozen=True, slots=True)
class DerivedValue:
    """A derived value: its words are ``true`` and ``false``, or those it is made of. One candidate: it is known."""

    name: str
    candidates: tuple[str, ...]
    deciding: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def value(self) -> str | None:
        """Return the value when it is known."""
        return self.candidates[0] if len(self.candidates) == 1 else None


@dataclass(frozen=True, slots=True)
class StepResult:
    """What the law says to one step."""

    code: str
    service: str
    findings: tuple[Finding, ...]
    values: tuple[DerivedValue, ...]


@dataclass(frozen=True, slots=True)
class ToDo:
    """A fact to find out. ``subjects`` are the services or steps to find it out for, none when it is about the house.

    ``rules`` are those it keeps open, ``steps`` those for which it does.
    """

    fact: str
    subjects: tuple[str, ...]
    rules: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A legal date that concerns the house, or may once more is known; ``steps`` are those it concerns, if any."""

    entry: LegalDate
    status: Status
    is_past: bool
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LegalResult:
    """The whole answer. ``as_of`` stands for today everywhere in it."""

    as_of: date
    findings: tuple[Finding, ...]
    values: tuple[DerivedValue, ...]
    steps: tuple[StepResult, ...]
    to_do: tuple[ToDo, ...]
    calendar: tuple[CalendarDay, ...]
