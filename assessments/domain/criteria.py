"""What the fit looks at: eleven criteria with their value functions, hospital modifiers and weight presets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from assessments.domain.operating_models import OperatingModel
from assessments.domain.text import Text

ModelValues = Mapping[OperatingModel, Fraction]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion letter (S I P D C V E N U X O) with its value functions.

    ``at_lowest`` and ``at_highest`` give the value 0-1 of each model at level 0 and 4; between them the value is linear
    (additive multi-attribute value theory). A model in ``curves`` has its own five values, level 0 first, instead.
    ``anchors`` are the five levels in plain words.
    """

    letter: str
    name: Text
    question: Text
    anchors: tuple[Text, ...]
    reason: Text
    at_lowest: ModelValues
    at_highest: ModelValues
    curves: Mapping[OperatingModel, tuple[Fraction, ...]]

    def value(self, model: OperatingModel, level: int) -> Fraction:
        """Return the value 0-1 of ``model`` when the application stands at ``level``."""
        if model in self.curves:
            return self.curves[model][level]
        lowest, highest = self.at_lowest[model], self.at_highest[model]
        return lowest + (highest - lowest) * level / 4


@dataclass(frozen=True, slots=True)
class ValueTable:
    """Every value of an edition as a whole number over ``scale``: ``rows[letter][level]`` has one number per model."""

    scale: int
    rows: Mapping[str, tuple[tuple[int, ...], ...]]


def value_table(criteria: tuple[Criterion, ...]) -> ValueTable:
    """Return the values of all criteria over their smallest common denominator, models in their own order."""
    exact = {
        criterion.letter: [[criterion.value(model, level) for model in OperatingModel] for level in range(5)]
        for criterion in criteria
    }
    scale = lcm(*(value.denominator for levels in exact.values() for row in levels for value in row))
    rows = {
        letter: tuple(tuple(int(value * scale) for value in row) for row in levels) for letter, levels in exact.items()
    }
    return ValueTable(scale, rows)


@dataclass(frozen=True, slots=True)
class Modifier:
    """How a trait of the house shifts every model: nothing at a mean level of 2, ``shifts`` in full at 4, negated at 0.

    ``inverted`` traits read their questions as ``4 - level`` (old servers are a high age). A trait of the house's own
    operation counts only for applications that run in the house: new servers are no reason to fetch one back from a
    provider.
    """

    code: str
    name: Text
    questions: tuple[str, ...]
    inverted: bool
    own_operation_only: bool
    shifts: ModelValues


@dataclass(frozen=True, slots=True)
class WeightPreset:
    """A named set of criterion weights, one for each letter; only their ratios count."""

    code: str
    name: Text
    weights: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Theme:
    """Criteria that people weigh as one, because four or five things can be put in order and eleven cannot.

    Every letter belongs to exactly one theme of its edition.
    """

    code: str
    name: Text
    description: Text
    letters: tuple[str, ...]
