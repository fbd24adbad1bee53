"""Weights that people can state: themes in order of importance instead of eleven numbers.

The order becomes weights by the rank-order-centroid method (Barron and Barrett, Decision quality using ranked attribute
weights, Management Science 42 (11), 1996): the mean of all weightings that respect the order, in exact fractions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from assessments.domain.catalogue import Edition
from assessments.domain.text import Text, both

BY_THEMES = "by-themes"  # stands where a preset's code would; the hyphen keeps every edition from having such a preset
_BY_THEMES_NAME = both("Eigene Gewichtung nach Themen", "Own weighting by themes")

Ranking = tuple[tuple[str, ...], ...]  # theme codes, the most important first; those of one group are equally important


class RankingIsMalformed(ValueError):
    """A ranking names a theme twice, or one that the edition does not have."""

    def __init__(self, code: str) -> None:
        """Name the theme, so that a person can find it."""
        super().__init__(f"theme {code} stands in the ranking twice or is none of the edition")
        self.code = code


def centroid_weights(sizes: tuple[int, ...]) -> tuple[Fraction, ...]:
    """Return the weight of one member of each group; members of a group share the places they take together.

    The place r of n alone weighs ``(1/r + ... + 1/n) / n``. All members of all groups sum to 1.
    """
    places = sum(sizes)
    alone = [
        sum((Fraction(1, later) for later in range(place, places + 1)), Fraction(0)) / places
        for place in range(1, places + 1)
    ]
    weights, first = [], 0
    for size in sizes:
        weights.append(sum(alone[first : first + size], Fraction(0)) / size)
        first += size
    return tuple(weights)


def theme_weights(edition: Edition, ranking: Ranking) -> dict[str, Fraction]:
    """Return the weight of every theme, in the edition's order; what the ranking leaves out shares the last places.

    :raises RankingIsMalformed: when it names a theme twice, or one that the edition does not have.
    """
    codes = [theme.code for theme in edition.themes]
    ranked = [code for group in ranking for code in group]
    for code in ranked:
        if code not in codes or ranked.count(code) > 1:
            raise RankingIsMalformed(code)
    left_out = tuple(code for code in codes if code not in ranked)
    groups = tuple(group for group in (*ranking, left_out) if group)
    weights = centroid_weights(tuple(len(group) for group in groups))
    found = {code: weight for group, weight in zip(groups, weights, strict=True) for code in group}
    return {code: found[code] for code in codes}


def weights_of_ranking(edition: Edition, ranking: Ranking) -> dict[str, Fraction]:
    """Return the weight of every criterion, summing to 1: each theme's, spread equally over its letters.

    :raises RankingIsMalformed: when it names a theme twice, or one that the edition does not have.
    """
    return weights_of_themes(edition, theme_weights(edition, ranking))


def weights_of_themes(edition: Edition, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Return the weight of every criterion: each theme's, spread equally over its letters."""
    return {letter: weights[theme.code] / len(theme.letters) for theme in edition.themes for letter in theme.letters}


def mean_weights(weightings: Sequence[Mapping[str, Fraction]]) -> dict[str, Fraction]:
    """Return the mean of at least one weighting, in the order of the first; all weigh the same things."""
    count = len(weightings)
    return {code: sum((each[code] for each in weightings), Fraction(0)) / count for code in weightings[0]}


def name_of_weighting(edition: Edition, preset: str) -> Text | None:
    """Return what a weighting is called: the preset's name, or that it follows themes; None for other own weights."""
    if preset == BY_THEMES:
        return _BY_THEMES_NAME
    known = edition.presets_by_code.get(preset)
    return known.name if known else None
