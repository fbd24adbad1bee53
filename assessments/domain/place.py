"""Whose data centre: the second axis beside the operating model."""

from __future__ import annotations

from collections.abc import Mapping

from assessments.domain.catalogue import HIGHEST
from assessments.domain.facts import Facts
from assessments.domain.operating_models import OperatingModel, Place

THIRD_COUNTRY_POLICY = "D3.5"
_GUIDELINE_FROM = 3
_UNDECIDED_UP_TO = 1


def place_of(verdict: OperatingModel | None, facts: Facts, levels: Mapping[str, int]) -> Place:
    """Return where the application, or the cloud part of its hybrid, should run; without a verdict it stays."""
    preference = facts.application.place_preference
    if verdict in (None, OperatingModel.ON_PREM):
        return Place.GROUP if preference is Place.GROUP else Place.OWN
    if preference is not None:
        return preference
    has_guideline = levels.get(THIRD_COUNTRY_POLICY, 0) >= _GUIDELINE_FROM
    return Place.HYPERSCALER_EU if has_guideline and not facts.archetype.has_health_data else Place.SOVEREIGN_EU


def third_countries_undecided(place: Place, levels: Mapping[str, int]) -> bool:
    """Return whether a hyperscaler is wished for although the house has said it has no line on third countries."""
    return place is Place.HYPERSCALER_EU and levels.get(THIRD_COUNTRY_POLICY, HIGHEST) <= _UNDECIDED_UP_TO


def cloud_at_home(verdict: OperatingModel | None, place: Place) -> bool:
    """Return whether a cloud model is wished for in the own house, where a provider can hardly run it."""
    return place is Place.OWN and verdict not in (None, OperatingModel.ON_PREM)
