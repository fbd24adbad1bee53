"""Evidence as pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from assessments.domain.evidence import FORESIGHT, EvidenceKind, Expiry, FileKind, PurgeReason, ScanState, expiry_of
from assessments.domain.register import AttestationKind
from assessments.models import Assessment, AssessmentStatus, Evidence, EvidenceUse, Hospital
from assessments.services.evidence_places import Place, columns_at


@dataclass(frozen=True, slots=True)
class Purge:
    """Who removed something for good, when and why."""

    at: datetime
    by: str
    reason: PurgeReason


@dataclass(frozen=True, slots=True)
class UsedAt:
    """Where evidence is used: an answer has a question, a step an application and a service."""

    assessment_id: UUID | None = None
    assessment_title: str = ""
    frozen: bool = False
    question: str = ""
    application: str = ""
    application_name: str = ""
    archetype: str = ""
    service_id: UUID | None = None
    service_name: str = ""
    attestation_id: UUID | None = None
    attestation: AttestationKind | None = None


@dataclass(frozen=True, slots=True)
class EvidenceCard:
    """Evidence with everything a page says of it; ``used_at`` is empty where the page did not ask."""

    id: UUID
    version: int
    kind: EvidenceKind
    title: str
    note: str
    effective_on: date | None
    expires_on: date | None
    expiry: Expiry
    address: str
    file_name: str
    file_kind: FileKind | None
    sha256: str
    size: int | None
    scan: ScanState | None
    scanned_at: datetime | None
    added_at: datetime
    added_by: str
    added_by_id: object
    changed_at: datetime
    purge: Purge | None
    used_at: tuple[UsedAt, ...] = ()

    @property
    def is_file(self) -> bool:
        """Return whether there are bytes, or were."""
        return self.kind is EvidenceKind.FILE

    @property
    def can_be_loaded(self) -> bool:
        """Return whether it can be downloaded."""
        return self.is_file and self.purge is None and self.scan is not ScanState.INFECTED


def evidence_of(hospital: Hospital, *, on: date, only: UUID | None = None) -> tuple[EvidenceCard, ...]:
    """Return everything the hospital keeps or has purged, or one of it, by title, with its uses; two queries."""
    uses = EvidenceUse.objects.select_related(
        "assessment", "attestation__service", "step__service", "step__application"
    )
    uses = uses.select_related("step__application__assessment")
    mine = {"hospital": hospital} | ({"pk": only} if only else {})
    rows = _rows().filter(**mine).prefetch_related(Prefetch("uses", uses))
    cards = [_card(row, on, tuple(_used_at(use) for use in row.uses.all())) for row in rows]
    return tuple(sorted(cards, key=lambda card: (card.purge is not None, card.title.casefold(), card.id.hex)))


def evidence_due(hospital: Hospital, *, on: date) -> tuple[EvidenceCard, ...]:
    """Return what the hospital keeps that has expired or soon will, the earliest first; one query."""
    rows = _rows().filter(hospital=hospital, purged_at=None, expires_on__lte=on + FORESIGHT)
    return expiring(_card(row, on) for row in rows)


def evidence_at(place: Place, *, hospital: Hospital, on: date) -> tuple[EvidenceCard, ...]:
    """Return what is used in a place, the purged too, in the order it was put there.

    What does not exist is refused as in ``evidence_places.columns_at``.
    """
    here = EvidenceUse.objects.filter(evidence__hospital=hospital, **columns_at(place, hospital))
    order = {key: number for number, key in enumerate(here.values_list("evidence_id", flat=True))}
    rows = _rows().filter(pk__in=order)
    return tuple(_card(row, on) for row in sorted(rows, key=lambda row: order[row.pk]))


def evidence_by_question(assessment: Assessment, *, on: date) -> Mapping[str, tuple[EvidenceCard, ...]]:
    """Return what is used at each answer of an assessment; one query."""
    uses = assessment.evidence_uses.select_related("evidence", "evidence__added_by", "evidence__purged_by")
    found: dict[str, list[EvidenceCard]] = {}
    for use in uses:
        found.setdefault(use.question_code, []).append(_card(use.evidence, on))
    return {code: tuple(cards) for code, cards in found.items()}


def evidence_by_attestation(
    service_id: UUID, *, hospital: Hospital, on: date
) -> Mapping[UUID, tuple[EvidenceCard, ...]]:
    """Return what is used at each attestation of a service, without what was purged; one query."""
    uses = EvidenceUse.objects.filter(
        evidence__hospital=hospital, evidence__purged_at=None, attestation__service=service_id
    ).select_related("evidence__added_by", "evidence__purged_by")
    found: dict[UUID, list[EvidenceCard]] = {}
    for use in uses:
        if use.attestation_id:
            found.setdefault(use.attestation_id, []).append(_card(use.evidence, on))
    return {key: tuple(cards) for key, cards in found.items()}


def expiring(cards: Iterable[EvidenceCard]) -> tuple[EvidenceCard, ...]:
    """Return what has expired or soon will, the earliest first."""
    due = [card for card in cards if card.purge is None and card.expiry in {Expiry.SOON, Expiry.EXPIRED}]
    return tuple(sorted(due, key=lambda card: (card.expires_on or date.max, card.title.casefold())))


def _rows() -> QuerySet[Evidence]:
    return Evidence.objects.select_related("added_by", "purged_by")


def _card(row: Evidence, on: date, used_at: tuple[UsedAt, ...] = ()) -> EvidenceCard:
    return EvidenceCard(
        id=row.pk,
        version=row.version,
        kind=EvidenceKind(row.kind),
        title=row.title,
        note=row.note,
        effective_on=row.effective_on,
        expires_on=row.expires_on,
        expiry=expiry_of(row.expires_on, on=on),
        address=row.address,
        file_name=row.file_name,
        file_kind=FileKind(row.file_kind) if row.file_kind else None,
        sha256=row.sha256,
        size=row.size,
        scan=ScanState(row.scan) if row.scan else None,
        scanned_at=row.scanned_at,
        added_at=row.added_at,
        added_by=str(row.added_by),
        added_by_id=row.added_by_id,
        changed_at=row.changed_at,
        purge=_purge(row),
        used_at=used_at,
    )


def _purge(row: Evidence) -> Purge | None:
    if row.purged_at is None or row.purge_reason is None:
        return None
    return Purge(row.purged_at, str(row.purged_by), PurgeReason(row.purge_reason))


def _used_at(use: EvidenceUse) -> UsedAt:
    if use.assessment is not None:
        return UsedAt(
            assessment_id=use.assessment.pk,
            assessment_title=use.assessment.title,
            frozen=use.assessment.status != AssessmentStatus.OPEN,
            question=use.question_code,
        )
    if use.step is not None:
        application = use.step.application
        return UsedAt(
            assessment_id=application.assessment.pk,
            assessment_title=application.assessment.title,
            frozen=application.assessment.status != AssessmentStatus.OPEN,
            application=application.code,
            application_name=application.name,
            archetype=application.archetype,
            service_id=use.step.service.pk,
            service_name=use.step.service.name,
        )
    shown = use.attestation
    if shown is None:
        return UsedAt()
    return UsedAt(
        service_id=shown.service.pk,
        service_name=shown.service.name,
        attestation_id=shown.pk,
        attestation=AttestationKind(shown.kind),
    )
