"""Evidence as reports name it. What was removed for good is evidence no longer, and not named."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet
from django.utils import timezone

from assessments.domain.register import AttestationKind
from assessments.domain.report.exhibits import Attested, Exhibit
from assessments.models import Assessment, Evidence, EvidenceUse, Hospital


def exhibits_of(assessment: Assessment) -> Mapping[str, tuple[Exhibit, ...]]:
    """Return what is shown for each answer, by question; one query."""
    found: dict[str, list[Exhibit]] = {}
    for use in _uses().filter(assessment=assessment):
        found.setdefault(use.question_code, []).append(_exhibit(use.evidence))
    return {code: tuple(exhibits) for code, exhibits in found.items()}


def attested_of(hospital: Hospital) -> tuple[Attested, ...]:
    """Return the documents behind attestations, by service; one query."""
    uses = _uses().filter(evidence__hospital=hospital).exclude(attestation=None)
    return tuple(
        Attested(use.attestation.service.name, AttestationKind(use.attestation.kind), _exhibit(use.evidence))
        for use in uses.select_related("attestation__service").order_by("attestation__service__name", "id")
        if use.attestation
    )


def _uses() -> QuerySet[EvidenceUse]:
    return EvidenceUse.objects.filter(evidence__purged_at=None).select_related("evidence").order_by("id")


def _exhibit(row: Evidence) -> Exhibit:
    return Exhibit(row.title, row.effective_on or timezone.localdate(row.added_at), row.sha256)
