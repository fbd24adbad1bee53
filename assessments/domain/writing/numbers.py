"""Exact numbers as editors write them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def number_text(value: Fraction) -> str:
    """Return a fraction as an editor writes it: ``0.45`` where decimals are exact, else ``1/3``."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return str(Decimal(value.numerator) / Decimal(value.denominator)) if rest == 1 else str(value)
