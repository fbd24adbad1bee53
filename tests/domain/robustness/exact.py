"""Rank-1 acceptabilities worked out exactly, for two criteria as lengths and for three as areas of the weight space."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

Point = tuple[Fraction, Fraction]
Values = list[list[Fraction]]  # by alternative, then by criterion


def lengths(values: Values) -> list[Fraction]:
    """Return the share of the segment of weights ``(w, 1 - w)`` on which each alternative is best."""
    cuts = {Fraction(0), Fraction(1)}
    for one in values:
        for other in values:
            slope = (one[0] - one[1]) - (other[0] - other[1])
            if slope and 0 < (other[1] - one[1]) / slope < 1:
                cuts.add((other[1] - one[1]) / slope)
    ends = sorted(cuts)
    shares = [Fraction(0)] * len(values)
    for start, end in pairwise(ends):
        middle = (start + end) / 2
        worth = [middle * first + (1 - middle) * second for first, second in values]
        shares[worth.index(max(worth))] += end - start
    return shares


def areas(values: Values) -> list[Fraction]:
    """Return the share of the triangle of weights ``(x, y, 1 - x - y)`` on which each alternative is best.

    The triangle is cut by one half-plane for each rival (Sutherland and Hodgman 1974).
    """
    whole = [(Fraction(0), Fraction(0)), (Fraction(1), Fraction(0)), (Fraction(0), Fraction(1))]
    shares = []
    for one in values:
        polygon = whole
        for other in values:
            polygon = _cut(polygon, [a - b for a, b in zip(one, other, strict=True)])
        shares.append(_area(polygon) / _area(whole))
    return shares


def _cut(polygon: list[Point], lead: list[Fraction]) -> list[Point]:
    """Keep what lies where the lead is not negative."""
    kept: list[Point] = []
    for here, there in zip(polygon, [*polygon[1:], *polygon[:1]], strict=True):
        a, b = _lead(lead, here), _lead(lead, there)
        if a >= 0:
            kept.append(here)
        if a * b < 0:
            share = a / (a - b)
            kept.append((here[0] + share * (there[0] - here[0]), here[1] + share * (there[1] - here[1])))
    return kept


def _lead(lead: list[Fraction], at: Point) -> Fraction:
    return lead[0] * at[0] + lead[1] * at[1] + lead[2] * (1 - at[0] - at[1])


def _area(polygon: list[Point]) -> Fraction:
    pairs = zip(polygon, [*polygon[1:], *polygon[:1]], strict=True)
    return abs(sum((here[0] * there[1] - there[0] * here[1] for here, there in pairs), Fraction(0))) / 2
