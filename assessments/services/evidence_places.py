"""Where evidence can be used, and whether something may be changed there now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, assert_never
from uuid import UUID

from assessments.models import Assessment, Attestation, ChangeKind, Evidence, EvidenceUse, Hospital, User
from assessments.services.answering import UnknownQuestion
from assessments.services.attestations import UnknownAttestation
from assessments.services.edition_snapshots import edition_of
from assessments.services.refusals import NotThere, Refusal
from assessments.services.service_uses import use_row
from assessments.services.writing import lock, log

MOST_PER_PLACE = 30


@dataclass(frozen=True, slots=True)
class AtAnswer:
    """At the answer to a question."""

    assessment: Assessment
    question: str


@dataclass(frozen=True, slots=True)
class AtAttestation:
    """At what a provider shows for a service."""

    attestation_id: UUID


@dataclass(frozen=True, slots=True)
class AtStep:
    """At a step of the law: an application that is to run on a service."""

    assessment: Assessment
    service_id: UUID
    application: str


Place = AtAnswer | AtAttestation | AtStep


class PlaceIsFull(Refusal):
    """As much evidence is used here as can be."""


class NotUsedHere(NotThere):
    """This evidence is not used in this place."""


def columns_at(place: Place, hospital: Hospital) -> dict[str, Any]:
    """Return the columns of a use in this place, to look for.

    :raises UnknownQuestion: when the edition has no such question.
    :raises UnknownAttestation: when the register of the hospital has no such attestation.
    :raises ServiceIsNotUsed: when there is no such step.
    """
    match place:
        case AtAnswer(assessment, question):
            if question not in edition_of(assessment.edition).questions:
                raise UnknownQuestion([question])
            return {"assessment": assessment, "question_code": question}
        case AtAttestation(attestation_id):
            rows = Attestation.objects.filter(service__provider__hospital=hospital)
            row = rows.filter(pk=attestation_id).first()
            if row is None:
                raise UnknownAttestation(str(attestation_id))
            return {"attestation": row}
        case AtStep(assessment, service_id, application):
            return {"step": use_row(assessment, service_id, application)}
        case _:
            assert_never(place)


def open_to_change(place: Place, hospital: Hospital) -> dict[str, Any]:
    """Return the columns of a use in this place, its assessment locked.

    :raises AssessmentIsClosed: when nothing may change there.

    What does not exist is refused as in ``columns_at``.
    """
    if not isinstance(place, AtAttestation):
        lock(place.assessment)
    return columns_at(place, hospital)


def use_here(evidence: Evidence, columns: Mapping[str, Any], *, by: User, at: datetime) -> None:
    """Note that evidence is used in a place; nothing is written when that is known.

    :raises PlaceIsFull: when there is no room.
    """
    here = EvidenceUse.objects.filter(**columns)
    if here.filter(evidence=evidence).exists():
        return
    if here.count() >= MOST_PER_PLACE:
        raise PlaceIsFull(f"at most {MOST_PER_PLACE}")
    EvidenceUse.objects.create(evidence=evidence, added_at=at, added_by=by, **columns)
    note_use(ChangeKind.EVIDENCE_ATTACHED, evidence, columns, by=by, at=at)


def note_use(kind: ChangeKind, evidence: Evidence, columns: Mapping[str, Any], *, by: User, at: datetime) -> None:
    """Add to the audit trail that evidence was put to use, or no longer is."""
    place: dict[str, object]
    if assessment := columns.get("assessment"):
        place = {"question": columns["question_code"]}
    elif step := columns.get("step"):
        assessment = step.application.assessment
        place = {"application": step.application.code, "service": str(step.service_id)}
    else:
        place = {"attestation": str(columns["attestation"].pk)}
    house = evidence.hospital
    log(kind, hospital=house, assessment=assessment, subject=str(evidence.pk), details=place, by=by, at=at)
