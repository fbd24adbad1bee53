"""An order of themes becomes weights: rank-order centroid, exact, with ties."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.catalogue import Edition
from assessments.domain.criteria import Theme
from assessments.domain.reading.edition_codes import SLUG
from assessments.domain.weighting import (
    BY_THEMES,
    Ranking,
    RankingIsMalformed,
    centroid_weights,
    mean_weights,
    name_of_weighting,
    theme_weights,
    weights_of_ranking,
)
from assessments.services.shipped import shipped_edition
from tests.domain.builders import edition, text


def themed() -> Edition:
    """Return a small edition with themes."""
    return themed_with(edition())


def themed_with(of: Edition) -> Edition:
    """Give an edition two letters in the first theme and one in the second."""
    themes = (
        Theme("care", text("Versorgung"), text("Worum es geht"), ("D", "C")),
        Theme("market", text("Markt"), text("Worum es geht"), ("S",)),
    )
    return replace(of, themes=themes)


@pytest.mark.parametrize(
    ("places", "rounded"),
    [
        (1, ["1"]),
        (2, ["0.75", "0.25"]),
        (3, ["0.6111", "0.2778", "0.1111"]),
        (4, ["0.5208", "0.2708", "0.1458", "0.0625"]),
        (5, ["0.4567", "0.2567", "0.1567", "0.0900", "0.0400"]),
    ],
)
def test_places_weigh_their_rank_order_centroid(places: int, rounded: list[str]) -> None:
    """Rank-order-centroid weights to four decimals, after Barron and Barrett (1996)."""
    found = centroid_weights((1,) * places)

    assert [round(weight, 4) for weight in found] == [Fraction(weight) for weight in rounded]


@given(st.lists(st.integers(1, 4), min_size=1, max_size=5).map(tuple))
def test_weights_sum_to_one_and_fall_with_the_place(sizes: tuple[int, ...]) -> None:
    found = centroid_weights(sizes)

    assert sum(size * weight for size, weight in zip(sizes, found, strict=True)) == 1
    assert list(found) == sorted(found, reverse=True)
    assert len(set(found)) == len(found)


@given(st.lists(st.integers(1, 3), min_size=1, max_size=3).map(tuple))
def test_a_tie_is_the_mean_over_the_orders_it_leaves_open(sizes: tuple[int, ...]) -> None:
    single = centroid_weights((1,) * sum(sizes))
    first = 0
    for size, shared in zip(sizes, centroid_weights(sizes), strict=True):
        orders = list(permutations(single[first : first + size]))
        assert shared == sum(order[0] for order in orders) / len(orders)
        first += size


@pytest.mark.parametrize(
    ("ranking", "care", "market"),
    [
        ((("care",), ("market",)), "3/4", "1/4"),
        ((("market",), ("care",)), "1/4", "3/4"),
        ((("market", "care"),), "1/2", "1/2"),
        ((("market",),), "1/4", "3/4"),
        ((), "1/2", "1/2"),
    ],
    ids=["care first", "market first", "equally important", "the rest comes last", "no order, no difference"],
)
def test_an_order_of_themes_becomes_weights(ranking: Ranking, care: str, market: str) -> None:
    assert theme_weights(themed(), ranking) == {"care": Fraction(care), "market": Fraction(market)}


def test_a_theme_spreads_its_weight_equally_over_its_letters() -> None:
    found = weights_of_ranking(themed(), (("care",), ("market",)))

    assert found == {"D": Fraction(3, 8), "C": Fraction(3, 8), "S": Fraction(1, 4)}


@pytest.mark.parametrize(
    "ranking",
    [(("care", "care"),), (("care",), ("market",), ("care",)), (("price",),)],
    ids=["pair", "twice", "strange"],
)
def test_a_malformed_ranking_names_the_theme(ranking: Ranking) -> None:
    with pytest.raises(RankingIsMalformed) as refused:
        weights_of_ranking(themed(), ranking)

    assert refused.value.code in {"care", "price"}


def test_the_shipped_themes_hold_every_letter_once() -> None:
    shipped = shipped_edition("2026.11")
    letters = [letter for theme in shipped.themes for letter in theme.letters]

    assert len(shipped.themes) == 5
    assert sorted(letters) == sorted(shipped.criteria_by_letter)
    for order in permutations(theme.code for theme in shipped.themes):
        assert sum(weights_of_ranking(shipped, tuple((code,) for code in order)).values()) == 1


def test_the_mean_of_weightings_is_exact() -> None:
    first, second = (
        {"care": Fraction(1, 3), "market": Fraction(2, 3)},
        {"care": Fraction(1, 2), "market": Fraction(1, 2)},
    )
    assert mean_weights([first, second]) == {"care": Fraction(5, 12), "market": Fraction(7, 12)}
    assert mean_weights([first]) == first


def test_a_weighting_is_called_by_its_preset_or_by_what_it_follows() -> None:
    names = [name_of_weighting(edition(), preset) for preset in ("equal", BY_THEMES, "custom")]
    assert [name and name.in_language("de") for name in names] == ["Gleich", "Eigene Gewichtung nach Themen", None]


def test_no_edition_can_have_a_preset_of_the_name_that_themes_go_by() -> None:
    assert re.fullmatch(SLUG, BY_THEMES) is None
