"""Every fact is taken from its home, and what nobody said stays missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assessments.domain.answers import Given, Sheet, Unknown
from assessments.domain.hospital import Application, FederalState, LegalForm, Profile
from assessments.domain.law.facts import FactSheet, FactValue
from assessments.domain.law.gathering import LegalFacts, LegalStep, archetype_facts, gather, recorded_by_name
from assessments.domain.law.register_facts import READ_FROM_REGISTER, register_facts
from assessments.domain.law.vocabulary import Scope
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
from assessments.services.shipped import shipped_edition
from assessments.services.shipped_law import shipped_law
from tests.domain.registered import FACTS, PROVIDER

VOCABULARY = shipped_law().vocabulary
ARCHETYPES = shipped_edition().archetypes_by_code
BARE = CloudService("s", "Dienst", Provider("Anbieter"))
KINDS = AttestationKind


def gathered(**said: object) -> LegalFacts:
    nothing = {
        "profile": Profile("Haus"),
        "sheet": Sheet(),
        "house": {},
        "applications": (),
        "archetypes": ARCHETYPES,
        "register": Register(),
    }
    return gather(vocabulary=VOCABULARY, **{**nothing, **said})  # type: ignore[arg-type]


def step_facts(service: CloudService, **further: FactValue) -> dict[str, FactValue]:
    """Return what is known about a step of an application that typically says nothing."""
    register = Register((service,), (ServiceUse("A48", service.key, further),))
    (step,) = gathered(applications=(Application("A48", "A48"),), register=register).steps
    return dict(step.step.facts.values)


def test_of_a_house_that_says_nothing_nothing_is_known() -> None:
    assert gathered() == LegalFacts(house=FactSheet(), steps=())


def test_the_profile_is_not_asked_again() -> None:
    profile = Profile(
        "Haus",
        federal_state=FederalState.TH,
        full_inpatient_cases=29_999,
        legal_form=LegalForm.DEPENDENT_UNIT,
        is_sgb5_108_hospital=False,
        receives_khtf=True,
    )
    assert gathered(profile=profile).house.values == {
        "federal_state": "TH",
        "legal_form": "dependent_unit",
        "is_sgb5_108_hospital": False,
        "number_of_full_inpatient_cases": 29_999,
        "receives_khtf": True,
    }


@pytest.mark.parametrize(
    ("answer", "facts"),
    [
        (Given(3), {"b3s_or_isms": True}),
        (Given(2), {"b3s_or_isms": False}),
        (Unknown(), {}),
    ],
    ids=str,
)
def test_an_answer_is_not_asked_again_and_an_unknown_one_says_nothing(
    answer: Given | Unknown, facts: dict[str, bool]
) -> None:
    assert gathered(sheet=Sheet().with_answer("D4.1", answer)).house.values == facts


def test_where_an_answer_speaks_it_counts_and_elsewhere_what_was_recorded_does() -> None:
    recorded = {"b3s_or_isms": False, "mgmt_training": True}
    house = gathered(sheet=Sheet().with_answer("D4.1", Given(4)), house=recorded).house
    assert house.values == {"b3s_or_isms": True, "mgmt_training": True}


def test_what_the_law_has_no_place_for_counts_as_missing() -> None:
    assert gathered(house={"no_such_fact": True, "awareness_training": 7}).house == FactSheet()


def test_every_service_of_an_application_is_a_step_with_a_code_of_its_own() -> None:
    other = replace(BARE, key="t", name="Anderer")
    uses = (ServiceUse("A49", "s"), ServiceUse("A48", "t"), ServiceUse("A48", "s"), ServiceUse("GONE", "s"))
    applications = (Application("A48", "A48"), Application("A49", "A49"), Application("A50", "A50"))
    steps = gathered(applications=applications, register=Register((BARE, other), uses)).steps
    assert [(one.application, one.service, one.step.code, one.step.service) for one in steps] == [
        ("A48", "t", "A48/1", "t"),
        ("A48", "s", "A48/2", "s"),
        ("A49", "s", "A49", "s"),
    ]


def test_a_bare_service_says_nothing_about_a_step() -> None:
    assert step_facts(BARE) == {}


def test_everything_the_register_knows_reaches_the_step() -> None:
    service = CloudService(
        key="s",
        name="Dienst",
        provider=PROVIDER,
        facts=FACTS,
        attestations=(
            Attestation(KINDS.C5_T1, C5Catalogue.C5_2026, date(2026, 2, 28), scope_ok=True),
            Attestation(KINDS.ISO27001, scope_ok=True, plan_date=date(2025, 6, 1), plan_complete=False),
        ),
        further={"isik_certificate": True},
    )
    assert step_facts(service, dpia_done=False) == {
        "step.is_cloud_service": True,
        "step.service_model": "saas",
        "provider.places": frozenset({"DE", "THIRD"}),
        "provider.establishment_de": True,
        "provider.attestations": frozenset({"C5_T1", "ISO27001"}),
        "provider.attestation_catalogue": "C5_2026",
        "provider.attestation_period_end": date(2026, 2, 28),
        "provider.attestation_scope_ok": True,
        "provider.first_placed_on_market": date(2025, 10, 1),
        "provider.plan_date": date(2025, 6, 1),
        "provider.plan_complete": False,
        "customer_criteria_done": "unknown",
        "us_parent": True,
        "us_recipient": False,
        "dpf_listed": False,
        "avv_signed": True,
        "s203_chain_signed": False,
        "incident_clause_hours": 12,
        "exit_plan": True,
        "exit_test_date": date(2026, 1, 2),
        "contract_end": date(2028, 12, 31),
        "contract_lacks_switching_clause": True,
        "egress_or_switching_fee": 0,
        "isik_certificate": True,
        "dpia_done": False,
    }


def attested(*attestations: Attestation, **facts: bool) -> dict[str, object]:
    service = replace(BARE, attestations=attestations, facts=ServiceFacts(**facts))  # type: ignore[arg-type]
    return {
        name.removeprefix("provider."): value
        for name, value in register_facts(service).items()
        if value is not None and name.startswith(("provider.attestation", "provider.plan"))
    }


def test_that_no_attestation_is_listed_does_not_say_that_there_is_none() -> None:
    assert attested() == {}
    assert attested(attested=True) == {}
    assert attested(attested=False) == {"attestations": frozenset()}


@pytest.mark.parametrize("order", [1, -1])
def test_type_2_decides_before_type_1_and_the_latest_before_older_ones(order: int) -> None:
    held = (
        Attestation(KINDS.C5_T1, C5Catalogue.C5_2026, date(2026, 9, 30), scope_ok=False),
        Attestation(KINDS.C5_T2, C5Catalogue.C5_2020, date(2025, 3, 31), scope_ok=True),
        Attestation(KINDS.C5_T2, C5Catalogue.C5_2020, date(2026, 3, 31), scope_ok=None),
        Attestation(KINDS.CCM4, scope_ok=False),
    )
    assert attested(*held[::order]) == {
        "attestations": frozenset({"C5_T2", "C5_T1", "CCM4"}),
        "attestation_catalogue": "C5_2020",
        "attestation_period_end": date(2026, 3, 31),
    }


@pytest.mark.parametrize(
    ("scopes", "expected"),
    [((True, True), True), ((True, None), None), ((None, False), False), ((None, None), None)],
    ids=str,
)
def test_without_type_2_every_certificate_must_name_the_service(
    scopes: tuple[bool | None, ...], expected: bool | None
) -> None:
    held = [Attestation(kind, scope_ok=scope) for kind, scope in zip((KINDS.ISO27001, KINDS.CCM4), scopes, strict=True)]
    assert attested(*held).get("attestation_scope_ok") is expected


@pytest.mark.parametrize("order", [1, -1])
def test_a_newer_plan_does_not_start_the_periods_again_but_only_a_complete_one_counts(order: int) -> None:
    plans = (
        Attestation(KINDS.ISO27001, plan_date=date(2024, 1, 1), plan_complete=False),
        Attestation(KINDS.CCM4, plan_date=date(2025, 1, 1), plan_complete=True),
        Attestation(KINDS.CCM4, plan_date=date(2026, 1, 1), plan_complete=True),
    )
    facts = attested(*plans[::order])
    assert (facts["plan_date"], facts["plan_complete"]) == (date(2025, 1, 1), True)


def test_the_catalogue_promises_only_what_is_true_of_every_product() -> None:
    assert archetype_facts(ARCHETYPES["A16"]) == dict.fromkeys(
        ("step.processes_health_data_in_cloud", "step.supports_care", "step.is_medical_device_software"), True
    )
    assert set(archetype_facts(ARCHETYPES["A48"]).values()) == {None}


def test_what_is_recorded_for_a_step_overrides_the_catalogue() -> None:
    register = Register((BARE,), (ServiceUse("A16", "s", {"step.supports_care": False}),))
    steps = gathered(applications=(Application("A16", "A16"),), register=register).steps
    facts = {"step.processes_health_data_in_cloud": True, "step.is_medical_device_software": True}
    assert [(one.application, dict(one.step.facts.values)) for one in steps] == [
        ("A16", {**facts, "step.supports_care": False})
    ]
    assert isinstance(steps[0], LegalStep)


def test_every_fact_of_the_law_has_exactly_one_home() -> None:
    by_name = {fact.name for scope in Scope for fact in recorded_by_name(VOCABULARY, scope)}
    profile = {name for name, fact in VOCABULARY.facts.items() if fact.profile}
    register = set(READ_FROM_REGISTER)
    assert sorted([*by_name, *profile, *register]) == sorted(VOCABULARY.facts)


def test_the_register_speaks_the_words_of_the_law() -> None:
    words = {
        "step.service_model": ServiceModel,
        "provider.places": ProcessingPlace,
        "provider.attestations": AttestationKind,
        "provider.attestation_catalogue": C5Catalogue,
        "customer_criteria_done": CustomerCriteria,
    }
    assert {name: set(VOCABULARY.facts[name].type.words) for name in words} == {
        name: {member.value for member in enum} for name, enum in words.items()
    }
