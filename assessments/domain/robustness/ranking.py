"""Ranks of the verdicts of one application over all samples, and what is counted from them."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from assessments.domain.fit import MODELS
from assessments.domain.robustness.sampling import Exact

Ranks = NDArray[np.int8]
Flags = NDArray[np.bool_]


def ranks_of(worth: Exact) -> Ranks:
    """Return the rank of every verdict in every sample, 0 the best, -1 where it cannot be given.

    A tie keeps the order of the models.
    """
    ranks = np.zeros(worth.shape, dtype=np.int8)
    best, worst = worth.max(axis=1), worth.min(axis=1)
    for earlier, later in combinations(np.flatnonzero(best > -np.inf), 2):
        ahead = worth[earlier] >= worth[later]
        ranks[later] += ahead
        ranks[earlier] += ~ahead
    for position in np.flatnonzero(worst == -np.inf):
        np.copyto(ranks[position], -1, where=worth[position] == -np.inf)
    return ranks


def shares_of(ranks: Ranks, position: int) -> tuple[float, ...]:
    """Return how often a verdict takes each rank, as shares of the samples."""
    own = ranks[position]
    if own[0] == -1 and (own == -1).all():
        return (0.0,) * len(MODELS)
    return tuple(float(np.count_nonzero(own == rank)) / len(own) for rank in range(len(MODELS)))
