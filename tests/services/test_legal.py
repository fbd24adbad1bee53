"""What the law judges an assessment by, and what it costs to gather."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from assessments.domain.law.gathering import LegalFacts, gather
from assessments.domain.law.judging import judge
from assessments.domain.law.rules import Status
from assessments.domain.register import Attestation, AttestationKind
from assessments.domain.reminders import Reminder, ReminderKind, reminders_within
from assessments.domain.workspace import Workspace
from assessments.models import Assessment, Hospital
from assessments.services.legal import legal_basis_of
from assessments.services.legal_facts import record_facts, record_service_facts, record_step_facts
from assessments.services.reading import workspace_of
from assessments.services.register_reading import providers_of, services_of
from assessments.services.shipped_law import shipped_law
from tests import factories
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db

LAW = shipped_law()
CERTIFICATE = Attestation(AttestationKind.ISO27001, plan_date=date(2026, 1, 1))


def gathered(assessment: Assessment, workspace: Workspace | None = None) -> LegalFacts:
    """Return what the law is asked about: the house, and a step for every application that is linked to a service."""
    loaded, basis = workspace or workspace_of(assessment), legal_basis_of(assessment, law=LAW)
    return gather(
        vocabulary=LAW.vocabulary,
        profile=loaded.profile,
        sheet=loaded.sheet,
        house=basis.house,
        applications=loaded.applications,
        archetypes=loaded.edition.archetypes_by_code,
        register=basis.register,
    )


def reminded(hospital: Hospital, days: int = 180) -> tuple[Reminder, ...]:
    """Return what the services of the house remind of."""
    return reminders_within(services_of(hospital, vocabulary=LAW.vocabulary), on=TODAY, days=days)


def full(applications: int) -> Assessment:
    """Return an assessment with so many applications, each on a service with an attestation and facts of its own."""
    row = factories.assessment()
    by, common = row.created_by, {"vocabulary": LAW.vocabulary, "base_versions": {}, "at": NOON}
    record_facts(hospital=row.hospital, facts={"resilience_plan": True}, by=by, **common)
    for _number in range(applications):
        use = factories.use(row)
        factories.attestation(use.service, CERTIFICATE)
        service = {"service_id": use.service_id, "by": by, **common}
        record_service_facts(hospital=row.hospital, facts={"gaps_open": True}, **service)
        code = use.application.code
        record_step_facts(assessment=row, application=code, facts={"dpia_done": True}, **service)
    return Assessment.objects.select_related("hospital", "edition").get(pk=row.pk)


@pytest.mark.parametrize("applications", [1, 30])
def test_gathering_costs_eight_queries_of_which_the_workspace_two(
    applications: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assessment = full(applications)
    with django_assert_num_queries(8):
        facts = gathered(assessment)
    workspace = workspace_of(assessment)
    with django_assert_num_queries(6):
        assert gathered(assessment, workspace) == facts
    assert len(facts.steps) == applications


@pytest.mark.parametrize("services", [1, 30])
def test_the_register_and_its_reminders_cost_the_same_however_long(
    services: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    hospital = full(services).hospital
    with django_assert_num_queries(4):
        cards = providers_of(hospital, vocabulary=LAW.vocabulary)
    with django_assert_num_queries(3):
        reminders = reminded(hospital)
    assert (len(cards), [one.kind for one in reminders]) == (services, [ReminderKind.PLAN_GAPS_DUE] * services)


def test_every_source_is_heard() -> None:
    facts = gathered(full(1))
    (step,) = facts.steps
    assert facts.house.values == {"resilience_plan": True}
    assert {name: step.step.facts.values.get(name) for name in ("provider.attestations", "gaps_open", "dpia_done")} == {
        "provider.attestations": frozenset({"ISO27001"}),
        "gaps_open": True,
        "dpia_done": True,
    }
    assert (step.application, step.step.code, step.step.service) == ("A01", "A01", step.service)


def test_the_basis_holds_what_was_recorded_and_whom_the_house_buys_from() -> None:
    basis = legal_basis_of(full(2), law=LAW)
    assert (basis.law, basis.house) == (LAW, {"resilience_plan": True})
    assert [use.further for use in basis.register.uses] == [{"dpia_done": True}] * 2
    assert {use.service for use in basis.register.uses} == {one.key for one in basis.register.services}


def test_an_empty_assessment_has_nothing_to_judge_but_can_be_judged() -> None:
    facts = gathered(factories.assessment())
    assert facts == LegalFacts(house=facts.house, steps=())
    assert dict(facts.house.values) == {}
    result = judge(LAW, facts.house, facts.judged, TODAY)
    assert {finding.status for finding in result.findings} <= {Status.UNKNOWN, Status.NOT_APPLICABLE}


def test_uses_of_another_assessment_are_none_of_this_one() -> None:
    first = factories.use().application.assessment
    second = factories.assessment(first.hospital, by=first.edition)
    assert gathered(second).steps == ()


def test_reminders_are_those_of_the_house() -> None:
    soon, late = TODAY + timedelta(days=180), TODAY + timedelta(days=181)
    hospital = factories.hospital()
    factories.service(hospital, "Bald", contract_end=soon)
    factories.service(hospital, "Später", contract_end=late)
    factories.service(contract_end=soon)
    assert [one.service_name for one in reminded(hospital)] == ["Bald"]
    assert [one.service_name for one in reminded(hospital, days=181)] == ["Bald", "Später"]
