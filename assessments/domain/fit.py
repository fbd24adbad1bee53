"""The additive value of each operating model (MAVT): exact, in whole numbers over one denominator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from assessments.domain.criteria import ValueTable
from assessments.domain.modifiers import Trait
from assessments.domain.operating_models import OperatingModel

MODELS = tuple(OperatingModel)  # the order of every row below, and the order in which ties are broken
Row = tuple[int, ...]


class NothingToWeigh(ValueError):
    """The weights hold a negative number, or nothing above zero for the edition's criteria."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The edition's values under one set of weights, with the traits of one house.

    ``rows[letter][level]`` has one number per model, and so has ``shift``, the sum over the traits. What remains to be
    done per application is picking a row for each criterion and adding up.
    """

    denominator: int
    rows: Mapping[str, tuple[Row, ...]]
    traits: tuple[tuple[Trait, Row], ...]
    shift: Row

    def totals(self, levels: Mapping[str, int]) -> Row:
        """Return the value of every model, over the denominator."""
        chosen = [self.rows[letter][level] for letter, level in levels.items()]
        return tuple(map(sum, zip(self.shift, *chosen, strict=True)))

    def fraction(self, total: int) -> Fraction:
        """Return a total as the value it stands for."""
        return Fraction(total, self.denominator)


def fit_of(table: ValueTable, weights: Mapping[str, int], traits: tuple[Trait, ...]) -> Fit:
    """Bring values, weights and shifts to one denominator."""
    weighted = table.scale * sum(weights.values())
    denominator = lcm(weighted, *(shift.denominator for trait in traits for shift in trait.shifts.values()))
    factor = denominator // weighted
    shifts = tuple((trait, _row_of(trait, denominator)) for trait in traits)
    return Fit(
        denominator=denominator,
        rows={letter: _times(rows, weights[letter] * factor) for letter, rows in table.rows.items()},
        traits=shifts,
        shift=tuple(sum(row[position] for _, row in shifts) for position in range(len(MODELS))),
    )


def whole_weights(table: ValueTable, weights: Mapping[str, Fraction]) -> dict[str, int]:
    """Return the weights as whole numbers of the same ratios; a criterion without one weighs nothing.

    :raises NothingToWeigh: when there is no weight to divide by.
    """
    chosen = {letter: Fraction(weights.get(letter, 0)) for letter in table.rows}
    if min(chosen.values(), default=0) < 0 or not any(chosen.values()):
        raise NothingToWeigh
    scale = lcm(*(weight.denominator for weight in chosen.values()))
    return {letter: _whole(weight, scale) for letter, weight in chosen.items()}


def _row_of(trait: Trait, denominator: int) -> Row:
    return tuple(_whole(trait.shifts.get(model, Fraction(0)), denominator) for model in MODELS)


def _times(rows: tuple[Row, ...], factor: int) -> tuple[Row, ...]:
    return tuple(tuple(cell * factor for cell in row) for row in rows)


def _whole(value: Fraction, scale: int) -> int:
    """Return ``value * scale``; the scale is a multiple of the denominator by construction."""
    return value.numerator * (scale // value.denominator)
