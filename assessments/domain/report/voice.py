"""Saying values in one language: names, numbers, dates and lists as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from assessments.domain.labels import label_of
from assessments.domain.text import Text

_MONTHS = {
    "de": "Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember",
    "en": "January,February,March,April,May,June,July,August,September,October,November,December",
}


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks one language. Anything but English is said as German, the language every text exists in."""

    language: str

    @property
    def _is_english(self) -> bool:
        return self.language == "en"

    def of(self, text: Text) -> str:
        """Return the wording of ``text``."""
        return text.in_language(self.language)

    def label(self, value: StrEnum | None) -> str:
        """Return the name of an enum member, or an empty string for None."""
        return "" if value is None else self.of(label_of(value))

    def say(self, text: Text, **values: str | int) -> str:
        """Return the wording of ``text`` with its placeholders filled; values are taken literally."""
        return self.of(text).format(**values)

    def decimals(self, value: Fraction | float | None, places: int = 1) -> str:
        """Return a number with ``places`` decimals, rounded half up, or a dash for None."""
        if value is None:
            return "–"
        exact = Fraction(value)
        step = Decimal(1).scaleb(-places)
        rounded = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(step, ROUND_HALF_UP)
        return self._marked(f"{rounded:,f}")

    def whole(self, value: Fraction | float | None) -> str:
        """Return a number without decimals and with marks for thousands, or a dash for None."""
        return self.decimals(value, 0)

    def percent(self, share: Fraction | float) -> str:
        """Return a share 0-1 as a percentage."""
        gap = "" if self._is_english else "\u00a0"
        return f"{self.whole(Fraction(share) * 100)}{gap}%"

    def euros(self, amount: int) -> str:
        """Return a sum of money."""
        number = self.whole(Fraction(amount))
        return f"€{number}" if self._is_english else f"{number}\u00a0€"

    def day(self, day: date) -> str:
        """Return a date: ``23. November 2026`` or ``23 November 2026``."""
        month = _MONTHS["en" if self._is_english else "de"].split(",")[day.month - 1]
        return f"{day.day}{'' if self._is_english else '.'} {month} {day.year}"

    def series(self, items: Sequence[str]) -> str:
        """Return ``A, B und C``."""
        link = "and" if self._is_english else "und"
        return f" {link} ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""

    def _marked(self, english: str) -> str:
        return english if self._is_english else english.translate(str.maketrans(",.", ".,"))
