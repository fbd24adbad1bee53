"""Figures, dates and names as the reader's language writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from assessments.domain.operating_models import OperatingModel
from assessments.domain.text import Text
from assessments.templatetags import wording
from assessments.web.forms.fields import WholeNumberField


@pytest.mark.parametrize(
    ("language", "filtered", "expected"),
    [
        ("de", lambda: wording.whole(Fraction(97, 2)), "49"),
        ("de", lambda: wording.whole(Fraction(-1, 2)), "0"),
        ("de", lambda: wording.whole(1_234_567), "1.234.567"),
        ("en", lambda: wording.whole(1_234_567), "1,234,567"),
        ("de", lambda: wording.decimals(Fraction(1, 3), 2), "0,33"),
        ("en", lambda: wording.decimals(Decimal("0.125"), 2), "0.13"),
        ("de", lambda: wording.decimals(2, 1), "2,0"),
        ("de", lambda: wording.percent(Fraction(71, 100)), "71\u00a0%"),
        ("en", lambda: wording.percent(Fraction(71, 100)), "71%"),
        ("de", lambda: wording.day(date(2026, 11, 3)), "3. November 2026"),
        ("en", lambda: wording.day(date(2026, 11, 3)), "3 November 2026"),
        ("de", lambda: wording.moment(datetime(2026, 11, 3, 9, 5, tzinfo=UTC)), "03.11.2026, 09:05"),
        ("en", lambda: wording.clock(datetime(2026, 11, 3, 9, 5, tzinfo=UTC)), "09:05"),
        ("de", lambda: wording.label(OperatingModel.ON_PREM), "Eigenbetrieb"),
        ("en", lambda: wording.label(OperatingModel.ON_PREM), "On-premises"),
        ("en", lambda: wording.text(Text.of({"de": "Haus", "en": "House"})), "House"),
        ("en", lambda: wording.text(Text.of({"de": "Haus"})), "Haus [de]"),
        ("en", lambda: wording.marked(Text.of({"de": "<Haus>"})), '<span lang="de">&lt;Haus&gt; [de]</span>'),
        ("en", lambda: wording.marked(Text.of({"de": "Haus", "en": "House"})), "House"),
        ("de", lambda: wording.marked(None), ""),
    ],
)
def test_filters(language: str, filtered: object, expected: str) -> None:
    with translation.override(language):
        assert filtered() == expected  # type: ignore[operator]


@pytest.mark.parametrize("name", ["whole", "decimals", "percent", "label", "day", "moment", "clock"])
def test_nothing_is_a_dash(name: str) -> None:
    assert getattr(wording, name)(None) == "–"


@pytest.mark.parametrize(
    ("language", "written", "number"),
    [
        ("de", "120.000.000", 120_000_000),
        ("de", "120 000 000 €", 120_000_000),
        ("de", "EUR 1.300,00", 1_300),
        ("de", "1'300", 1_300),
        ("de", "1\u202f300", 1_300),
        ("de", "0", 0),
        ("de", "", None),
        ("de", "   ", None),
        ("en", "120,000,000", 120_000_000),
        ("en", "1,300.00", 1_300),
    ],
)
def test_numbers_are_read_as_people_write_them(language: str, written: str, number: int | None) -> None:
    with translation.override(language):
        assert WholeNumberField(lowest=0, highest=10**12, required=False).clean(written) == number
