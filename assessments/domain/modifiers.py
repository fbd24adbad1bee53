"""How traits of the house shift every operating model alike for all its applications."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.domain.catalogue import HIGHEST
from assessments.domain.criteria import Modifier
from assessments.domain.operating_models import OperatingModel

NEUTRAL_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Trait:
    """A modifier as this house shows it: the mean level 0-4 of its questions and the shift per model that follows."""

    modifier: Modifier
    mean: Fraction
    shifts: Mapping[OperatingModel, Fraction]


def trait_of(modifier: Modifier, levels: Mapping[str, int], removed: frozenset[str] = frozenset()) -> Trait:
    """Return how strongly the house shows the trait.

    A question without a level counts as neutral; one in ``removed`` (not applicable) leaves the mean.
    """
    counted = [levels.get(code, NEUTRAL_LEVEL) for code in modifier.questions if code not in removed]
    mean = Fraction(sum(counted), len(counted)) if counted else Fraction(NEUTRAL_LEVEL)
    if modifier.inverted:
        mean = HIGHEST - mean
    strength = (mean - NEUTRAL_LEVEL) / (HIGHEST - NEUTRAL_LEVEL)
    return Trait(modifier, mean, {model: shift * strength for model, shift in modifier.shifts.items()})
