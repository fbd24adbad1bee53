"""The register as values: what pages show of it, and what the law judges by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch

from assessments import models
from assessments.domain.law.facts import FactValue
from assessments.domain.law.vocabulary import Vocabulary
from assessments.domain.register import (
    Attestation,
    AttestationKind,
    C5Catalogue,
    CloudService,
    CustomerCriteria,
    ProcessingPlace,
    Provider,
    Register,
    ServiceFacts,
    ServiceModel,
    ServiceUse,
)
from assessments.models import Assessment, Hospital
from assessments.services.legal_facts import values_of


@dataclass(frozen=True, slots=True)
class AttestationCard:
    """An attestation with what a form needs to change it."""

    id: UUID
    version: int
    attestation: Attestation


@dataclass(frozen=True, slots=True)
class FactCard:
    """A fact recorded by name, or one that was taken back (None), with the version the next writer starts from."""

    value: FactValue | None
    version: int


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """A service with what a page shows of it."""

    id: UUID
    version: int
    service: CloudService
    attestations: tuple[AttestationCard, ...]
    facts: Mapping[str, FactCard]
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class ProviderCard:
    """A provider with its services."""

    id: UUID
    version: int
    provider: Provider
    services: tuple[ServiceCard, ...]
    changed_at: datetime
    changed_by: str


def register_of(assessment: Assessment, *, vocabulary: Vocabulary) -> Register:
    """Return the services of the house and the uses of this assessment; five queries however many there are."""
    uses = models.ServiceUse.objects.filter(application__assessment=assessment)
    uses = uses.select_related("application").prefetch_related("facts").order_by("service_id", "id")
    return Register(
        services=services_of(assessment.hospital, vocabulary=vocabulary),
        uses=tuple(
            ServiceUse(use.application.code, str(use.service_id), values_of(vocabulary, use.facts.all()))
            for use in uses
        ),
    )


def services_of(hospital: Hospital, *, vocabulary: Vocabulary) -> tuple[CloudService, ...]:
    """Return the services of the house by provider and name; three queries."""
    rows = models.CloudService.objects.filter(provider__hospital=hospital).select_related("provider")
    return tuple(service_of(row, vocabulary) for row in rows.prefetch_related("attestations", "facts"))


def providers_of(hospital: Hospital, *, vocabulary: Vocabulary) -> tuple[ProviderCard, ...]:
    """Return the whole register of the house by name; four queries."""
    services = models.CloudService.objects.select_related("provider", "changed_by")
    services = services.prefetch_related("attestations", "facts")
    rows = hospital.providers.select_related("changed_by").prefetch_related(Prefetch("services", services))
    return tuple(
        ProviderCard(
            id=row.pk,
            version=row.version,
            provider=provider_of(row),
            services=tuple(_service_card(service, vocabulary) for service in row.services.all()),
            changed_at=row.changed_at,
            changed_by=str(row.changed_by),
        )
        for row in rows
    )


def house_facts_of(hospital: Hospital, *, vocabulary: Vocabulary) -> dict[str, FactCard]:
    """Return the facts recorded about the house by name, those taken back too; one query."""
    return fact_cards(vocabulary, hospital.facts.all())


def fact_cards(vocabulary: Vocabulary, rows: Iterable[models.StatedFact]) -> dict[str, FactCard]:
    """Return facts with their versions by name."""
    stored = list(rows)
    values = values_of(vocabulary, stored)
    return {row.name: FactCard(values.get(row.name), row.version) for row in stored}


def provider_of(row: models.Provider) -> Provider:
    """Return what is known about a provider."""
    return Provider(
        name=row.name,
        establishment_de=row.establishment_de,
        parent_outside_eu=row.parent_outside_eu,
        us_parent=row.us_parent,
        us_recipient=row.us_recipient,
        dpf_listed=row.dpf_listed,
    )


def service_of(row: models.CloudService, vocabulary: Vocabulary) -> CloudService:
    """Return a service with its provider, its attestations and all facts about it."""
    return CloudService(
        key=str(row.pk),
        name=row.name,
        provider=provider_of(row.provider),
        facts=ServiceFacts(
            service_model=ServiceModel(row.service_model) if row.service_model else None,
            is_cloud_service=row.is_cloud_service,
            places=None if row.places is None else frozenset(ProcessingPlace(place) for place in row.places),
            first_placed_on_market=row.first_placed_on_market,
            attested=row.attested,
            customer_criteria_done=CustomerCriteria(row.customer_criteria_done) if row.customer_criteria_done else None,
            avv_signed=row.avv_signed,
            s203_chain_signed=row.s203_chain_signed,
            incident_clause_hours=row.incident_clause_hours,
            exit_plan=row.exit_plan,
            exit_test_date=row.exit_test_date,
            contract_end=row.contract_end,
            switching_clause=row.switching_clause,
            switching_fee_eur=row.switching_fee_eur,
            evidence_reference=row.evidence_reference,
        ),
        attestations=tuple(attestation_of(one) for one in row.attestations.all()),
        further=values_of(vocabulary, row.facts.all()),
    )


def attestation_of(row: models.Attestation) -> Attestation:
    """Return what a provider shows."""
    return Attestation(
        kind=AttestationKind(row.kind),
        catalogue=C5Catalogue(row.catalogue) if row.catalogue else None,
        period_end=row.period_end,
        scope_ok=row.scope_ok,
        plan_date=row.plan_date,
        plan_complete=row.plan_complete,
        evidence_reference=row.evidence_reference,
    )


def _service_card(row: models.CloudService, vocabulary: Vocabulary) -> ServiceCard:
    return ServiceCard(
        id=row.pk,
        version=row.version,
        service=service_of(row, vocabulary),
        attestations=tuple(AttestationCard(one.pk, one.version, attestation_of(one)) for one in row.attestations.all()),
        facts=fact_cards(vocabulary, row.facts.all()),
        changed_at=row.changed_at,
        changed_by=str(row.changed_by),
    )
