"""The judgement with the law: conditions on the way to the cloud, and nothing else is changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from assessments.domain.case import Case
from assessments.domain.hospital import Application, FederalState, Profile
from assessments.domain.judgement import judge
from assessments.domain.law.facts import FactValue
from assessments.domain.law.rules import Status
from assessments.domain.legal_judgement import HouseJudgement, LegalBasis, judge_with_law
from assessments.domain.operating_models import OperatingModel
from assessments.domain.register import (
    Attestation,
    AttestationKind,
    CloudService,
    Provider,
    Register,
    ServiceFacts,
    ServiceUse,
)
from assessments.services.shipped import shipped_edition
from assessments.services.shipped_law import shipped_law
from tests.domain.builders import sheet

EDITION, LAW = shipped_edition("2026.11"), shipped_law("2026.11")
DAY = LAW.compiled_on
HOUSE = Profile("Haus am See", federal_state=FederalState.HH, is_sgb5_108_hospital=True)
SPEECH, EMAIL = Application("A20", "A20"), Application("A48", "A48")
TYPE_1 = Attestation(AttestationKind.C5_T1, period_end=date(2024, 12, 31), scope_ok=True)
ON_MARKET = date(2025, 10, 1)


def register(further: Mapping[str, FactValue] | None = None) -> Register:
    facts = ServiceFacts(is_cloud_service=True, first_placed_on_market=ON_MARKET, attested=True, avv_signed=True)
    service = CloudService("k", "Diktat", Provider("Anbieter"), facts, (TYPE_1,))
    return Register((service,), (ServiceUse("A20", "k", further or {}),))


def judged(profile: Profile = HOUSE, of_register: Register | None = None, as_of: date = DAY) -> HouseJudgement:
    return judge_with_law(
        Case(EDITION, profile, sheet({}), (SPEECH, EMAIL), EDITION.presets_by_code["equal"].weights),
        as_of=as_of,
        basis=LegalBasis(LAW, register=of_register or Register()),
    )


def legal_conditions(found: HouseJudgement) -> dict[str, list[str]]:
    return {
        one.code: [condition.rule for condition in one.conditions if condition.rule in LAW.rules_by_id]
        for one in found.result.applications
    }


def test_a_blocker_becomes_a_condition_and_the_model_stays() -> None:
    steps = {"step.processes_health_data_in_cloud": True, "dpia_done": False}
    plain = judge(Case(EDITION, HOUSE, sheet({}), (SPEECH, EMAIL), EDITION.presets_by_code["equal"].weights), as_of=DAY)
    found = judged(of_register=register(steps))
    assert legal_conditions(found) == {"A20": ["R052"], "A48": []}
    without = tuple(
        replace(one, conditions=before.conditions)
        for one, before in zip(found.result.applications, plain.applications, strict=True)
    )
    assert replace(found.result, applications=without, next_moves=plain.next_moves) == plain
    assert found.result.applications[0].verdict is OperatingModel.SAAS


def test_what_waits_for_a_condition_is_not_moved_first() -> None:
    moves = judged(of_register=register({"step.processes_health_data_in_cloud": True, "dpia_done": False}))
    first = judged(of_register=register({"step.processes_health_data_in_cloud": True}))
    assert [move.application for move in moves.result.next_moves] == ["A48", "A20"]
    assert {move.application for move in first.result.next_moves} == {"A20", "A48"}


@pytest.mark.parametrize(("as_of", "rules"), [(date(2027, 3, 31), []), (date(2027, 4, 1), ["R005"])])
def test_the_law_is_judged_on_the_day_of_the_result(as_of: date, rules: list[str]) -> None:
    found = judged(of_register=register({"step.processes_health_data_in_cloud": True}), as_of=as_of)
    assert legal_conditions(found)["A20"] == rules


def test_outside_germany_there_is_no_law() -> None:
    abroad = judged(Profile("Haus am See", country="AT"), register({"dpia_done": False}))
    assert abroad.legal is None
    assert legal_conditions(abroad) == {"A20": [], "A48": []}


def test_what_goes_to_a_cloud_without_a_service_is_a_step_too() -> None:
    legal = judged().legal
    assert legal is not None
    assert [(one.application, one.service) for one in legal.facts.steps] == [("A20", ""), ("A48", "")]


def test_a_missing_fact_never_reads_as_compliance() -> None:
    legal = judged(Profile("Haus am See")).legal
    assert legal is not None
    settled = [one.rule for one in legal.obligations if one.status is Status.NOT_APPLICABLE]
    assert all(not rule.in_force(DAY) for rule in settled)
