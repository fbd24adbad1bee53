"""What the acceptability analysis returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assessments.domain.operating_models import OperatingModel

ROBUST_FROM = 0.70
CONTESTED_FROM = 0.40


class Band(StrEnum):
    """How far a verdict carries: robust from 0.70, contested from 0.40, below that no recommendation."""

    ROBUST = "robust"
    CONTESTED = "contested"
    NONE = "none"


class WeightSpace(StrEnum):
    """Which weights count as conceivable: all alike, or half the weight fixed by the chosen preset and half free."""

    UNIFORM = "uniform"
    AROUND_PRESET = "around_preset"


@dataclass(frozen=True, slots=True)
class ModelAcceptability:
    """How one verdict fares over the samples (Lahdelma, Hokkanen and Salminen 1998; Tervonen and Lahdelma 2007).

    ``ranks[r]`` is the share 0-1 of samples in which it is feasible and comes r-th, best first. ``central_weights`` is
    the mean of the weights under which it wins, summing to 1, and ``confidence`` the share of unknown facts' samples in
    which it wins under exactly those; both None when it never wins.
    """

    model: OperatingModel
    ranks: tuple[float, ...]
    central_weights: Mapping[str, float] | None
    confidence: float | None

    @property
    def first(self) -> float:
        """Return the rank-1 acceptability."""
        return self.ranks[0]


@dataclass(frozen=True, slots=True)
class Acceptability:
    """The acceptability of every verdict for one application, in the order of the operating models."""

    application: str
    models: tuple[ModelAcceptability, ...]

    def of(self, model: OperatingModel) -> ModelAcceptability:
        """Return how ``model`` fares."""
        return next(found for found in self.models if found.model is model)

    @property
    def leader(self) -> ModelAcceptability:
        """Return the verdict that wins most often; a tie goes to the earlier operating model."""
        return max(self.models, key=lambda model: model.first)

    @property
    def challenger(self) -> ModelAcceptability:
        """Return the verdict that wins second most often."""
        return max((model for model in self.models if model is not self.leader), key=lambda model: model.first)

    def band(self, verdict: OperatingModel | None) -> Band:
        """Say how far ``verdict`` carries. It is robust only where it leads itself."""
        if verdict is None or self.leader.first < CONTESTED_FROM:
            return Band.NONE
        return Band.ROBUST if self.of(verdict).first >= ROBUST_FROM else Band.CONTESTED


@dataclass(frozen=True, slots=True)
class SplitRange:
    """Between which counts a model's share of the portfolio lies in nine of ten samples."""

    model: OperatingModel
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Robustness:
    """The analysis of a whole house: ``samples`` weightings were drawn, ``split`` shows how the portfolio varies."""

    space: WeightSpace
    samples: int
    applications: tuple[Acceptability, ...]
    split: tuple[SplitRange, ...]

    def of(self, application: str) -> Acceptability:
        """Return the analysis of the application with this code."""
        return next(found for found in self.applications if found.application == application)
