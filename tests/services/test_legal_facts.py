"""Facts recorded by name: stored once, never overwritten unseen, and only where no other home is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from assessments.domain.law.facts import FactValue
from assessments.models import ChangeEvent, ChangeKind, Hospital, HouseFact, ServiceUse, User
from assessments.services.cloud_services import UnknownService
from assessments.services.legal_facts import (
    FactConflict,
    FactDoesNotFit,
    RecordedFacts,
    UnknownFact,
    record_facts,
    record_service_facts,
    record_step_facts,
)
from assessments.services.register_reading import FactCard, house_facts_of, register_of
from assessments.services.service_uses import ServiceIsNotUsed
from assessments.services.shipped_law import shipped_law
from assessments.services.writing import AssessmentIsClosed
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

VOCABULARY = shipped_law().vocabulary
Facts = Mapping[str, FactValue | None]


def record(
    hospital: Hospital, facts: Facts, *, base: Mapping[str, int] | None = None, by: User | None = None
) -> RecordedFacts:
    return record_facts(
        hospital=hospital,
        vocabulary=VOCABULARY,
        facts=facts,
        base_versions=base or {},
        by=by or factories.lead(hospital),
        at=NOON,
    )


def cards(hospital: Hospital) -> dict[str, FactCard]:
    return house_facts_of(hospital, vocabulary=VOCABULARY)


def test_facts_of_every_type_come_back_as_they_were() -> None:
    hospital = factories.hospital()
    facts: Facts = {
        "awareness_training": False,
        "number_of_full_inpatient_cases_year_before": 29_999,
        "kritisdachg_registration_date": date(2026, 7, 10),
    }
    assert record(hospital, facts) == RecordedFacts(saved=tuple(facts), conflicts=())
    assert {name: card.value for name, card in cards(hospital).items()} == facts
    (change,) = ChangeEvent.objects.filter(kind=ChangeKind.FACTS_RECORDED)
    assert change.details == {
        "awareness_training": "false",
        "number_of_full_inpatient_cases_year_before": "29999",
        "kritisdachg_registration_date": "2026-07-10",
    }


def test_the_same_again_is_no_write() -> None:
    hospital = factories.hospital()
    for _twice in range(2):
        recorded = record(hospital, {"resilience_plan": True})
    assert recorded == RecordedFacts((), ())
    assert ChangeEvent.objects.filter(kind=ChangeKind.FACTS_RECORDED).count() == 1


def test_a_fact_taken_back_is_missing_and_its_version_goes_on() -> None:
    hospital = factories.hospital()
    record(hospital, {"resilience_plan": True})
    record(hospital, {"resilience_plan": None}, base={"resilience_plan": 1})
    assert cards(hospital) == {"resilience_plan": FactCard(value=None, version=2)}
    assert record(hospital, {"mgmt_training": None}) == RecordedFacts((), ())


def test_what_somebody_else_recorded_is_not_overwritten_but_the_rest_is_stored() -> None:
    hospital = factories.hospital()
    record(hospital, {"resilience_plan": True})
    colleague = factories.member(hospital, name="Kollegin")
    recorded = record(hospital, {"resilience_plan": False, "mgmt_training": True}, by=colleague)
    conflict = FactConflict("resilience_plan", yours=False, theirs=True, by_name=str(factories.lead(hospital)), at=NOON)
    assert recorded == RecordedFacts(saved=("mgmt_training",), conflicts=(conflict,))
    assert cards(hospital)["resilience_plan"] == FactCard(value=True, version=1)


@pytest.mark.parametrize(
    "name",
    ["no_such_fact", "employees", "is_sgb5_108_hospital", "avv_signed", "dpia_done", "step.is_cloud_service", ""],
)
def test_what_has_another_home_or_none_is_refused(name: str) -> None:
    with pytest.raises(UnknownFact) as refusal:
        record(factories.hospital(), {name: True, "resilience_plan": True})
    assert refusal.value.names == (name,)
    assert not HouseFact.objects.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("resilience_plan", 1),
        ("resilience_plan", "true"),
        ("number_of_full_inpatient_cases_year_before", -1),
        ("number_of_full_inpatient_cases_year_before", 10**15),
        ("number_of_full_inpatient_cases_year_before", True),
        ("kritisdachg_registration_date", NOON),
        ("kritisdachg_registration_date", date(9999, 1, 1)),
    ],
)
def test_what_does_not_fit_is_refused(name: str, value: FactValue) -> None:
    with pytest.raises(FactDoesNotFit) as refusal:
        record(factories.hospital(), {name: value})
    assert refusal.value.names == (name,)
    assert not HouseFact.objects.exists()


def record_for_service(use: ServiceUse, facts: Facts, *, hospital: Hospital | None = None) -> RecordedFacts:
    return record_service_facts(
        hospital=hospital or use.service.provider.hospital,
        service_id=use.service_id,
        vocabulary=VOCABULARY,
        facts=facts,
        base_versions={},
        by=use.changed_by,
        at=NOON,
    )


def record_for_step(use: ServiceUse, facts: Facts, *, application: str = "A01") -> RecordedFacts:
    return record_step_facts(
        assessment=use.application.assessment,
        service_id=use.service_id,
        application=application,
        vocabulary=VOCABULARY,
        facts=facts,
        base_versions={},
        by=use.changed_by,
        at=NOON,
    )


def test_facts_about_a_service_and_a_step_are_in_the_register() -> None:
    use = factories.use()
    record_for_service(use, {"responsibility_matrix": True})
    record_for_step(use, {"dpia_done": False, "storage_months_outside": 6})
    register = register_of(use.application.assessment, vocabulary=VOCABULARY)
    assert [one.further for one in register.services] == [{"responsibility_matrix": True}]
    assert [one.further for one in register.uses] == [{"dpia_done": False, "storage_months_outside": 6}]
    changes = ChangeEvent.objects.filter(kind=ChangeKind.FACTS_RECORDED)
    assert [(one.subject, one.details["service"]) for one in changes] == [
        (str(use.service_id), use.service.name),
        ("A01", use.service.name),
    ]


def test_each_fact_belongs_to_its_scope() -> None:
    use = factories.use()
    with pytest.raises(UnknownFact):
        record_for_service(use, {"dpia_done": True})
    with pytest.raises(UnknownFact):
        record_for_step(use, {"responsibility_matrix": True})


def test_what_is_not_there_has_no_facts() -> None:
    use = factories.use()
    with pytest.raises(UnknownService):
        record_for_service(use, {"gaps_open": True}, hospital=factories.hospital("Anderes Haus"))
    with pytest.raises(ServiceIsNotUsed):
        record_for_step(use, {"dpia_done": True}, application="A02")


def test_a_closed_assessment_keeps_the_facts_of_its_steps() -> None:
    use = factories.use()
    factories.closed(use.application.assessment)
    with pytest.raises(AssessmentIsClosed):
        record_for_step(use, {"dpia_done": True})
