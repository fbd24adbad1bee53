"""What is known about one application: its archetype's levels with the hospital's own in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application
from assessments.domain.landscape import Archetype
from assessments.domain.operating_models import OperatingModel

UNKNOWN_LEVEL = 2  # an unknown code is judged at the middle, everywhere, and listed as an open fact
COUPLING, CRITICALITY, INTEGRATION = "D", "C", "N"
LOCAL_PART_FROM = 2


class UnknownArchetype(ValueError):
    """An application names an archetype that the edition does not have."""

    def __init__(self, application: str, archetype: str) -> None:
        """Name both codes, so that a person can find the line."""
        super().__init__(f"application {application} is based on {archetype}, which the edition does not have")
        self.application = application
        self.archetype = archetype


@dataclass(frozen=True, slots=True)
class Facts:
    """An application as the fit looks at it.

    ``levels`` holds every criterion letter, ``unknown`` those that stand at the middle for want of knowledge.
    """

    application: Application
    archetype: Archetype
    levels: Mapping[str, int]
    unknown: tuple[str, ...]

    @property
    def today(self) -> OperatingModel:
        """Return the model it runs in; what is not known is taken to run in the house."""
        current = self.application.current
        return current.model if current else OperatingModel.ON_PREM

    @property
    def runs_in_house(self) -> bool:
        """Return whether it runs on the house's own infrastructure today."""
        return self.today is OperatingModel.ON_PREM

    @property
    def needs_local_part(self) -> bool:
        """Return whether devices or the site hold a part of it in the house."""
        return self.levels.get(COUPLING, 0) >= LOCAL_PART_FROM


def facts_of(edition: Edition, application: Application) -> Facts:
    """Return the levels the application is judged by.

    :raises UnknownArchetype: when the edition has no such archetype.
    """
    archetype = edition.archetypes_by_code.get(application.archetype)
    if archetype is None:
        raise UnknownArchetype(application.code, application.archetype)
    codes: dict[str, int | None] = {**archetype.codes, **application.codes}
    letters = [criterion.letter for criterion in edition.criteria]
    unknown = tuple(letter for letter in letters if codes.get(letter) is None)
    levels = {letter: codes.get(letter) for letter in letters}
    return Facts(
        application=application,
        archetype=archetype,
        levels={letter: UNKNOWN_LEVEL if level is None else level for letter, level in levels.items()},
        unknown=unknown,
    )
