"""Evidence as a report names it: by title, day and the beginning of the digest of its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from assessments.domain.register import AttestationKind
from assessments.domain.report.law_values import AttestedRow
from assessments.domain.report.values import ExhibitRow
from assessments.domain.report.voice import Voice

SHOWN_OF_DIGEST = 12  # enough to tell a file from every other of a house


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A piece of evidence: the day it speaks of, and the SHA-256 of its file, empty where there is none."""

    title: str
    day: date | None
    sha256: str


@dataclass(frozen=True, slots=True)
class Attested:
    """What a provider shows for a service, with the document that proves it."""

    service: str
    kind: AttestationKind
    exhibit: Exhibit


Exhibits = Mapping[str, tuple[Exhibit, ...]]  # by question
NO_EXHIBITS: Exhibits = MappingProxyType({})


def exhibit_row(exhibit: Exhibit, voice: Voice) -> ExhibitRow:
    """Return a piece of evidence in words."""
    day = voice.day(exhibit.day) if exhibit.day else ""
    return ExhibitRow(exhibit.title, day, exhibit.sha256[:SHOWN_OF_DIGEST])


def attested_row(attested: Attested, voice: Voice) -> AttestedRow:
    """Return an attestation with its document in words."""
    return AttestedRow(attested.service, voice.label(attested.kind), exhibit_row(attested.exhibit, voice))
