"""Groups, clusters and archetypes from ``archetypes.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.domain.catalogue import HIGHEST, LOWEST
from assessments.domain.landscape import (
    HEALTH_DATA,
    Archetype,
    ArchetypeGroup,
    Cluster,
    Delivery,
    DeviceRegulation,
    HybridPattern,
)
from assessments.domain.operating_models import OperatingModel
from assessments.domain.reading.edition_codes import Codes, Kind
from assessments.domain.reading.edition_fit import LETTERS
from assessments.domain.reading.fields import Field

MILDEST, GRAVEST = 1, 4
ARCHETYPE_KEYS = (
    *("code", "group", "name", "delivery", "delivery_note", "data_classes", "criticality", "recovery", "devices"),
    *("regulation", "regulation_note", "elasticity", "integration", "target", "reason", "blocker", "codes", "hybrid"),
)


@dataclass(frozen=True, slots=True)
class Landscape:
    """What ``archetypes.yaml`` holds."""

    groups: tuple[ArchetypeGroup, ...]
    clusters: tuple[Cluster, ...]
    archetypes: tuple[Archetype, ...]


@dataclass(frozen=True, slots=True)
class LandscapeReader:
    """Reads the application landscape; texts must exist in all ``languages``."""

    languages: tuple[str, ...]
    codes: Codes

    def landscape(self, place: Field) -> Landscape:
        """Read the whole file."""
        fields = place.mapping(required=("groups", "clusters", "archetypes"))
        return Landscape(
            groups=tuple(self._group(item) for item in fields["groups"].items(at_least=1)),
            clusters=tuple(self._cluster(item) for item in fields["clusters"].items()),
            archetypes=tuple(self._archetype(item) for item in fields["archetypes"].items(at_least=1)),
        )

    def _group(self, place: Field) -> ArchetypeGroup:
        fields = place.named_by("code").mapping(required=("code", "title"))
        return ArchetypeGroup(
            code=self.codes.declare(Kind.GROUP, fields["code"]), title=fields["title"].text(self.languages)
        )

    def _cluster(self, place: Field) -> Cluster:
        fields = place.named_by("code").mapping(required=("code", "title", "members"))
        return Cluster(
            code=self.codes.declare(Kind.CLUSTER, fields["code"]),
            title=fields["title"].text(self.languages),
            members=tuple(self.codes.refer(Kind.ARCHETYPE, item) for item in fields["members"].distinct(at_least=2)),
        )

    def _archetype(self, place: Field) -> Archetype:
        fields = place.named_by("code").mapping(required=ARCHETYPE_KEYS)
        return Archetype(
            code=self.codes.declare(Kind.ARCHETYPE, fields["code"]),
            group=self.codes.refer(Kind.GROUP, fields["group"]),
            name=fields["name"].text(self.languages),
            delivery=tuple(item.member(Delivery) for item in fields["delivery"].distinct(at_least=1)),
            delivery_note=fields["delivery_note"].text(self.languages),
            data_classes=tuple(item.integer(0, HEALTH_DATA) for item in fields["data_classes"].distinct(at_least=1)),
            criticality=fields["criticality"].integer(MILDEST, GRAVEST),
            recovery=fields["recovery"].text(self.languages),
            devices=fields["devices"].text(self.languages),
            regulation=fields["regulation"].member(DeviceRegulation),
            regulation_note=fields["regulation_note"].text(self.languages),
            elasticity=fields["elasticity"].text(self.languages),
            integration=fields["integration"].text(self.languages),
            target=fields["target"].member(OperatingModel),
            reason=fields["reason"].text(self.languages),
            blocker=fields["blocker"].text(self.languages),
            codes=_levels(fields["codes"]),
            hybrid=self._hybrid(fields["hybrid"]),
        )

    def _hybrid(self, place: Field) -> HybridPattern:
        fields = place.mapping(required=("cloud", "local"))
        return HybridPattern(cloud=fields["cloud"].text(self.languages), local=fields["local"].text(self.languages))


def _levels(place: Field) -> Mapping[str, int]:
    fields = place.mapping(required=tuple(LETTERS))
    return {letter: fields[letter].integer(LOWEST, HIGHEST) for letter in LETTERS}
