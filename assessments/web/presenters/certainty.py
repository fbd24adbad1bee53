"""How sure each recommendation is, and how firm the picture of the house: what the result page says about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assessments.domain.catalogue import Edition
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import ApplicationVerdict, Result
from assessments.domain.robustness.sentences import how_sure, of_hundred
from assessments.domain.robustness.values import Acceptability, Band, ModelAcceptability
from assessments.domain.text import Text

MOST_CRITERIA = 2
NOTABLE = 0.005  # weights that differ by less than half a per cent are no argument


@dataclass(frozen=True, slots=True)
class Part:
    """How often one model is ahead, with its place on the bar, both in per cent."""

    model: OperatingModel
    count: int
    x: float
    width: float

    @property
    def rare(self) -> bool:
        """Return whether it is ahead in fewer than one of 100."""
        return self.width < 1


@dataclass(frozen=True, slots=True)
class Argument:
    """One of two models that contend, with what has to matter more for it to be ahead."""

    model: OperatingModel
    count: int
    criteria: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Certainty:
    """How far one recommendation carries. ``arguments`` are given where it is contested."""

    band: Band
    said: Text
    parts: tuple[Part, ...]
    arguments: tuple[Argument, ...]
    reference: str

    @property
    def order(self) -> float:
        """Return how often the most frequent model is ahead; the least sure comes first."""
        return max((part.width for part in self.parts), default=0.0)


@dataclass(frozen=True, slots=True)
class Range:
    """How many applications get a model today, and between which counts that lies in nine of ten weightings."""

    model: OperatingModel
    today: int
    low: int
    high: int

    @property
    def firm(self) -> bool:
        """Return whether the count hardly moves."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class HouseCertainty:
    """How firm the split is: recommendations by band, and the range of every model that occurs."""

    robust: int
    contested: int
    none: int
    ranges: tuple[Range, ...]


def certainty_by_code(edition: Edition, result: Result) -> Mapping[str, Certainty]:
    """Return how sure every recommendation is, by the code of its application; empty where that was not analysed."""
    if result.robustness is None:
        return {}
    found = {one.application: one for one in result.robustness.applications}
    return {one.code: _certainty(edition, one, found[one.code]) for one in result.applications}


def house_certainty(result: Result, found: Mapping[str, Certainty]) -> HouseCertainty | None:
    """Return how firm the split is, None where there is nothing to split."""
    if result.robustness is None or not found:
        return None
    bands = [one.band for one in found.values()]
    ranges = (Range(one.model, result.split.get(one.model, 0), one.low, one.high) for one in result.robustness.split)
    return HouseCertainty(
        robust=bands.count(Band.ROBUST),
        contested=bands.count(Band.CONTESTED),
        none=bands.count(Band.NONE),
        ranges=tuple(one for one in ranges if one.today or one.high),
    )


def _certainty(edition: Edition, verdict: ApplicationVerdict, found: Acceptability) -> Certainty:
    band = found.band(verdict.verdict)
    contends = band is Band.CONTESTED and verdict.verdict is not None
    return Certainty(
        band=band,
        said=how_sure(found, verdict.verdict),
        parts=tuple(_parts(found)),
        arguments=_arguments(edition, found, verdict.verdict) if contends and verdict.verdict else (),
        reference=f"A-{verdict.code}-{verdict.verdict or found.leader.model}",
    )


def _parts(found: Acceptability) -> Iterator[Part]:
    x = 0.0
    for one in found.models:
        if one.first:
            width = round(one.first * 100, 1)
            yield Part(one.model, of_hundred(one.first), round(x, 1), width)
            x += width


def _arguments(edition: Edition, found: Acceptability, verdict: OperatingModel) -> tuple[Argument, ...]:
    """Return the recommended model and its strongest rival, each with what favours it over the other."""
    ours = found.of(verdict)
    rival = found.challenger if found.leader is ours else found.leader
    return tuple(
        Argument(one.model, of_hundred(one.first), _favoured(edition, one, other))
        for one, other in ((ours, rival), (rival, ours))
        if one.first
    )


def _favoured(edition: Edition, one: ModelAcceptability, other: ModelAcceptability) -> tuple[Text, ...]:
    """Return the criteria that weigh most more where ``one`` wins than where ``other`` does."""
    if one.central_weights is None or other.central_weights is None:
        return ()
    more = {letter: weight - other.central_weights[letter] for letter, weight in one.central_weights.items()}
    strongest = sorted(more, key=lambda letter: -more[letter])[:MOST_CRITERIA]
    return tuple(edition.criteria_by_letter[letter].name for letter in strongest if more[letter] > NOTABLE)
