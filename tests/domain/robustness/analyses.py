"""One application analysed: what the tests of the acceptability analysis share."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from assessments.domain.answers import Answer
from assessments.domain.catalogue import Edition
from assessments.domain.criteria import Criterion
from assessments.domain.hospital import Application
from assessments.domain.robustness.analysis import analyse
from assessments.domain.robustness.values import Acceptability, Robustness, WeightSpace
from tests.domain.builders import MODELS, criterion, sheet

SEED = 20261123
LETTERS = "SCPIVENUXOZ"  # no D, which would couple the application to a place


def robustness(
    of: Edition,
    *applications: Application,
    answers: Mapping[str, Answer | int] | None = None,
    samples: int = 10_000,
    seed: int = SEED,
    space: WeightSpace = WeightSpace.UNIFORM,
) -> Robustness:
    return analyse(
        edition=of,
        sheet=sheet(answers),
        applications=applications or (Application("A01", "A01"),),
        weights=of.presets[0].weights,
        seed=seed,
        space=space,
        samples=samples,
    )


def acceptability(of: Edition, *applications: Application, **options: object) -> Acceptability:
    return robustness(of, *applications, **options).applications[0]


def firsts(found: Acceptability) -> list[float]:
    return [one.first for one in found.models]


def flat(letter: str, values: list[Fraction]) -> Criterion:
    """Return a criterion that gives each model one value at every level."""
    same = dict(zip(MODELS, values, strict=True))
    return criterion(letter, same, same)


def by_model(values: list[list[Fraction]]) -> tuple[Criterion, ...]:
    """Return criteria from values by model, then by criterion."""
    columns = zip(*values, strict=True)
    return tuple(flat(letter, list(column)) for letter, column in zip(LETTERS, columns, strict=False))
