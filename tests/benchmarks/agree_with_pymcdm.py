"""Whether the additive value agrees with an independent implementation: pymcdm's weighted sum, 1,000 random problems.

pymcdm brings SciPy, pandas and matplotlib along, so it is no part of the locked environment. Install it into a folder
and run from the root of the project:

    pip install --target /tmp/pymcdm pymcdm && PYTHONPATH=/tmp/pymcdm python -m tests.benchmarks.agree_with_pymcdm
"""

from __future__ import annotations

import random
import sys
from fractions import Fraction

import numpy as np
from pymcdm.methods import WSM

from assessments.domain.catalogue import Edition
from assessments.domain.fit import MODELS, fit_of, whole_weights
from assessments.services.shipped import shipped_edition

PROBLEMS, SEED = 1_000, 20261123
TOLERANCE = 1e-12


def as_given(column: np.ndarray, cost: bool = False) -> np.ndarray:  # noqa: ARG001  pymcdm passes it
    """Leave the values alone: they are on one scale already."""
    return column


def main() -> None:
    """Print the largest difference, and fail when a value or a ranking differs."""
    edition, chance = shipped_edition(), random.Random(SEED)  # noqa: S311  a repeatable sample, no secret
    largest = max(difference(edition, chance) for _ in range(PROBLEMS))
    print(f"{PROBLEMS} problems, largest difference of a value {largest:.1e}")
    if largest > TOLERANCE:
        sys.exit("the implementations disagree")


def difference(edition: Edition, chance: random.Random) -> float:
    """Value the five models of one random application under random weights, both ways."""
    levels = {criterion.letter: chance.randrange(5) for criterion in edition.criteria}
    weights = {letter: Fraction(chance.randrange(1, 1_000)) for letter in levels}
    fit = fit_of(edition.value_table, whole_weights(edition.value_table, weights), ())
    ours = np.array([float(fit.fraction(total)) for total in fit.totals(levels)])

    values = [
        [float(criterion.value(model, levels[criterion.letter])) for criterion in edition.criteria] for model in MODELS
    ]
    shares = np.array([float(weights[letter] / sum(weights.values())) for letter in levels])
    theirs = WSM(normalization_function=as_given)(np.array(values), shares, np.ones(len(levels)), validation=False)
    return float(np.abs(ours - theirs).max())


if __name__ == "__main__":
    main()
