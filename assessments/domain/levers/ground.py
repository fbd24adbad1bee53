"""The fit of one house as whole numbers in which every single change is a plain addition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

from assessments.domain.answers import NotApplicable, Sheet
from assessments.domain.catalogue import HIGHEST, LOWEST, Edition
from assessments.domain.criteria import Modifier
from assessments.domain.facts import Facts
from assessments.domain.fit import MODELS, Row, whole_weights
from assessments.domain.levers.values import ChangeKind
from assessments.domain.levers.variables import Option, Variable, plus, variable_of
from assessments.domain.modifiers import NEUTRAL_LEVEL
from assessments.domain.rules import RuleEffect

NOTHING: Row = (0,) * len(MODELS)


@dataclass(frozen=True)
class Ground:
    """What applications of a house share that all run in it, or all elsewhere.

    A total is ``shift`` plus one row for each criterion. One level more in a question adds its ``unit``: a modifier is
    linear in the mean of its questions, and the mean in each of them. Not-applicable questions have no part in it.
    """

    edition: Edition
    rows: Mapping[str, tuple[Row, ...]]
    units: Mapping[str, Row]
    levels: Mapping[str, int]
    removed: frozenset[str]
    shift: Row

    @cached_property
    def answers(self) -> tuple[Variable, ...]:
        """Return the answers that a verdict could depend on, in the order of display."""
        rules = (rule for rule in self.edition.rules if rule.effect is not RuleEffect.CONDITION)
        ruling = {part.code for rule in rules for part in rule.answers}
        return tuple(
            variable_of(ChangeKind.ANSWER, code, self.levels.get(code), self._rows_of_question(code))
            for code in self.edition.questions
            if code in self.units or (code in ruling and code not in self.removed)
        )

    @cached_property
    def options(self) -> dict[str, tuple[Option, ...]]:
        """Return what each of these answers could be changed to, by code."""
        return {variable.code: variable.options for variable in self.answers}

    @cached_property
    def measures(self) -> tuple[Variable, ...]:
        """Return the same answers with nothing but what measures can do."""
        return tuple(variable.raised() for variable in self.answers)

    @cached_property
    def codes(self) -> dict[tuple[str, int | None], Variable]:
        """Return every criterion as a variable, by its letter and where it stands."""
        return {
            (letter, at): variable_of(ChangeKind.CODE, letter, at, rows)
            for letter, rows in self.rows.items()
            for at in (None, *range(LOWEST, HIGHEST + 1))
        }

    def _rows_of_question(self, code: str) -> tuple[Row, ...]:
        unit = self.units.get(code, NOTHING)
        return tuple(tuple(level * part for part in unit) for level in range(LOWEST, HIGHEST + 1))


@dataclass(frozen=True, slots=True)
class Grounds:
    """Both grounds of a house: traits of its own operation do not touch applications that run elsewhere."""

    in_house: Ground
    elsewhere: Ground

    def under(self, facts: Facts) -> Ground:
        """Return the ground that an application stands on."""
        return self.in_house if facts.runs_in_house else self.elsewhere


def grounds_of(edition: Edition, sheet: Sheet, weights: Mapping[str, Fraction]) -> Grounds:
    """Prepare a house for asking what would change its verdicts.

    :raises NothingToWeigh: when the weights leave nothing to divide by.
    """
    general = tuple(modifier for modifier in edition.modifiers if not modifier.own_operation_only)
    return Grounds(
        in_house=_ground(edition, sheet, weights, edition.modifiers),
        elsewhere=_ground(edition, sheet, weights, general),
    )


def _ground(edition: Edition, sheet: Sheet, weights: Mapping[str, Fraction], modifiers: tuple[Modifier, ...]) -> Ground:
    """Bring values, weights and modifiers to one denominator, whatever the answers are or become."""
    removed = frozenset(code for code, entry in sheet.entries.items() if isinstance(entry.answer, NotApplicable))
    whole, exact = whole_weights(edition.value_table, weights), _exact_units(modifiers, removed)
    weighted = edition.value_table.scale * sum(whole.values())
    denominator = lcm(weighted, *(part.denominator for unit in exact.values() for part in unit))
    rows = {
        letter: tuple(tuple(cell * whole[letter] * (denominator // weighted) for cell in row) for row in levels)
        for letter, levels in edition.value_table.rows.items()
    }
    units = {code: tuple(int(part * denominator) for part in unit) for code, unit in exact.items()}
    levels = sheet.levels()
    shift = NOTHING
    for code, unit in units.items():
        strength = levels.get(code, NEUTRAL_LEVEL) - NEUTRAL_LEVEL
        shift = plus(shift, tuple(strength * part for part in unit))
    return Ground(edition, rows, units, levels, removed, shift)


def _exact_units(modifiers: tuple[Modifier, ...], removed: frozenset[str]) -> dict[str, tuple[Fraction, ...]]:
    """Return what one level more in each question adds to every model, over all modifiers that read it."""
    units: dict[str, tuple[Fraction, ...]] = {}
    for modifier in modifiers:
        counted = [code for code in modifier.questions if code not in removed]
        span = (HIGHEST - NEUTRAL_LEVEL) * len(counted) * (-1 if modifier.inverted else 1)
        for code in counted:
            before = units.get(code, (Fraction(0),) * len(MODELS))
            added = (modifier.shifts.get(model, Fraction(0)) / span for model in MODELS)
            units[code] = tuple(a + b for a, b in zip(before, added, strict=True))
    return units
