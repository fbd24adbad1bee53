"""Ranges of levels, as rules and checks write them: ``D5.1: {at_most: 1}``."""

from __future__ import annotations

from assessments.domain.catalogue import HIGHEST, LOWEST
from assessments.domain.reading.edition_codes import Codes, Kind
from assessments.domain.reading.fields import Field, Fields
from assessments.domain.rules import Range


def ranges_in(place: Field, codes: Codes, kind: Kind) -> tuple[Range, ...]:
    """Read a group of codes of this kind, each with its range."""
    return tuple(_range(entry, codes, kind) for entry in place.entries())


def range_from(place: Field, fields: Fields, code: str) -> Range:
    """Read ``at_least`` and ``at_most``, of which at least one must be given."""
    at_least, at_most = fields.optional("at_least"), fields.optional("at_most")
    lowest = at_least.integer(LOWEST, HIGHEST) if at_least else LOWEST
    highest = at_most.integer(LOWEST, HIGHEST) if at_most else HIGHEST
    if place.is_mapping and not (at_least or at_most):
        place.refuse("needs at_least or at_most")
    if lowest > highest:
        place.refuse(f"holds for no level: at least {lowest} and at most {highest}")
    return Range(code=code, at_least=lowest, at_most=highest)


def _range(place: Field, codes: Codes, kind: Kind) -> Range:
    fields = place.mapping(optional=("at_least", "at_most"))
    return range_from(place, fields, codes.refer_to(kind, place, place.name))
