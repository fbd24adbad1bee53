"""The whole answer: houses and steps apart, the list of missing facts, the calendar, and rules out of force."""

from dataclasses import replace
from datetime import date

from assessments.domain.law.facts import FactSheet, FactValue, Step
from assessments.domain.law.judging import judge
from assessments.domain.law.results import CalendarDay, LegalResult, ToDo
from assessments.domain.law.rules import Status
from tests.domain.law.judged import LAW, TODAY_OF_LAW, derived, finding, judged, status

Facts = dict[str, FactValue]
CLOUD: Facts = {"step.processes_health_data_in_cloud": True, "step.is_cloud_service": True}
NIS2: Facts = {"ownership": "private", "employees": 300}


def sheet(**facts: FactValue) -> FactSheet:
    return LAW.vocabulary.sheet({name.replace("__", "."): value for name, value in facts.items()})


def asked(result: LegalResult, fact: str) -> ToDo:
    return next(one for one in result.to_do if one.fact == fact)


def test_each_step_is_judged_by_its_own_service() -> None:
    house = sheet(is_sgb5_108_hospital=True)
    steps = [
        Step("pacs", LAW.vocabulary.sheet({**CLOUD, "provider.attestations": frozenset()})),
        Step("mail", LAW.vocabulary.sheet({"step.processes_health_data_in_cloud": False})),
    ]
    result = judge(LAW, house, steps, TODAY_OF_LAW)
    found = {step.code: next(one.status for one in step.findings if one.rule.id == "R004") for step in result.steps}
    assert found == {"pacs": Status.APPLIES, "mail": Status.NOT_APPLICABLE}


def test_house_and_steps_share_the_rules_between_them() -> None:
    result = judge(LAW, FactSheet(), [Step("pacs")], TODAY_OF_LAW)
    house = [one.rule.id for one in result.findings]
    step = [one.rule.id for one in result.steps[0].findings]
    assert sorted(house + step) == [rule.id for rule in LAW.rules]
    assert {one.rule.scope.value for one in result.findings} == {"house"}


def test_facts_about_the_house_come_from_the_house() -> None:
    step = Step("pacs", sheet(federal_state="TH", step__processes_health_data_in_cloud=True, land_memo=False))
    result = judge(LAW, sheet(federal_state="HH"), [step], TODAY_OF_LAW)
    assert next(one for one in result.steps[0].findings if one.rule.id == "R060").status is Status.NOT_APPLICABLE


def test_what_the_house_says_about_all_steps_holds_until_a_step_says_otherwise() -> None:
    house = sheet(exit_plan=False, step__supports_care=True)
    steps = [Step("pacs"), Step("lab", sheet(exit_plan=True))]
    result = judge(LAW, house, steps, TODAY_OF_LAW)
    found = [next(one.status for one in step.findings if one.rule.id == "R080") for step in result.steps]
    assert found == [Status.APPLIES, Status.NOT_APPLICABLE]


def test_a_service_of_several_steps_is_asked_about_once() -> None:
    facts = LAW.vocabulary.sheet(CLOUD)
    steps = [Step("pacs", facts, service="archive"), Step("lab", facts, service="archive"), Step("mail", facts)]
    result = judge(LAW, sheet(is_sgb5_108_hospital=True), steps, TODAY_OF_LAW)
    assert asked(result, "avv_signed") == ToDo("avv_signed", ("archive", "mail"), ("R050",), ("pacs", "lab", "mail"))
    assert asked(result, "dpia_done") == ToDo("dpia_done", ("pacs", "lab", "mail"), ("R052",), ("pacs", "lab", "mail"))
    assert asked(result, "awareness_training") == ToDo("awareness_training", (), ("R022",), ())


def test_first_to_find_out_is_what_most_rules_wait_for() -> None:
    result = judge(LAW, FactSheet(), [Step("pacs")], TODAY_OF_LAW)
    assert [(one.fact, len(one.rules)) for one in result.to_do[:4]] == [
        ("is_sgb5_108_hospital", 32),
        ("step.processes_health_data_in_cloud", 32),
        ("step.is_cloud_service", 17),
        ("number_of_full_inpatient_cases", 15),
    ]


