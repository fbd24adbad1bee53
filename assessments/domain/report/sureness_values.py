"""The values of a report that say how sure it is, and what would change it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sureness:
    """How far one recommendation carries: the band by code and name, and in how many of 100 weightings it is ahead.

    ``of_hundred`` is None where nothing is recommended.
    """

    band: str
    name: str
    of_hundred: int | None
    text: str


@dataclass(frozen=True, slots=True)
class SplitSpan:
    """How many applications get a model, and between which counts that varies."""

    trace: str
    model: str
    name: str
    count: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Side:
    """One of two models that both have something to say for them."""

    name: str
    of_hundred: int
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contest:
    """An application whose recommendation is contested, with the argument for both models."""

    code: str
    name: str
    verdict: Side
    other: Side


@dataclass(frozen=True, slots=True)
class Unsettled:
    """An application without a recommendation, with the facts to clarify."""

    code: str
    name: str
    text: str
    clarify: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure the report is: of the position, of the split, and of every recommendation."""

    position: str
    recommendations: str
    split: tuple[SplitSpan, ...]
    contested: tuple[Contest, ...]
    unsettled: tuple[Unsettled, ...]


@dataclass(frozen=True, slots=True)
class LeverRow:
    """The smallest change that turns one recommendation."""

    application: str
    name: str
    verdict: str
    to: str
    text: str


@dataclass(frozen=True, slots=True)
class GateKey:
    """What opens a closed gate, and which recommendations change by that."""

    code: str
    text: str
    applications: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeverPage:
    """What would change the result, and what to clarify first; the strongest of each kind, counted in full.

    ``clarify_more`` is the number of unknowns that the list leaves out.
    """

    levers: tuple[LeverRow, ...]
    gates: tuple[GateKey, ...]
    quadrants: tuple[str, ...]
    clarify: tuple[str, ...]
    clarify_more: int
