"""Rankings of themes side by side, and what depends on whose is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.domain.catalogue import Edition
from assessments.domain.criteria import Theme
from assessments.domain.stakeholders import Comparison, Opinion
from assessments.domain.weighting import BY_THEMES, mean_weights, theme_weights, weights_of_ranking
from assessments.domain.what_if.changes import Changes
from assessments.domain.workspace import Workspace
from assessments.services.rankings import GivenRanking
from assessments.web.presenters.effects import Named, named_model
from assessments.web.trying import address_of


@dataclass(frozen=True, slots=True)
class ThemePlace:
    """The place that one side gives a theme, None when it left it out, and the weight that follows."""

    place: int | None
    weight: Fraction


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme with the places all sides give it, and the mean of its weights."""

    theme: Theme
    places: tuple[ThemePlace, ...]
    mean: Fraction

    @property
    def agreed(self) -> bool:
        """Return whether several sides give it the same place."""
        return len(self.places) > 1 and len({each.place for each in self.places}) == 1


@dataclass(frozen=True, slots=True)
class Side:
    """One ranking, with the address that tries it out on the whole result, and whether the result is read by it."""

    given: GivenRanking
    query: str
    adopted: bool


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of all rankings, like a ranking of its own."""

    query: str
    adopted: bool


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """One application whose recommendation depends on whose ranking is used."""

    name: str
    verdicts: tuple[Named, ...]
    alone: tuple[bool, ...]
    depends_on: tuple[str, ...]

    @property
    def cells(self) -> tuple[tuple[Named, bool], ...]:
        """Return each side's recommendation, and whether it stands alone with it."""
        return tuple(zip(self.verdicts, self.alone, strict=True))


def sides_of(workspace: Workspace, given: tuple[GivenRanking, ...]) -> tuple[Side, ...]:
    """Return the rankings with their addresses."""
    weights = [weights_of_ranking(workspace.edition, one.ranking) for one in given]
    return tuple(
        Side(one, address_of(workspace, Changes(weights=own)), _is_adopted(workspace, own))
        for one, own in zip(given, weights, strict=True)
    )


def mean_of(workspace: Workspace, given: tuple[GivenRanking, ...]) -> Mean:
    """Return the mean of all rankings with its address."""
    mean = mean_weights([weights_of_ranking(workspace.edition, one.ranking) for one in given])
    return Mean(address_of(workspace, Changes(weights=mean)), _is_adopted(workspace, mean))


def theme_rows(edition: Edition, given: tuple[GivenRanking, ...]) -> tuple[ThemeRow, ...]:
    """Return every theme with its places, in the edition's order."""
    weights = [theme_weights(edition, one.ranking) for one in given]
    mean = mean_weights(weights)
    places = [_places(one) for one in given]
    return tuple(
        ThemeRow(
            theme,
            tuple(
                ThemePlace(place.get(theme.code), weight[theme.code])
                for place, weight in zip(places, weights, strict=True)
            ),
            mean[theme.code],
        )
        for theme in edition.themes
    )


def opinion_rows(comparison: Comparison, names: Mapping[str, str]) -> tuple[OpinionRow, ...]:
    """Return the applications on which the sides differ."""
    return tuple(_opinion(opinion, comparison.stakeholders, names) for opinion in comparison.disputed)


def _is_adopted(workspace: Workspace, weights: Mapping[str, Fraction]) -> bool:
    """Return whether the result is read by exactly these weights; a ranking may have changed since it was adopted."""
    return workspace.preset == BY_THEMES and workspace.weights == weights


def _opinion(opinion: Opinion, stakeholders: tuple[str, ...], names: Mapping[str, str]) -> OpinionRow:
    return OpinionRow(
        names[opinion.application],
        tuple(named_model(opinion.verdict_for(one)) for one in stakeholders),
        tuple(one in opinion.depends_on for one in stakeholders),
        opinion.depends_on,
    )


def _places(given: GivenRanking) -> dict[str, int]:
    places: dict[str, int] = {}
    place = 1
    for group in given.ranking:
        places |= dict.fromkeys(group, place)
        place += len(group)
    return places
