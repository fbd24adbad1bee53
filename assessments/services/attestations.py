"""What providers show for their services."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from assessments.domain.register import Attestation
from assessments.models import Attestation as AttestationRow
from assessments.models import ChangeKind, Hospital, User
from assessments.services.cloud_services import service_row
from assessments.services.refusals import NotThere, Refusal
from assessments.services.register_input import FactsContradict, checked, columns_of
from assessments.services.versions import change, note, told
from assessments.services.writing import lock_hospital

MOST_ATTESTATIONS = 20


class UnknownAttestation(NotThere):
    """The register has no such attestation."""


class TooManyAttestations(Refusal):
    """The service has as many attestations as it can."""


@transaction.atomic
def add_attestation(
    *, hospital: Hospital, service_id: UUID, attestation: Attestation, by: User, at: datetime
) -> AttestationRow:
    """Add an attestation to a service, which from then on counts as attested.

    :raises UnknownService: when the hospital has no such service.
    :raises FactsContradict: when it has what its kind cannot have: a catalogue without C5, a plan with it.
    :raises TooManyAttestations: when there is no room.

    What is implausible, too long or not plain text is refused as in ``register_input.checked``.
    """
    house = lock_hospital(hospital)
    service = service_row(house, service_id)
    columns = _columns(attestation)
    if service.attestations.count() >= MOST_ATTESTATIONS:
        raise TooManyAttestations(f"at most {MOST_ATTESTATIONS}")
    row = AttestationRow.objects.create(service=service, changed_at=at, changed_by=by, **columns)
    change(service, {"attested": True}, base_version=service.version, by=by, at=at)
    details = told(columns) | {"service": service.name}
    note(ChangeKind.ATTESTATION_ADDED, row, details, hospital=house, by=by, at=at)
    return row


@transaction.atomic
def change_attestation(
    *, hospital: Hospital, attestation_id: UUID, attestation: Attestation, base_version: int, by: User, at: datetime
) -> AttestationRow:
    """Store what is known about an attestation; nothing is written when nothing changed.

    :raises UnknownAttestation: when the register of the hospital has none such.
    :raises ChangedMeanwhile: when it is no longer the one of ``base_version``.
    :raises FactsContradict: when it has what its kind cannot have: a catalogue without C5, a plan with it.

    What is implausible, too long or not plain text is refused as in ``register_input.checked``.
    """
    house = lock_hospital(hospital)
    row = _row(house, attestation_id)
    if changed := change(row, _columns(attestation), base_version=base_version, by=by, at=at):
        note(ChangeKind.ATTESTATION_CHANGED, row, changed, hospital=house, by=by, at=at)
    return row


@transaction.atomic
def remove_attestation(*, hospital: Hospital, attestation_id: UUID, by: User, at: datetime) -> None:
    """Take an attestation out of the register. That the service had one, and which, stays in the history.

    :raises UnknownAttestation: when the register of the hospital has none such.
    """
    house = lock_hospital(hospital)
    row = _row(house, attestation_id)
    service = row.service
    details: dict[str, object] = {"kind": row.kind, "service": service.name}
    note(ChangeKind.ATTESTATION_REMOVED, row, details, hospital=house, by=by, at=at)
    row.delete()
    if not service.attestations.exists():  # whether it has others that nobody listed is not known
        change(service, {"attested": None}, base_version=service.version, by=by, at=at)


def _row(house: Hospital, attestation_id: UUID) -> AttestationRow:
    rows = AttestationRow.objects.filter(service__provider__hospital=house).select_related("service", "changed_by")
    row = rows.filter(pk=attestation_id).first()
    if row is None:
        raise UnknownAttestation(str(attestation_id))
    return row


def _columns(attestation: Attestation) -> dict[str, object]:
    has_plan = attestation.plan_date is not None or attestation.plan_complete is not None
    if attestation.kind.is_c5 and has_plan:
        raise FactsContradict("kind, plan_date, plan_complete")
    if attestation.catalogue is not None and not attestation.kind.is_c5:
        raise FactsContradict("kind, catalogue")
    return columns_of(checked(attestation))
