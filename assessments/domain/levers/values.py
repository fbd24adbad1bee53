"""What the analysis of levers returns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from assessments.domain.catalogue import Measure
from assessments.domain.facts import UNKNOWN_LEVEL
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import Quadrant, VerdictChange
from assessments.domain.text import Text

MOST_CHANGES = 6  # a recommendation that only more than six changes at once could turn has no lever worth the name


class ChangeKind(StrEnum):
    """What is set to another level: a code of one application, or an answer of the house."""

    CODE = "code"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Change:
    """One code or answer set to another level; ``before`` is None while it is unknown or unanswered.

    ``anchor`` is the new level in plain words, ``name`` the criterion or the question.
    """

    kind: ChangeKind
    code: str
    before: int | None
    after: int
    anchor: Text
    name: Text

    @property
    def steps(self) -> int:
        """Return the size of the change in levels."""
        return steps_between(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Lever:
    """Changes that together turn a recommendation; leaving out any of them does not."""

    changes: tuple[Change, ...]
    verdict: OperatingModel
    text: Text

    @property
    def steps(self) -> int:
        """Return the total of the level steps."""
        return sum(change.steps for change in self.changes)


@dataclass(frozen=True, slots=True)
class ApplicationLevers:
    """The smallest flips of one application's verdict; None where no set of up to six changes flips it.

    ``smallest`` may change anything, ``by_measures`` only raises answers (what the house can reach by measures),
    ``by_facts`` only sets codes (what a closer look at the application can show). ``text`` says the first in words.
    """

    application: str
    verdict: OperatingModel | None
    smallest: Lever | None
    by_measures: Lever | None
    by_facts: Lever | None
    text: Text


@dataclass(frozen=True, slots=True)
class GateLever:
    """What opens a closed gate: nothing but its own question, by its measure. ``verdicts`` lists what else follows."""

    change: Change
    measure: Measure
    verdicts: tuple[VerdictChange, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class QuadrantLever:
    """The smallest set of answers that carries the house to another quadrant."""

    quadrant: Quadrant
    changes: tuple[Change, ...]
    text: Text

    @property
    def steps(self) -> int:
        """Return the total of the level steps."""
        return sum(change.steps for change in self.changes)


@dataclass(frozen=True, slots=True)
class Clarification:
    """What one unknown answer or code is worth once it is known.

    ``application`` is None for an answer. ``readiness`` and ``pressure`` are the points 0-100 by which the interval
    narrows, whichever level comes out. ``verdicts`` names the applications whose verdict differs from today's for at
    least one of the five levels, ``quadrants`` all positions of the house over the five levels.
    """

    kind: ChangeKind
    code: str
    application: str | None
    readiness: Fraction
    pressure: Fraction
    verdicts: tuple[str, ...]
    quadrants: tuple[Quadrant, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class Levers:
    """The levers of a whole house; ``quadrants`` begins with the nearest, ``clarifications`` with the most valuable."""

    applications: tuple[ApplicationLevers, ...]
    gates: tuple[GateLever, ...]
    quadrants: tuple[QuadrantLever, ...]
    clarifications: tuple[Clarification, ...]


def steps_between(before: int | None, after: int) -> int:
    """Return how far a change goes; what is unknown starts from the middle, and finding out is at least one step."""
    return abs(after - before) if before is not None else max(1, abs(after - UNKNOWN_LEVEL))
