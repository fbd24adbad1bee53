"""What the scoring core returns: whole values that cross floors, alike on screen, in the report and in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from assessments.domain.operating_models import OperatingModel, Place
from assessments.domain.robustness.values import Robustness
from assessments.domain.rules import RuleKind
from assessments.domain.text import Text

SCORING_VERSION = "3"


@dataclass(frozen=True, slots=True)
class Score:
    """An index 0-100.

    ``expected`` is the mean over the given answers, None when there is none; ``low`` and ``high`` put every
    unknown at its worst and best, and every answer that little backs at the ends of what it allows. ``given`` of
    ``applicable`` questions carry a level.
    """

    low: Fraction
    expected: Fraction | None
    high: Fraction
    given: int
    applicable: int

    @property
    def coverage(self) -> Fraction:
        """Return the share 0-1 of applicable questions that carry a level; 0 when none is applicable."""
        return Fraction(self.given, self.applicable) if self.applicable else Fraction(0)


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """Both indices of one dimension; None where the dimension has no applicable question of that kind."""

    code: str
    readiness: Score | None
    pressure: Score | None


class GateState(StrEnum):
    """How a gate stands.

    Open: passed. Closed: below the threshold. Unknown: not answered with a level. Not applicable: the question was
    removed.
    """

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class GateResult:
    """The state of one gate, by question code."""

    code: str
    state: GateState


class Quadrant(StrEnum):
    """Readiness by pressure, split at 50. Undetermined: an axis has no answer, or lies exactly on 50."""

    CLOUD_FIRST = "cloud_first"
    SELECTIVE = "selective"
    GUIDED = "guided"
    FOUNDATIONS = "foundations"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Position:
    """Where the house stands.

    ``candidates`` are all quadrants the intervals reach. ``stability`` is the share 0-1 of completions of the unknowns,
    each level equally likely, that land in the named quadrant; None when it is undetermined.
    """

    quadrant: Quadrant
    candidates: tuple[Quadrant, ...]
    stability: Fraction | None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """How ready the house is and how much it has to act."""

    readiness: Score
    pressure: Score
    coverage: Fraction
    dimensions: tuple[DimensionScore, ...]
    gates: tuple[GateResult, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class KnockOut:
    """A model that a rule removed.

    ``verdict_after`` is the verdict once the measure of the rule is done; None when the rule is not curable or
    nothing is feasible even then.
    """

    model: OperatingModel
    rule: str
    kind: RuleKind
    text: Text
    measure: str | None
    verdict_after: OperatingModel | None


@dataclass(frozen=True, slots=True)
class HybridParts:
    """What runs in the cloud and by which model (None when hybrid itself won), and what stays local."""

    cloud_model: OperatingModel | None
    cloud: Text
    local: Text


@dataclass(frozen=True, slots=True)
class Condition:
    """Something to hold or be clarified before the verdict is carried out; ``rule`` names what asks for it."""

    rule: str
    text: Text
    measure: str | None


@dataclass(frozen=True, slots=True)
class ApplicationVerdict:
    """The recommendation for one application.

    ``verdict`` None: no recommendation, because nothing is feasible or because no model leads often enough.
    ``margin`` is the winner's value minus the runner-up's. ``values`` holds the additive value of every model with
    modifiers (about 0-1, modifiers may carry it slightly outside), knocked out or not. ``runner_up`` is the best
    feasible alternative with another label. ``because`` lists the deciding facts: rules first, then the strongest
    differences. ``already_there`` is never true for a hybrid: a cloud part alone is not the pair.
    ``verdict_after_all`` is the verdict once the measures of all curable knock-outs are done, and equals ``verdict``
    where there are none.
    """

    code: str
    archetype: str
    name: Text
    verdict: OperatingModel | None
    runner_up: OperatingModel | None
    margin: Fraction | None
    values: Mapping[OperatingModel, Fraction]
    hybrid: HybridParts | None
    place: Place
    provisional: bool
    already_there: bool
    knock_outs: tuple[KnockOut, ...]
    because: tuple[Text, ...]
    conditions: tuple[Condition, ...]
    verdict_after_all: OperatingModel | None


@dataclass(frozen=True, slots=True)
class NextMove:
    """One of the five moves to make first."""

    application: str
    to: OperatingModel
    because: Text


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """The verdict on an application before and after something else changes; None where nothing is feasible."""

    application: str
    before: OperatingModel | None
    after: OperatingModel | None


@dataclass(frozen=True, slots=True)
class Result:
    """Everything the tool says about a house: a pure function of edition, profile, sheet, applications and weights.

    ``robustness`` is None only where the verdicts were not put to the test.
    """

    edition: str
    scoring_version: str
    as_of: date
    scorecard: Scorecard
    applications: tuple[ApplicationVerdict, ...]
    split: Mapping[OperatingModel | None, int]
    next_moves: tuple[NextMove, ...]
    robustness: Robustness | None = None
