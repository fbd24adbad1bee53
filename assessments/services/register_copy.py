"""A register and facts that were read from a file, put into the rows of a hospital."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from assessments.domain.law.facts import FactValue
from assessments.domain.law.vocabulary import Vocabulary
from assessments.domain.register import Register
from assessments.models import Assessment, User
from assessments.services.attestations import add_attestation
from assessments.services.cloud_services import add_service
from assessments.services.legal_facts import record_facts, record_service_facts, record_step_facts
from assessments.services.providers import add_provider
from assessments.services.service_uses import link_service


@transaction.atomic
def copy_register(
    *,
    assessment: Assessment,
    register: Register,
    facts: Mapping[str, FactValue],
    vocabulary: Vocabulary,
    by: User,
    at: datetime,
) -> None:
    """Record the facts about the house and everything in ``register``, which names applications of the assessment.

    What the services that write each part refuse is refused here.
    """
    house = assessment.hospital
    record_facts(hospital=house, vocabulary=vocabulary, facts=facts, base_versions={}, by=by, at=at)
    providers = {
        provider.name: add_provider(hospital=house, provider=provider, by=by, at=at).pk
        for provider in dict.fromkeys(service.provider for service in register.services)
    }
    services = {}
    for one in register.services:
        row = add_service(
            hospital=house, provider_id=providers[one.provider.name], name=one.name, facts=one.facts, by=by, at=at
        )
        services[one.key] = row.pk
        for attestation in one.attestations:
            add_attestation(hospital=house, service_id=row.pk, attestation=attestation, by=by, at=at)
        record_service_facts(
            hospital=house,
            service_id=row.pk,
            vocabulary=vocabulary,
            facts=one.further,
            base_versions={},
            by=by,
            at=at,
        )
    for use in register.uses:
        service = services[use.service]
        link_service(assessment=assessment, service_id=service, application=use.application, by=by, at=at)
        record_step_facts(
            assessment=assessment,
            service_id=service,
            application=use.application,
            vocabulary=vocabulary,
            facts=use.further,
            base_versions={},
            by=by,
            at=at,
        )
