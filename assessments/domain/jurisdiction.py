"""Whose law applies: the shipped editions know German law only."""

from __future__ import annotations

from dataclasses import replace

from assessments.domain.catalogue import Edition
from assessments.domain.rules import RuleKind

GERMANY = "DE"


def under_law_of(edition: Edition, country: str) -> Edition:
    """Return the edition as it judges a house in ``country``: outside Germany its legal rules are left out."""
    if country == GERMANY:
        return edition
    return replace(edition, rules=tuple(rule for rule in edition.rules if rule.kind is not RuleKind.LAW))
