"""Which service an application is to run on: the steps that the law judges."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from assessments.models import Assessment, ChangeKind, ServiceUse, User
from assessments.services.cloud_services import service_row
from assessments.services.inventory import UnknownApplication
from assessments.services.refusals import NotThere, Refusal
from assessments.services.writing import lock, lock_hospital, log, touch

MOST_SERVICES_OF_AN_APPLICATION = 10


class TooManyServicesOfAnApplication(Refusal):
    """The application uses as many services as it can."""


class ServiceIsNotUsed(NotThere):
    """The application does not use this service."""


@transaction.atomic
def link_service(*, assessment: Assessment, service_id: UUID, application: str, by: User, at: datetime) -> None:
    """Note that the application of this code is to run on the service; nothing is written when that is known.

    :raises UnknownService: when the hospital has no such service.
    :raises UnknownApplication: when the assessment has no application of this code.
    :raises TooManyServicesOfAnApplication: when there is no room.
    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    service = service_row(lock_hospital(row.hospital), service_id)  # so that it cannot go meanwhile
    stored = row.applications.filter(code=application).first()
    if stored is None:
        raise UnknownApplication(application)
    if stored.service_uses.filter(service=service).exists():
        return
    if stored.service_uses.count() >= MOST_SERVICES_OF_AN_APPLICATION:
        raise TooManyServicesOfAnApplication(f"at most {MOST_SERVICES_OF_AN_APPLICATION}")
    ServiceUse.objects.create(service=service, application=stored, changed_at=at, changed_by=by)
    _note(ChangeKind.SERVICE_LINKED, row, application, service.name, by=by, at=at)


@transaction.atomic
def unlink_service(*, assessment: Assessment, service_id: UUID, application: str, by: User, at: datetime) -> None:
    """Forget that the application is to run on the service, with the facts about this step.

    :raises ServiceIsNotUsed: when it is not known to.
    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    use = use_row(row, service_id, application)
    name = use.service.name
    use.delete()
    _note(ChangeKind.SERVICE_UNLINKED, row, application, name, by=by, at=at)


def use_row(assessment: Assessment, service_id: UUID, application: str) -> ServiceUse:
    """Return the use of a service by an application of the assessment.

    :raises ServiceIsNotUsed: when there is none.
    """
    uses = ServiceUse.objects.filter(application__assessment=assessment, application__code=application)
    use = uses.filter(service=service_id).select_related("service").first()
    if use is None:
        raise ServiceIsNotUsed(f"{application}, {service_id}")
    return use


def _note(kind: ChangeKind, row: Assessment, application: str, service: str, *, by: User, at: datetime) -> None:
    touch(row, by=by, at=at)
    details = {"service": service}
    log(kind, hospital=row.hospital, assessment=row, subject=application, details=details, by=by, at=at)
