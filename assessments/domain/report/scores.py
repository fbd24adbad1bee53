"""Scores, standing and split as plain numbers with their names, the input of every chart."""

from __future__ import annotations

from collections.abc import Mapping

from assessments.domain.catalogue import Edition
from assessments.domain.labels import label_of
from assessments.domain.operating_models import OperatingModel
from assessments.domain.report import wording
from assessments.domain.report.data import DimensionIndex, Index, Standing
from assessments.domain.report.portfolio_values import Share
from assessments.domain.report.voice import Voice
from assessments.domain.results import DimensionScore, Score, Scorecard

NONE = "none"


def standing_of(card: Scorecard, voice: Voice) -> Standing:
    """Return where the house stands on both axes."""
    position = card.position
    return Standing(
        quadrant=position.quadrant.value,
        name=voice.label(position.quadrant),
        meaning=voice.of(wording.MEANINGS[position.quadrant]),
        candidates=tuple(quadrant.value for quadrant in position.candidates),
        stability=None if position.stability is None else float(position.stability),
        coverage=float(card.coverage),
        readiness=index_of(card.readiness),
        pressure=index_of(card.pressure),
    )


def dimensions_of(edition: Edition, card: Scorecard, voice: Voice) -> tuple[DimensionIndex, ...]:
    """Return both indices of every dimension, in the order of the catalogue."""
    titles = {dimension.code: voice.of(dimension.title) for dimension in edition.dimensions}
    return tuple(_dimension(score, titles[score.code]) for score in card.dimensions)


def split_of(split: Mapping[OperatingModel | None, int], voice: Voice) -> tuple[Share, ...]:
    """Return the share of every model, even of an empty one, then those without a recommendation if there are any."""
    shares = tuple(Share(model.value, model_name(model, voice), split.get(model, 0)) for model in OperatingModel)
    without = split.get(None, 0)
    return (*shares, Share(NONE, model_name(None, voice), without)) if without else shares


def model_name(model: OperatingModel | None, voice: Voice) -> str:
    """Return the name of a model, or that there is no recommendation."""
    return voice.of(wording.NO_RECOMMENDATION if model is None else label_of(model))


def index_of(score: Score) -> Index:
    """Return a score as plain numbers."""
    expected = None if score.expected is None else float(score.expected)
    return Index(float(score.low), expected, float(score.high), score.given, score.applicable)


def _dimension(score: DimensionScore, title: str) -> DimensionIndex:
    return DimensionIndex(
        code=score.code,
        title=title,
        readiness=None if score.readiness is None else index_of(score.readiness),
        pressure=None if score.pressure is None else index_of(score.pressure),
    )
