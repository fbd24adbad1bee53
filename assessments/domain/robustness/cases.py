"""One application as arrays: its values by criterion, the draws of its unknown codes, and what is feasible when."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assessments.domain.circumstances import Circumstances
from assessments.domain.facts import COUPLING, LOCAL_PART_FROM, Facts
from assessments.domain.fit import MODELS
from assessments.domain.knock_outs import is_of_kind, removed_by
from assessments.domain.operating_models import CLOUD_MODELS, OperatingModel
from assessments.domain.robustness.sampling import Exact, Whole, levels, stream
from assessments.domain.rules import Rule

Flags = NDArray[np.bool_]

_HYBRID = MODELS.index(OperatingModel.HYBRID)
_CLOUD = [MODELS.index(model) for model in CLOUD_MODELS]


@dataclass(frozen=True, slots=True)
class Case:
    """``known`` is ``(models, criteria)``, zero for unknown codes; ``drawn`` has these, ``(models, samples)`` each.

    ``feasible`` is ``(models, samples)``, ``local`` is ``(samples,)``; one column where nothing unknown decides them.
    """

    known: Exact
    drawn: tuple[tuple[int, Exact], ...]
    feasible: Flags
    local: Flags

    def worth(self, weights: Exact, shift: Exact) -> Exact:
        """Return the value of every verdict ``(models, samples)``, minus infinity where it cannot be given.

        ``weights`` is ``(criteria, samples)``, ``shift`` ``(models, samples)`` or one column. The structural rule
        moves the value of a cloud model to hybrid where a part has to stay local.
        """
        values = self.known @ weights
        values += shift
        samples = values.shape[1]
        for criterion, chosen in self.drawn:
            values += chosen[:, :samples] * weights[criterion]
        feasible = self.feasible[:, :samples]
        for position in np.flatnonzero(~feasible.all(axis=1)):
            np.copyto(values[position], -np.inf, where=~feasible[position])
        self._merge(values, self.local[:samples] & feasible[_HYBRID])
        return values

    def _merge(self, values: Exact, merged: Flags) -> None:
        """Hand the best value of hybrid and the cloud models to hybrid where a part has to stay local."""
        if merged.any():
            best = values[_CLOUD[0] :].max(axis=0)  # hybrid comes last, right behind the cloud models
            np.copyto(values[_HYBRID], best, where=merged)
            for position in _CLOUD:
                np.copyto(values[position], -np.inf, where=merged)


def case_of(
    facts: Facts, today: Circumstances, letters: tuple[str, ...], table: Exact, *, seed: int, samples: int
) -> Case:
    """Prepare one application. Every unknown code has a stream of its own, named by application and letter."""
    unknown = {
        letter: levels(stream(seed, "code", facts.application.code, letter), samples) for letter in facts.unknown
    }
    known = np.zeros((len(MODELS), len(letters)))
    for position, letter in enumerate(letters):
        if letter not in unknown:
            known[:, position] = table[position, :, facts.levels[letter]]
    drawn = tuple(
        (letters.index(letter), np.take(table[letters.index(letter)], chosen, axis=1))
        for letter, chosen in unknown.items()
    )
    at_levels = {letter: unknown.get(letter, np.array([level])) for letter, level in facts.levels.items()}
    coupling = at_levels.get(COUPLING, np.zeros(1, dtype=np.int64))
    return Case(known, drawn, _feasible(facts, today.rules, at_levels), coupling >= LOCAL_PART_FROM)


def _feasible(facts: Facts, rules: tuple[Rule, ...], at_levels: dict[str, Whole]) -> Flags:
    samples = max((len(column) for column in at_levels.values()), default=1)
    feasible = np.ones((len(MODELS), samples), dtype=np.bool_)
    for rule in rules:
        removed = [MODELS.index(model) for model in removed_by(rule, facts)]
        if removed and is_of_kind(rule, facts.archetype):
            feasible[removed] &= ~_fires(rule, at_levels)
    return feasible


def _fires(rule: Rule, at_levels: dict[str, Whole]) -> Flags:
    fires = np.ones(1, dtype=np.bool_)
    for wanted in rule.criteria:
        column = at_levels[wanted.code]
        fires = fires & (column >= wanted.at_least) & (column <= wanted.at_most)
    return fires
