"""Days that people state, checked at the door."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assessments.domain.our_time import DATE_LIMITS, is_in_our_time
from assessments.services.refusals import Refusal


class DateIsImplausible(Refusal):
    """A date lies outside our time; ``fact`` names it."""

    def __init__(self, fact: str) -> None:
        super().__init__(f"{fact} is not between {DATE_LIMITS[0]} and {DATE_LIMITS[1]}")
        self.fact = fact


def check_days(stated: Mapping[str, object]) -> None:
    """Look at the days among what is stated.

    :raises DateIsImplausible: when one is.
    """
    for fact, value in stated.items():
        if isinstance(value, date) and not is_in_our_time(value):
            raise DateIsImplausible(fact)
