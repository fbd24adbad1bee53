"""The providers in the register of a hospital."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from assessments.domain.register import Provider
from assessments.models import ChangeKind, Hospital, User
from assessments.models import Provider as ProviderRow
from assessments.models.providers import LONGEST_REGISTER_NAME
from assessments.services.plain_text import free_name
from assessments.services.refusals import NotThere, Refusal
from assessments.services.register_input import FactsContradict, checked, columns_of
from assessments.services.versions import change, note
from assessments.services.writing import lock_hospital

MOST_PROVIDERS = 100


class UnknownProvider(NotThere):
    """The hospital has no such provider."""


class TooManyProviders(Refusal):
    """The register holds as many providers as it can."""


class ProviderHasServices(Refusal):
    """A provider cannot go while its services are in the register."""


@transaction.atomic
def add_provider(*, hospital: Hospital, provider: Provider, by: User, at: datetime) -> ProviderRow:
    """Add a provider to the register.

    :raises NameIsTaken: when there is one of this name.
    :raises TextIsMissing: when it has no name.
    :raises TextTooLong: when the name is too long.
    :raises ControlCharacters: when the name is not plain text.
    :raises FactsContradict: when its parent is said to be in two places.
    :raises TooManyProviders: when there is no room.
    """
    house = lock_hospital(hospital)
    columns = _columns(house, provider)
    if house.providers.count() >= MOST_PROVIDERS:
        raise TooManyProviders(f"at most {MOST_PROVIDERS}")
    row = ProviderRow.objects.create(hospital=house, changed_at=at, changed_by=by, **columns)
    note(ChangeKind.PROVIDER_ADDED, row, columns, hospital=house, by=by, at=at)
    return row


@transaction.atomic
def change_provider(
    *, hospital: Hospital, provider_id: UUID, provider: Provider, base_version: int, by: User, at: datetime
) -> ProviderRow:
    """Store what is known about a provider; nothing is written when nothing changed.

    :raises UnknownProvider: when the hospital has no such provider.
    :raises ChangedMeanwhile: when it is no longer the one of ``base_version``.
    :raises NameIsTaken: when another one has this name.
    :raises TextIsMissing: when it has no name.
    :raises TextTooLong: when the name is too long.
    :raises ControlCharacters: when the name is not plain text.
    :raises FactsContradict: when its parent is said to be in two places.
    """
    house = lock_hospital(hospital)
    row = provider_row(house, provider_id)
    columns = _columns(house, provider, besides=row)
    if changed := change(row, columns, base_version=base_version, by=by, at=at):
        note(ChangeKind.PROVIDER_CHANGED, row, changed, hospital=house, by=by, at=at)
    return row


@transaction.atomic
def remove_provider(*, hospital: Hospital, provider_id: UUID, by: User, at: datetime) -> None:
    """Take a provider out of the register; what was said about it stays in the history.

    :raises UnknownProvider: when the hospital has no such provider.
    :raises ProviderHasServices: when one of its services is still there.
    """
    house = lock_hospital(hospital)
    row = provider_row(house, provider_id)
    if row.services.exists():
        raise ProviderHasServices(row.name)
    note(ChangeKind.PROVIDER_REMOVED, row, {"name": row.name}, hospital=house, by=by, at=at)
    row.delete()


def provider_row(hospital: Hospital, provider_id: UUID) -> ProviderRow:
    """Return a provider of the hospital.

    :raises UnknownProvider: when the hospital has no such provider.
    """
    row = hospital.providers.filter(pk=provider_id).select_related("changed_by").first()
    if row is None:
        raise UnknownProvider(str(provider_id))
    return row


def _columns(house: Hospital, provider: Provider, *, besides: ProviderRow | None = None) -> dict[str, object]:
    if provider.us_parent and provider.parent_outside_eu is False:
        raise FactsContradict("us_parent, parent_outside_eu")
    others = [other.name for other in house.providers.all() if other != besides]
    return columns_of(checked(provider)) | {"name": free_name(provider.name, others, longest=LONGEST_REGISTER_NAME)}