def test_missing_facts_of_rules_out_of_force_are_not_asked_for() -> None:
    result = judged({"is_sgb5_108_hospital": True, **CLOUD}, date(2024, 1, 1))
    assert "provider.attestations" not in {one.fact for one in result.to_do}


def test_rule_out_of_force_does_not_apply_and_says_so() -> None:
    found = finding("R001", {**CLOUD, "provider.places": frozenset({"THIRD"})}, date(2024, 6, 30))
    assert (found.status, found.deciding, found.missing, found.in_force) == (
        Status.NOT_APPLICABLE,
        ("today",),
        (),
        False,
    )


def test_last_day_of_a_rule_is_its_own() -> None:
    rule = replace(LAW.rules_by_id["R067"], valid_until=date(2026, 12, 31))
    law = replace(LAW, rules=tuple(rule if one.id == rule.id else one for one in LAW.rules))
    found = [
        next(one for one in judge(law, sheet(federal_state="BY"), [], day).findings if one.rule.id == "R067").status
        for day in (date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert found == [Status.APPLIES, Status.NOT_APPLICABLE]


def test_false_conjunction_rests_on_its_first_false_part() -> None:
    facts = {"is_sgb5_108_hospital": False, "step.is_cloud_service": False}
    assert finding("R004", facts).deciding == ("step.is_cloud_service",)


def test_derived_value_tells_what_it_can_still_be() -> None:
    found = derived("nis2_class", {"ownership": "private", "employees": 100})
    assert (found.candidates, found.value) == (("very_important", "important"), None)
    assert found.missing == (
        "is_sgb5_108_hospital",
        "number_of_full_inpatient_cases",
        "annual_turnover_eur",
        "balance_sheet_eur",
    )


def day_of(result: LegalResult, code: str) -> CalendarDay | None:
    return next((day for day in result.calendar if day.entry.code == code), None)


def test_calendar_holds_the_dates_of_this_house() -> None:
    result = judged(
        {**NIS2, "is_sgb5_108_hospital": True, "number_of_full_inpatient_cases": 900, "step.uses_ai": False}
    )
    assert [day.entry.code for day in result.calendar if day.status is Status.APPLIES] == [
        "s393_applies",
        "c5_type_2",
        "data_act",
        "nis2",
        "nis2_registration",
        "epa_3",
        "khzg_proof",
        "no_switching_charges",
        "ehds",
        "c5_2026",
        "ehds_first_stage",
        "nis2_proof",
        "ehds_second_stage",
    ]
    assert [day.entry.code for day in result.calendar if day.status is Status.UNKNOWN] == [
        "first_type_1_end",
        "plan_example",
    ]


def test_calendar_knows_past_and_future() -> None:
    result = judged({"is_sgb5_108_hospital": True}, date(2027, 6, 1))
    assert {day.entry.code: day.is_past for day in result.calendar if day.entry.code.startswith("c5")} == {
        "c5_type_2": True,
        "c5_2026": False,
    }


def test_date_about_a_step_names_the_steps_it_concerns() -> None:
    steps = [Step("scribe", sheet(step__uses_ai=True)), Step("mail", sheet(step__uses_ai=False)), Step("lab")]
    concerned = day_of(judge(LAW, FactSheet(), steps, TODAY_OF_LAW), "ai_annex_i")
    assert concerned is not None
    assert (concerned.status, concerned.steps) == (Status.APPLIES, ("scribe",))


def test_date_that_concerns_no_one_is_left_out() -> None:
    assert day_of(judged({"ownership": "private"}), "kdg") is None


def test_house_without_steps_is_judged_too() -> None:
    result = judge(LAW, sheet(**NIS2), [], TODAY_OF_LAW)
    assert result.steps == ()
    assert len(result.findings) == 20


def test_report_on_another_day_says_what_is_true_on_it() -> None:
    facts: Facts = {**CLOUD, "is_sgb5_108_hospital": True, "provider.attestation_catalogue": "C5_2020"}
    assert status("R015", facts) is Status.NOT_APPLICABLE
    assert status("R015", facts, date(2027, 6, 1)) is Status.APPLIES
