"""Two results side by side: what is different, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.domain.operating_models import OperatingModel, Place
from assessments.domain.results import Condition, GateState, Quadrant, Score
from assessments.domain.robustness.values import Band
from assessments.domain.text import Text


@dataclass(frozen=True, slots=True)
class Recommended:
    """What one result recommends for an application; ``band`` is None where nobody put it to the test."""

    verdict: OperatingModel | None
    cloud_model: OperatingModel | None
    place: Place
    band: Band | None


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """An application whose model, or whose cloud part, is another one; ``why`` holds what is new about the reasons."""

    code: str
    name: Text
    before: Recommended
    after: Recommended
    why: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class DetailChange:
    """An application that keeps its model, but for another place or more or less surely."""

    code: str
    name: Text
    before: Recommended
    after: Recommended


@dataclass(frozen=True, slots=True)
class GateChange:
    """A gate that stands otherwise; None where one of the results has no such gate."""

    code: str
    before: GateState | None
    after: GateState | None


@dataclass(frozen=True, slots=True)
class ConditionChange:
    """A condition on the verdict for an application, gone or new."""

    application: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class IndexChange:
    """Readiness or pressure in both results."""

    before: Score
    after: Score

    @property
    def delta(self) -> Fraction | None:
        """Return by how many points the expected value rises, None where one of the two has no answer."""
        if self.before.expected is None or self.after.expected is None:
            return None
        return self.after.expected - self.before.expected


@dataclass(frozen=True, slots=True)
class SplitChange:
    """How many applications get one verdict in both results; None is no recommendation."""

    model: OperatingModel | None
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two results on the same inventory. ``split`` holds every verdict, changed or not."""

    quadrant_before: Quadrant
    quadrant_after: Quadrant
    readiness: IndexChange
    pressure: IndexChange
    verdicts: tuple[VerdictChange, ...]
    details: tuple[DetailChange, ...]
    gates: tuple[GateChange, ...]
    split: tuple[SplitChange, ...]
    conditions_gone: tuple[ConditionChange, ...]
    conditions_new: tuple[ConditionChange, ...]

    @property
    def changes_anything(self) -> bool:
        """Return whether a reader would see any difference."""
        indices = (self.readiness, self.pressure)
        return (
            self.quadrant_before is not self.quadrant_after
            or any(index.before != index.after for index in indices)
            or any((self.verdicts, self.details, self.gates, self.conditions_gone, self.conditions_new))
        )

    @property
    def verdicts_by_code(self) -> Mapping[str, VerdictChange]:
        """Return the changed verdicts by application."""
        return {change.code: change for change in self.verdicts}
