"""The acceptability analysis: every conceivable weighting and every completion of the unknown, sampled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from assessments.domain.answers import Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.circumstances import prospects_of
from assessments.domain.facts import facts_of
from assessments.domain.fit import MODELS
from assessments.domain.hospital import Application
from assessments.domain.robustness.cases import Case, case_of
from assessments.domain.robustness.ranking import Flags, ranks_of, shares_of
from assessments.domain.robustness.sampling import TOTAL_WEIGHT, Exact, simplex, stream
from assessments.domain.robustness.tables import house_shift, scale_of, value_table
from assessments.domain.robustness.values import Acceptability, ModelAcceptability, Robustness, SplitRange, WeightSpace

SAMPLES = 10_000
_CONFIDENCE_SAMPLES = 1_000
_TAIL = 20  # one in twenty samples lies outside the split range at either end


@dataclass(frozen=True, slots=True)
class _Draws:
    """What applications share: weights ``(criteria, samples)`` and shifts ``(models, samples)`` or one column."""

    letters: tuple[str, ...]
    weights: Exact
    total_weight: int
    shift: Exact
    house_certain: bool

    @property
    def samples(self) -> int:
        return int(self.weights.shape[1])


def analyse(
    *,
    edition: Edition,
    sheet: Sheet,
    applications: tuple[Application, ...],
    weights: Mapping[str, Fraction],
    seed: int,
    space: WeightSpace = WeightSpace.UNIFORM,
    samples: int = SAMPLES,
) -> Robustness:
    """Return how often each verdict wins over the weight space and the unknown facts.

    ``weights`` matters only around the preset. The same arguments give the same result on every machine.

    :raises UnknownArchetype: when an application is based on an archetype the edition does not have.
    :raises NothingToWeigh: when the weights leave nothing to divide by.
    """
    prospects = prospects_of(edition, sheet, weights)
    scale = scale_of(edition)
    letters = tuple(criterion.letter for criterion in edition.criteria)
    drawn, total = _weights(letters, weights, space, seed, samples)
    general = tuple(modifier for modifier in edition.modifiers if not modifier.own_operation_only)
    in_house, elsewhere = (
        _draws(letters, drawn, total, house_shift(prospects, modifiers, scale, seed, samples))
        for modifiers in (edition.modifiers, general)
    )
    table = value_table(edition, scale)
    found, wins = [], []
    for application in applications:
        facts = facts_of(edition, application)
        case = case_of(facts, prospects.today, letters, table, seed=seed, samples=samples)
        draws = in_house if facts.runs_in_house else elsewhere
        acceptability, won = _acceptability(application.code, case, draws)
        found.append(acceptability)
        wins.append(won)
    return Robustness(space, samples, tuple(found), _split_ranges(wins))


def _draws(letters: tuple[str, ...], weights: Exact, total_weight: int, shift: Exact) -> _Draws:
    return _Draws(letters, weights, total_weight, shift * total_weight, house_certain=shift.shape[1] == 1)


def _weights(
    letters: tuple[str, ...], weights: Mapping[str, Fraction], space: WeightSpace, seed: int, samples: int
) -> tuple[Exact, int]:
    """Return weights ``(criteria, samples)`` and what they sum to."""
    free = simplex(stream(seed, "weights"), samples, len(letters)).T.astype(np.float64)
    if space is WeightSpace.UNIFORM:
        return free, TOTAL_WEIGHT
    chosen = [Fraction(weights.get(letter, 0)) for letter in letters]
    fixed = np.array([[round(weight / sum(chosen) * TOTAL_WEIGHT)] for weight in chosen], dtype=np.float64)
    return free + fixed, TOTAL_WEIGHT + int(fixed.sum())


def _acceptability(code: str, case: Case, draws: _Draws) -> tuple[Acceptability, Flags]:
    """Return the acceptability of every verdict, and in which samples each wins ``(models, samples)``."""
    ranks = ranks_of(case.worth(draws.weights, draws.shift))
    wins = ranks == 0
    shares = tuple(shares_of(ranks, position) for position in range(len(MODELS)))
    ever = [position for position, share in enumerate(shares) if share[0]]
    central = dict(zip(ever, _central(wins[ever], draws), strict=True))
    confidence = _confidence(central, case, draws)
    models = tuple(
        ModelAcceptability(model, shares[position], _named(central.get(position), draws), confidence.get(position))
        for position, model in enumerate(MODELS)
    )
    return Acceptability(code, models), wins


def _central(wins: Flags, draws: _Draws) -> Exact:
    """Return the mean of the weights under which each verdict wins, one row for each."""
    won = wins.astype(np.float64)
    return np.asarray((won @ draws.weights.T) / won.sum(axis=1, keepdims=True))


def _named(central: Exact | None, draws: _Draws) -> dict[str, float] | None:
    if central is None:
        return None
    return {letter: float(weight) / draws.total_weight for letter, weight in zip(draws.letters, central, strict=True)}


def _confidence(central: Mapping[int, Exact], case: Case, draws: _Draws) -> dict[int, float]:
    """Return how often each verdict wins over the unknown facts under its own central weights."""
    certain = draws.house_certain and not case.drawn
    samples = 1 if certain else min(_CONFIDENCE_SAMPLES, draws.samples)
    shares = {}
    for position, weights in central.items():
        same = np.repeat(np.rint(weights)[:, np.newaxis], samples, axis=1)
        wins = ranks_of(case.worth(same, draws.shift[:, :samples]))[position] == 0
        shares[position] = float(np.count_nonzero(wins)) / samples
    return shares


def _split_ranges(wins: list[Flags]) -> tuple[SplitRange, ...]:
    if not wins:
        return ()
    counts = np.zeros(wins[0].shape, dtype=np.int32)
    for won in wins:
        counts += won
    return tuple(_range_of(position, np.sort(row)) for position, row in enumerate(counts))


def _range_of(position: int, counts: NDArray[np.int32]) -> SplitRange:
    outside = len(counts) // _TAIL
    return SplitRange(MODELS[position], int(counts[outside]), int(counts[-1 - outside]))
