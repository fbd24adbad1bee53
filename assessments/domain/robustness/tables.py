"""The value functions and shifts of an edition as arrays of whole numbers."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

import numpy as np

from assessments.domain.catalogue import Edition
from assessments.domain.circumstances import Prospects
from assessments.domain.criteria import Modifier
from assessments.domain.fit import MODELS
from assessments.domain.modifiers import NEUTRAL_LEVEL
from assessments.domain.robustness.sampling import Exact, Whole, levels, stream

_FINEST = 1_000_000  # values are exact up to this denominator; finer ones, which no edition ships, are rounded to it


def scale_of(edition: Edition) -> int:
    """Return the number by which every value and shift of the edition becomes whole."""
    shifts = [
        shift / (2 * count)
        for modifier in edition.modifiers
        for shift in modifier.shifts.values()
        for count in range(1, len(modifier.questions) + 1)
    ]
    return min(lcm(edition.value_table.scale, *(shift.denominator for shift in shifts)), _FINEST)


def value_table(edition: Edition, scale: int) -> Exact:
    """Return the values ``(criteria, models, levels)`` as whole numbers."""
    whole = edition.value_table
    rows = [[[cell * scale for cell in row] for row in whole.rows[one.letter]] for one in edition.criteria]
    return np.ascontiguousarray(np.rint(np.array(rows, dtype=np.float64) / whole.scale).transpose(0, 2, 1))


def house_shift(prospects: Prospects, modifiers: tuple[Modifier, ...], scale: int, seed: int, samples: int) -> Exact:
    """Return what traits of the house add to every model, ``(models, samples)``, or one column where all is known.

    Unknown answers are drawn, the rest is constant. A question's draw is the same for every modifier that reads it.
    """
    drawn: dict[str, Whole] = {}
    shift = np.zeros((len(MODELS), 1))
    for modifier in modifiers:
        strength, count = _doubled_strength(prospects, modifier, seed, samples, drawn)
        if count:
            units = np.array([[_unit(modifier, model, count, scale)] for model in MODELS])
            shift = shift + units * strength
    return shift


def _unit(modifier: Modifier, model: str, count: int, scale: int) -> float:
    shifts = {key.value: value for key, value in modifier.shifts.items()}
    return float(round(shifts.get(model, Fraction(0)) / (2 * count) * scale))


def _doubled_strength(
    prospects: Prospects, modifier: Modifier, seed: int, samples: int, drawn: dict[str, Whole]
) -> tuple[Whole, int]:
    """Return the sum of ``level - 2`` over the questions that count, and their number."""
    counted = [code for code in modifier.questions if code not in prospects.removed]
    total = np.zeros(1, dtype=np.int64)
    for code in counted:
        total = total + _levels_of(code, prospects, seed, samples, drawn) - NEUTRAL_LEVEL
    return (-total if modifier.inverted else total), len(counted)


def _levels_of(code: str, prospects: Prospects, seed: int, samples: int, drawn: dict[str, Whole]) -> Whole:
    if code in prospects.levels:
        return np.array([prospects.levels[code]], dtype=np.int64)
    if code not in drawn:
        drawn[code] = levels(stream(seed, "answer", code), samples)
    return drawn[code]
