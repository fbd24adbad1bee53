"""Every promise of the register and of recorded facts, broken once."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import ProtectedError

from assessments.domain.register import Attestation as AttestationValue
from assessments.domain.register import AttestationKind
from assessments.models import Attestation, CloudService, HouseFact, Provider, ServiceFact, ServiceUse, UseFact
from tests import factories
from tests.factories import NOON
from tests.models.test_constraints import breaks

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("promise", "facts"),
    [
        ("providers_have_a_name", {"name": ""}),
        ("us_parents_are_outside_the_eu", {"us_parent": True, "parent_outside_eu": False}),
        ("provider_versions_start_at_1", {"version": 0}),
    ],
)
def test_provider(promise: str, facts: dict[str, object]) -> None:
    provider = factories.provider()
    breaks(promise, lambda: Provider.objects.filter(pk=provider.pk).update(**facts))


@pytest.mark.parametrize("parent_outside_eu", [True, None])
def test_a_us_parent_may_be_known_alone(parent_outside_eu: bool | None) -> None:
    provider = factories.provider()
    facts = {"us_parent": True, "parent_outside_eu": parent_outside_eu}
    assert Provider.objects.filter(pk=provider.pk).update(**facts) == 1


@pytest.mark.parametrize(
    ("promise", "facts"),
    [
        ("services_have_a_name", {"name": ""}),
        ("service_model_is_known", {"service_model": "faas"}),
        ("customer_criteria_are_known", {"customer_criteria_done": "some"}),
        ("incident_clause_hours_are_plausible", {"incident_clause_hours": 8_761}),
        ("switching_fee_eur_are_plausible", {"switching_fee_eur": 1_000_000_001}),
        ("contract_end_is_in_our_time", {"contract_end": date(1989, 12, 31)}),
        ("exit_test_date_is_in_our_time", {"exit_test_date": date(2101, 1, 1)}),
        ("first_placed_on_market_is_in_our_time", {"first_placed_on_market": date(1, 1, 1)}),
        ("cloudservice_versions_start_at_1", {"version": 0}),
    ],
)
def test_service(promise: str, facts: dict[str, object]) -> None:
    service = factories.service()
    breaks(promise, lambda: CloudService.objects.filter(pk=service.pk).update(**facts))


@pytest.mark.parametrize(
    ("promise", "facts"),
    [
        ("attestation_kind_is_known", {"kind": "SOC2"}),
        ("c5_catalogue_is_known", {"kind": "C5_T2", "catalogue": "C5_1999"}),
        ("only_c5_has_a_catalogue", {"catalogue": "C5_2020"}),
        ("only_certificates_beside_c5_have_a_plan", {"kind": "C5_T2", "plan_complete": False}),
        ("only_certificates_beside_c5_have_a_plan", {"kind": "C5_T1", "plan_date": date(2026, 1, 1)}),
        ("period_end_is_in_our_time", {"period_end": date(9999, 1, 1)}),
        ("plan_date_is_in_our_time", {"plan_date": date(9999, 1, 1)}),
        ("attestation_versions_start_at_1", {"version": 0}),
    ],
)
def test_attestation(promise: str, facts: dict[str, object]) -> None:
    row = factories.attestation(factories.service(), AttestationValue(AttestationKind.ISO27001))
    breaks(promise, lambda: Attestation.objects.filter(pk=row.pk).update(**facts))


def test_names_are_unique_in_their_place() -> None:
    service = factories.service()
    provider, changed = service.provider, {"changed_at": NOON, "changed_by": service.changed_by}
    breaks(
        "one_provider_per_name",
        lambda: Provider.objects.create(hospital=provider.hospital, name=provider.name, **changed),
    )
    breaks(
        "one_service_per_name_and_provider",
        lambda: CloudService.objects.create(provider=provider, name=service.name, **changed),
    )


def test_facts_and_uses_are_there_once() -> None:
    use = factories.use()
    owners = ((HouseFact, {"hospital": use.service.provider.hospital}), (ServiceFact, {"service": use.service}))
    for model, owner in (*owners, (UseFact, {"use": use})):
        given = {**owner, "name": "some_fact", "value": "true", "version": 1}
        given |= {"changed_at": NOON, "changed_by": use.changed_by}
        model.objects.create(**given)
        breaks("one_fact_per_name", lambda model=model, given=given: model.objects.create(**given))
        breaks(f"{model.__name__.lower()}_versions", lambda model=model: model.objects.update(version=0))
        breaks(f"{model.__name__.lower()}s_have_a_name", lambda model=model: model.objects.update(name=""))
    again = {"service": use.service, "application": use.application, "changed_at": NOON, "changed_by": use.changed_by}
    breaks("one_use_per_service_and_application", lambda: ServiceUse.objects.create(**again))


def test_the_register_keeps_its_hospital_and_providers_of_services() -> None:
    service = factories.service()
    for parent in (service.provider, service.provider.hospital, service.changed_by):
        with pytest.raises(ProtectedError):
            parent.delete()
