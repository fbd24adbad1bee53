"""Numbers, dates and lists as people read them in each language."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from assessments.domain.report.voice import Voice

GERMAN, ENGLISH = Voice("de"), Voice("en")


@pytest.mark.parametrize(
    ("value", "places", "german", "english"),
    [
        (Fraction(1, 2), 0, "1", "1"),
        (Fraction(97, 2), 1, "48,5", "48.5"),
        (Fraction(2, 3), 2, "0,67", "0.67"),
        (Fraction(1234567), 0, "1.234.567", "1,234,567"),
        (Fraction(-1, 100), 2, "-0,01", "-0.01"),
        (0.05, 1, "0,1", "0.1"),
        (None, 1, "–", "–"),
    ],
)
def test_numbers(value: Fraction | float | None, places: int, german: str, english: str) -> None:
    assert (GERMAN.decimals(value, places), ENGLISH.decimals(value, places)) == (german, english)


def test_shares_and_money() -> None:
    assert (GERMAN.percent(Fraction(71, 100)), ENGLISH.percent(0.71)) == ("71\u00a0%", "71%")
    assert (GERMAN.euros(1500), ENGLISH.euros(1500)) == ("1.500\u00a0€", "€1,500")


def test_days() -> None:
    assert (GERMAN.day(date(2026, 3, 1)), ENGLISH.day(date(2026, 3, 1))) == ("1. März 2026", "1 March 2026")


@pytest.mark.parametrize(
    ("items", "german"), [((), ""), (("A",), "A"), (("A", "B"), "A und B"), (("A", "B", "C"), "A, B und C")]
)
def test_series(items: tuple[str, ...], german: str) -> None:
    assert GERMAN.series(items) == german


def test_another_language_is_answered_in_german() -> None:
    assert Voice("fr").decimals(1.5) == "1,5"
