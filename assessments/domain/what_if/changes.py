"""Changes to an assessment, as a value that forms send, scenarios keep and reports name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from assessments.domain.operating_models import OperatingModel, Place

LevelOrUnknown = int | None  # None: not known


class ContradictingWeights(ValueError):
    """Changes name a preset and own weights at once."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What somebody tries out.

    ``answers`` by question and ``codes`` by application and letter hold a level 0-4, or None for unknown. ``preset``
    or ``weights`` replace the weighting. ``measures`` are the questions whose measures are done, which lifts them to
    level 3. ``confirmed`` holds, by application, all models for which a named product exists, and ``places`` where it
    should run.
    """

    answers: Mapping[str, LevelOrUnknown] = field(default_factory=dict)
    codes: Mapping[tuple[str, str], LevelOrUnknown] = field(default_factory=dict)
    preset: str | None = None
    weights: Mapping[str, Fraction] | None = None
    measures: frozenset[str] = frozenset()
    confirmed: Mapping[str, frozenset[OperatingModel]] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Keep the weighting unambiguous.

        :raises ContradictingWeights: when there are two.
        """
        if self.preset is not None and self.weights is not None:
            raise ContradictingWeights

    def __len__(self) -> int:
        """Return how many things are changed; nothing at all is false."""
        weighed = self.preset is not None or self.weights is not None
        applications = len(self.codes) + len(self.confirmed) + len(self.places)
        return len(self.answers) + len(self.measures) + applications + weighed

    @property
    def applications(self) -> frozenset[str]:
        """Return the applications about which something is changed."""
        return frozenset((*(application for application, _ in self.codes), *self.confirmed, *self.places))
