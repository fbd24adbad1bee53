"""What every verdict is a function of, beside the day: a house as it is described, and the edition it is judged by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.domain.answers import Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application, Profile
from assessments.domain.jurisdiction import under_law_of


@dataclass(frozen=True, slots=True)
class Case:
    """A house with its answers and applications, an edition, and how much each criterion counts by its letter."""

    edition: Edition
    profile: Profile
    sheet: Sheet
    applications: tuple[Application, ...]
    weights: Mapping[str, Fraction]

    @property
    def lawful_edition(self) -> Edition:
        """Return the edition as it judges this house: outside Germany without the rules of German law."""
        return under_law_of(self.edition, self.profile.country)
