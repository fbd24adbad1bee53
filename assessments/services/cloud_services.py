"""The services in the register of a hospital, with the contract for each."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from assessments.domain.register import ServiceFacts
from assessments.models import ChangeKind, CloudService, Hospital, Provider, User
from assessments.models.providers import LONGEST_REGISTER_NAME
from assessments.services.plain_text import free_name
from assessments.services.providers import provider_row
from assessments.services.refusals import NotThere, Refusal
from assessments.services.register_input import FactsContradict, checked, columns_of
from assessments.services.versions import change, note, told
from assessments.services.writing import lock_hospital

MOST_SERVICES = 300


class UnknownService(NotThere):
    """The hospital has no such service in its register."""


class TooManyServices(Refusal):
    """The register holds as many services as it can."""


class StepsAreSpokenOf(Refusal):
    """Somebody stated facts about steps on this service, or put evidence there."""


class PlacesAreEmpty(Refusal):
    """Data are always processed somewhere; who does not know where leaves it unknown."""


@transaction.atomic
def add_service(
    *, hospital: Hospital, provider_id: UUID, name: str, facts: ServiceFacts, by: User, at: datetime
) -> CloudService:
    """Add a service of a provider to the register.

    :raises UnknownProvider: when the hospital has no such provider.
    :raises NameIsTaken: when the provider has one of this name.
    :raises TextIsMissing: when it has no name.
    :raises PlacesAreEmpty: when it is said to run nowhere.
    :raises TooManyServices: when there is no room.

    What is implausible, too long or not plain text is refused as in ``register_input.checked``.
    """
    house = lock_hospital(hospital)
    provider = provider_row(house, provider_id)
    columns = _columns(provider, name, facts)
    if CloudService.objects.filter(provider__hospital=house).count() >= MOST_SERVICES:
        raise TooManyServices(f"at most {MOST_SERVICES}")
    row = CloudService.objects.create(provider=provider, changed_at=at, changed_by=by, **columns)
    details = told(columns) | {"provider": provider.name}
    note(ChangeKind.SERVICE_ADDED, row, details, hospital=house, by=by, at=at)
    return row


@transaction.atomic
def change_service(
    *,
    hospital: Hospital,
    service_id: UUID,
    name: str,
    facts: ServiceFacts,
    base_version: int,
    by: User,
    at: datetime,
) -> CloudService:
    """Store what is known about a service; nothing is written when nothing changed.

    :raises UnknownService: when the hospital has no such service.
    :raises ChangedMeanwhile: when it is no longer the one of ``base_version``.
    :raises NameIsTaken: when its provider has another one of this name.
    :raises TextIsMissing: when it has no name.
    :raises PlacesAreEmpty: when it is said to run nowhere.
    :raises FactsContradict: when it is said to show nothing, but attestations are listed.

    What is implausible, too long or not plain text is refused as in ``register_input.checked``.
    """
    house = lock_hospital(hospital)
    row = service_row(house, service_id)
    columns = _columns(row.provider, name, facts, besides=row)
    if facts.attested is False and row.attestations.exists():
        raise FactsContradict("attested, attestations")
    if changed := change(row, columns, base_version=base_version, by=by, at=at):
        note(ChangeKind.SERVICE_CHANGED, row, changed, hospital=house, by=by, at=at)
    return row


@transaction.atomic
def remove_service(*, hospital: Hospital, service_id: UUID, by: User, at: datetime) -> None:
    """Take a service out of the register, with its attestations, facts and uses; the history says which it served.

    :raises UnknownService: when the hospital has no such service.
    :raises StepsAreSpokenOf: when what is said about its steps would go with it.
    """
    house = lock_hospital(hospital)
    row = service_row(house, service_id)
    if steps_are_spoken_of(row):
        raise StepsAreSpokenOf
    served = sorted(row.applications.values_list("code", flat=True))
    details: dict[str, object] = {"name": row.name, "provider": row.provider.name, "applications": served}
    note(ChangeKind.SERVICE_REMOVED, row, details, hospital=house, by=by, at=at)
    row.delete()


def steps_are_spoken_of(service: CloudService) -> bool:
    """Return whether anything is said about steps on the service, also where nothing can be changed any more."""
    return service.uses.filter(Q(facts__value__isnull=False) | Q(evidence_uses__isnull=False)).exists()


def service_row(hospital: Hospital, service_id: UUID) -> CloudService:
    """Return a service in the register of the hospital, with its provider.

    :raises UnknownService: when the hospital has no such service.
    """
    rows = CloudService.objects.filter(provider__hospital=hospital).select_related("provider", "changed_by")
    row = rows.filter(pk=service_id).first()
    if row is None:
        raise UnknownService(str(service_id))
    return row


def _columns(
    provider: Provider, name: str, facts: ServiceFacts, *, besides: CloudService | None = None
) -> dict[str, object]:
    if facts.places is not None and not facts.places:
        raise PlacesAreEmpty
    others = [other.name for other in provider.services.all() if other != besides]
    return columns_of(checked(facts)) | {"name": free_name(name, others, longest=LONGEST_REGISTER_NAME)}
