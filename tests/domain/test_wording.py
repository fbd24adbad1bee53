"""Sentences are whole in every language, and numbers are written as each language writes them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assessments.domain import wording
from assessments.domain.operating_models import OperatingModel
from assessments.domain.text import Text
from tests.domain.builders import text

SAAS, HYBRID = OperatingModel.SAAS, OperatingModel.HYBRID


@pytest.mark.parametrize(
    ("number", "places", "german", "english"),
    [
        (Fraction(1, 3), 2, "0,33", "0.33"),
        (Fraction(7, 2), 1, "3,5", "3.5"),
        (Fraction(-1, 100), 2, "-0,01", "-0.01"),
    ],
    ids=["a third", "a half", "negative"],
)
def test_numbers_are_localised(number: Fraction, places: int, german: str, english: str) -> None:
    assert wording.decimals(number, places) == Text.of({"de": german, "en": english})


def test_parts_appear_in_the_language_of_the_sentence() -> None:
    assert wording.better_but_excluded(SAAS, text("Regel")) == Text.of(
        {
            "de": "SaaS hätte den höheren Wert, ist aber ausgeschlossen: Regel",
            "en": "SaaS would score higher but is excluded: Regel (en)",
        }
    )


def test_braces_in_a_name_are_left_alone() -> None:
    odd = wording.listed((wording.named("PACS {alt}"), wording.named("100 %s")))

    assert wording.better_but_excluded(SAAS, odd).in_language("en").endswith(": PACS {alt}, 100 %s")


def test_the_cloud_part_of_a_hybrid_is_called_so() -> None:
    assert wording.called(SAAS, HYBRID) == Text.of({"de": "SaaS als Cloud-Teil", "en": "SaaS as the cloud part"})
    assert wording.called(SAAS, SAAS).in_language("de") == "SaaS"
