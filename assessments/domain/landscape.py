"""The application landscape of a hospital: archetypes A01 to A50, their groups and clusters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assessments.domain.operating_models import OperatingModel
from assessments.domain.text import Text

HEALTH_DATA = 2


class Delivery(StrEnum):
    """How products of this kind are sold: on-premises only, hosting or managed, as a service, or built by the house."""

    ON_PREMISES = "P"
    HOSTED = "H"
    SAAS = "S"
    IAAS = "I"
    OWN_BUILD = "B"


class DeviceRegulation(StrEnum):
    """Whether products of this kind are medical devices under MDR or IVDR."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class ArchetypeGroup:
    """A shelf of the inventory page, for example imaging."""

    code: str
    title: Text


@dataclass(frozen=True, slots=True)
class Cluster:
    """Applications that move together or not at all."""

    code: str
    title: Text
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HybridPattern:
    """What a hybrid of this archetype consists of; a hybrid without both parts is no recommendation."""

    cloud: Text
    local: Text


@dataclass(frozen=True, slots=True)
class Archetype:
    """A kind of hospital application with the defaults a hospital may override.

    ``codes`` holds a level 0-4 for each criterion letter. ``data_classes`` holds 0 (no personal data), 1 (personal) and
    2 (health data, Art. 9 GDPR), more than one where products differ. ``criticality`` is 1 (can wait days) to 4
    (minutes to a few hours). ``target`` is the model an expert expects, kept to check the matrix against, never shown
    as a measurement.
    """

    code: str
    group: str
    name: Text
    delivery: tuple[Delivery, ...]
    delivery_note: Text
    data_classes: tuple[int, ...]
    criticality: int
    recovery: Text
    devices: Text
    regulation: DeviceRegulation
    regulation_note: Text
    elasticity: Text
    integration: Text
    target: OperatingModel
    reason: Text
    blocker: Text
    codes: Mapping[str, int]
    hybrid: HybridPattern

    @property
    def has_health_data(self) -> bool:
        """Return whether Art. 9 GDPR data are to be expected."""
        return HEALTH_DATA in self.data_classes
