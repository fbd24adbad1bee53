"""A legal rule: when it applies, what follows, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assessments.domain.law.backing import Backing
from assessments.domain.law.facts import FactValue
from assessments.domain.law.stated import Stated
from assessments.domain.law.vocabulary import Scope
from assessments.domain.text import Text


class Severity(StrEnum):
    """What follows: do not go live, plan it with a date, or good practice."""

    BLOCKER = "blocker"
    DUTY = "duty"
    ADVICE = "advice"


class Remedy(StrEnum):
    """How a blocker is lifted: the house takes another provider, or does its own work first. Never by another model."""

    OTHER_PROVIDER = "other_provider"
    OWN_WORK = "own_work"


class Status(StrEnum):
    """What the law says to a house or a step."""

    APPLIES = "applies"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LegalRule:
    """A rule that applies when its condition holds.

    Without ``valid_from`` the day is not known (``valid_from_note`` says why) and the rule counts as in force.
    ``cases`` holds, for each status, facts that lead to it. Every blocker has a ``remedy``, and nothing else has one.
    """

    id: str
    regime: str
    scope: Scope
    condition: Stated
    severity: Severity
    text: Text
    backing: Backing
    valid_from: date | None
    valid_from_note: Text | None
    valid_until: date | None
    review_by: date
    evidence: Text
    deadline: Text | None
    note: Text | None
    cases: Mapping[Status, Mapping[str, FactValue]]
    remedy: Remedy | None

    def in_force(self, as_of: date) -> bool:
        """Return whether the rule is law on a day; ``valid_until`` is its last one."""
        return (self.valid_from is None or self.valid_from <= as_of) and (
            self.valid_until is None or as_of <= self.valid_until
        )

    def review_overdue(self, as_of: date) -> bool:
        """Return whether the rule should have been looked at again before that day."""
        return self.review_by < as_of
