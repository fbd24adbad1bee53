"""A house with services in its register, as pages show it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.urls import reverse

from assessments.domain.hospital import Application
from assessments.domain.operating_models import CurrentOperation
from assessments.domain.register import Attestation, AttestationKind
from assessments.models import Assessment, CloudService, Hospital, Provider, ServiceUse
from assessments.models import Attestation as AttestationRow
from assessments.services.inventory import add_application, save_application
from tests import factories

IDS = {"provider_id": UUID(int=11), "service_id": UUID(int=12), "attestation_id": UUID(int=13)}
CERTIFICATE = Attestation(AttestationKind.ISO27001, plan_date=date(2026, 1, 1))


def register_address(name: str, hospital: Hospital, *parts: UUID) -> str:
    """Return the address of a page of the register."""
    return reverse(name, args=[hospital.pk, *parts])


def linked(assessment: Assessment, *, steps: int = 1) -> tuple[ServiceUse, ...]:
    """Return so many uses of so many services, each with an attestation."""
    uses = tuple(factories.use(assessment) for _number in range(steps))
    for use in uses:
        factories.attestation(use.service, CERTIFICATE)
    return uses


def at_fixed_places(assessment: Assessment) -> None:
    """Put a provider, its service, what is shown for it and its use by A01 where ``IDS`` says; and A02 in a cloud."""
    since = {"changed_at": factories.NOON, "changed_by": assessment.created_by}
    applications = {row.code: row for row in assessment.applications.all()}
    seller, _new = Provider.objects.get_or_create(
        pk=IDS["provider_id"], hospital=assessment.hospital, defaults={"name": "Anbieter Nord", **since}
    )
    service, _new = CloudService.objects.get_or_create(
        pk=IDS["service_id"], provider=seller, defaults={"name": "Plattform", "attested": True, **since}
    )
    AttestationRow.objects.get_or_create(
        pk=IDS["attestation_id"], service=service, defaults={"kind": "ISO27001", **since}
    )
    ServiceUse.objects.get_or_create(service=service, application=applications["A01"], defaults=since)
    if "A02" not in applications:
        in_a_cloud(assessment, "A02")


def in_a_cloud(assessment: Assessment, archetype: str) -> Application:
    """Return a new application that already runs in a cloud, without a service in the register."""
    by = assessment.created_by
    added = add_application(assessment=assessment, archetype=archetype, name="", by=by, at=factories.NOON)
    moved = replace(added, current=CurrentOperation.SAAS)
    save_application(assessment=assessment, application=moved, by=by, at=factories.NOON)
    return moved


def stored(service: CloudService) -> CloudService:
    """Return a service as it stands in the database now."""
    return CloudService.objects.get(pk=service.pk)
