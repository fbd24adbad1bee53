"""The edges of the law, each from both sides."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from assessments.domain.law.facts import FactValue
from assessments.domain.law.rules import Status
from tests.domain.law.judged import applying, finding, status, value

Facts = Mapping[str, FactValue]
A, N, U = Status.APPLIES, Status.NOT_APPLICABLE, Status.UNKNOWN
MILLION = 1_000_000
DAY = timedelta(days=1)

ADMITTED: Facts = {"is_sgb5_108_hospital": True}
PRIVATE: Facts = {"ownership": "private", "is_sgb5_108_hospital": True, "number_of_full_inpatient_cases": 900}
CLOUD: Facts = {
    "is_sgb5_108_hospital": True,
    "step.processes_health_data_in_cloud": True,
    "step.is_cloud_service": True,
}


@pytest.mark.parametrize(("cases", "expected"), [(29_999, "false"), (30_000, "true")])
def test_kritis_begins_at_30_000_cases(cases: int, expected: str) -> None:
    assert value("kritis", {**ADMITTED, "number_of_full_inpatient_cases": cases}) == expected


@pytest.mark.parametrize(
    ("cases", "expected"), [(26_999, N), (27_000, A), (29_999, A), (30_000, N)], ids=["far", "near", "last", "over"]
)
def test_warning_before_kritis(cases: int, expected: Status) -> None:
    assert status("R044", {"number_of_full_inpatient_cases": cases}) is expected


@pytest.mark.parametrize(
    ("as_of", "last_year", "year_before", "expected"),
    [
        (date(2027, 3, 31), 31_000, 29_000, "false"),
        (date(2027, 4, 1), 31_000, 29_000, "true"),
        (date(2027, 3, 31), 29_000, 31_000, "true"),
        (date(2027, 4, 1), 29_000, 31_000, "false"),
        (date(2027, 1, 1), 31_000, 29_000, "false"),
        (date(2026, 12, 31), 31_000, 29_000, "true"),
    ],
)
def test_kritis_status_changes_on_1_april(as_of: date, last_year: int, year_before: int, expected: str) -> None:
    facts: Facts = {
        **ADMITTED,
        "number_of_full_inpatient_cases": last_year,
        "number_of_full_inpatient_cases_year_before": year_before,
    }
    assert value("kritis", facts, as_of) == expected


def test_before_april_the_count_of_last_year_does_not_tell() -> None:
    assert value("kritis", {**ADMITTED, "number_of_full_inpatient_cases": 31_000}, date(2027, 2, 1)) is None


@pytest.mark.parametrize(
    ("employees", "expected"), [(49, "none"), (50, "important"), (249, "important"), (250, "very_important")]
)
def test_nis2_by_employees(employees: int, expected: str) -> None:
    facts: Facts = {**PRIVATE, "employees": employees, "annual_turnover_eur": MILLION, "balance_sheet_eur": MILLION}
    assert value("nis2_class", facts) == expected


@pytest.mark.parametrize(
    ("turnover", "balance", "expected"),
    [
        (10 * MILLION, 10 * MILLION, "none"),
        (10 * MILLION + 1, 10 * MILLION, "none"),
        (10 * MILLION, 10 * MILLION + 1, "none"),
        (900 * MILLION, 0, "none"),
        (0, 900 * MILLION, "none"),
        (10 * MILLION + 1, 10 * MILLION + 1, "important"),
        (50 * MILLION, 43 * MILLION, "important"),
        (50 * MILLION + 1, 43 * MILLION, "important"),
        (50 * MILLION, 43 * MILLION + 1, "important"),
        (50 * MILLION + 1, 43 * MILLION + 1, "very_important"),
    ],
)
def test_nis2_by_turnover_and_balance_sheet_only_together(turnover: int, balance: int, expected: str) -> None:
    facts: Facts = {**PRIVATE, "employees": 10, "annual_turnover_eur": turnover, "balance_sheet_eur": balance}
    assert value("nis2_class", facts) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"ownership": "federal", "number_of_full_inpatient_cases": 900, "employees": 800}, "none"),
        ({"ownership": "federal", "number_of_full_inpatient_cases": 30_000, "employees": 10}, "very_important"),
        ({"ownership": "private", "number_of_full_inpatient_cases": 30_000}, "very_important"),
        ({"ownership": "public_municipal", "employees": 250}, "very_important"),
        ({"employees": 250}, None),
        ({"ownership": "private", "employees": 100}, None),
    ],
    ids=["federal", "federal KRITIS", "KRITIS", "municipal", "owner not known", "only employees known"],
)
def test_nis2_of_special_houses(facts: Facts, expected: str | None) -> None:
    assert value("nis2_class", {**ADMITTED, **facts}) == expected


def test_a_class_that_is_one_of_two_is_enough_for_what_both_share() -> None:
    facts: Facts = {"ownership": "private", "employees": 100, "nis2_registered": False, "mgmt_training": False}
    assert {"R030", "R031"} <= applying(facts)
    assert finding("R031", facts).deciding == ("ownership", "employees", "mgmt_training")
    assert status("R038", {**facts, **ADMITTED}) is U


@pytest.mark.parametrize(
    ("placed", "as_of", "expected"),
    [
        (date(2025, 6, 30), date(2025, 7, 1), "fail"),
        (date(2025, 7, 1), date(2025, 7, 1), "ok_t1_new"),
        (date(2025, 7, 1), date(2026, 12, 31), "ok_t1_new"),
        (date(2025, 7, 1), date(2027, 1, 1), "fail"),
        (date(2025, 8, 31), date(2027, 2, 27), "ok_t1_new"),
        (date(2025, 8, 31), date(2027, 2, 28), "fail"),
        (date(2026, 5, 23), date(2026, 11, 23), "ok_t1_new"),
        (date(2024, 1, 1), date(2025, 6, 30), "ok_t1_transition"),
        (date(2024, 1, 1), date(2025, 7, 1), "fail"),
    ],
)
def test_type_1_window(placed: date, as_of: date, expected: str) -> None:
    facts: Facts = {**CLOUD, "provider.attestations": frozenset({"C5_T1"}), "provider.first_placed_on_market": placed}
    assert value("attestation_state", facts, as_of) == expected
    assert status("R005", facts, as_of) is (A if expected == "fail" else N)
    assert status("R006", facts, as_of) is (A if expected == "ok_t1_new" else N)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2027, 3, 18), {"R009", "R010"}),
        (date(2027, 3, 19), {"R008"}),
        (date(2026, 9, 19), {"R009", "R010"}),
        (date(2026, 9, 18), {"R010"}),
        (date(2026, 3, 19), {"R010"}),
        (date(2026, 3, 18), set[str]()),
    ],
)
def test_plan_of_19_march_2025(today: date, expected: set[str]) -> None:
    facts: Facts = {
        **CLOUD,
        "provider.attestations": frozenset({"ISO27001"}),
        "provider.plan_complete": True,
        "provider.plan_date": date(2025, 3, 19),
        "gaps_open": True,
    }
    assert applying(facts, today) & {"R007", "R008", "R009", "R010"} == expected
    assert value("attestation_state", facts, today) == ("fail" if "R008" in expected else "ok_equiv")


def test_nothing_but_an_accepted_certificate_can_stand_in_for_c5() -> None:
    plan: Facts = {"provider.plan_complete": True, "provider.plan_date": date(2026, 1, 1)}
    for certificate in ("ISO27001", "ISO27001_ITGS", "CCM4"):
        assert value("attestation_state", {**plan, "provider.attestations": frozenset({certificate})}) == "ok_equiv"
    assert value("attestation_state", {**plan, "provider.attestations": frozenset()}) == "fail"


@pytest.mark.parametrize(
    ("rule", "facts", "last_day_before", "before", "after"),
    [
        ("R005", {**CLOUD, "provider.attestations": frozenset({"C5_T1"}),
                  "provider.first_placed_on_market": date(2024, 1, 1)}, date(2025, 6, 30), N, A),
        ("R015", {**CLOUD, "provider.attestation_catalogue": "C5_2020"}, date(2027, 5, 31), N, A),
        ("R016", {**CLOUD, "provider.attestation_catalogue": "C5_2020", "contract_end": date(2028, 1, 1)},
         date(2027, 5, 31), A, N),
        ("R030", {**PRIVATE, "employees": 300, "nis2_registered": False}, date(2026, 3, 6), N, A),
        ("R042", {**ADMITTED, "number_of_full_inpatient_cases": 30_000, "kritisdachg_registered": False},
         date(2026, 7, 16), N, A),
        ("R082", {"egress_or_switching_fee": 1}, date(2027, 1, 11), N, A),
        ("R083", {"egress_or_switching_fee": 1}, date(2027, 1, 11), A, N),
        ("R081", {"contract_lacks_switching_clause": True}, date(2025, 9, 11), N, A),
        ("R091", {"step.uses_ai": True, "patient_or_public_chatbot": True, "ai_notice": False},
         date(2026, 8, 1), N, A),
        ("R001", {**CLOUD, "provider.places": frozenset({"THIRD"})}, date(2024, 6, 30), N, A),
        ("R014", {**CLOUD, "provider.attestations": frozenset({"C5_T2"}),
                  "provider.attestation_period_end": date(2025, 9, 30)}, date(2026, 9, 30), N, A),
        ("R084", {"exit_plan": True, "exit_test_date": date(2024, 11, 23)}, date(2026, 11, 23), N, A),
        ("R070", {"receives_khzg": True, "step.changes_funded_service": True,
                  "purpose_binding_end": date(2027, 1, 1)}, date(2026, 12, 31), A, N),
    ],
)  # fmt: skip
def test_day_on_which_the_answer_changes(
    rule: str, facts: Facts, last_day_before: date, before: Status, after: Status
) -> None:
    assert (status(rule, facts, last_day_before), status(rule, facts, last_day_before + DAY)) == (before, after)


@pytest.mark.parametrize("as_of", [date(2026, 3, 5), date(2026, 3, 6)])
def test_on_the_day_of_the_deadline_registration_is_still_in_time(as_of: date) -> None:
    assert status("R030", {**PRIVATE, "employees": 300, "nis2_registered": False}, as_of) is N


@pytest.mark.parametrize(
    ("contract_end", "expected"), [(date(2027, 6, 1), N), (date(2027, 6, 2), A)], ids=["ends before", "outlives it"]
)
def test_contract_across_the_change_of_catalogue(contract_end: date, expected: Status) -> None:
    facts: Facts = {**CLOUD, "provider.attestation_catalogue": "C5_2020", "contract_end": contract_end}
    assert status("R016", facts) is expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"incident_clause_hours": 12}, N),
        ({"incident_clause_hours": 13}, A),
        ({"incident_clause": False}, A),
        ({"incident_clause": True}, U),
        ({}, U),
    ],
)
def test_report_by_the_provider_within_twelve_hours(facts: Facts, expected: Status) -> None:
    assert status("R033", {**PRIVATE, "employees": 300, **facts}) is expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"exit_plan": True, "exit_tested": False}, A),
        ({"exit_plan": True}, U),
        ({"exit_plan": True, "exit_tested": True}, U),
        ({"exit_plan": False}, N),
    ],
)
def test_export_that_was_never_tested(facts: Facts, expected: Status) -> None:
    assert status("R084", facts) is expected


def test_plan_for_resilience_is_due_ten_months_after_registration() -> None:
    facts: Facts = {
        **ADMITTED,
        "number_of_full_inpatient_cases": 30_000,
        "kritisdachg_registration_date": date(2026, 8, 31),
        "resilience_plan": False,
    }
    assert status("R043", facts, date(2027, 6, 29)) is N
    assert status("R043", facts, date(2027, 6, 30)) is A
    assert status("R042", facts, date(2027, 6, 29)) is N


@pytest.mark.parametrize(
    ("months", "expected"), [(3, N), (4, A)], ids=["three months are allowed", "over three months"]
)
def test_storage_outside_the_hospital_in_mecklenburg_vorpommern(months: int, expected: Status) -> None:
    facts: Facts = {"federal_state": "MV", "storage_months_outside": months, "separate_storage": False}
    assert status("R064", {**facts, "step.processes_health_data_in_cloud": True}) is expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, U),
        ({"ownership": "private"}, A),
        ({"ownership": "private", "employees": 100}, A),
        ({"ownership": "private", "employees": 250}, N),
        ({"ownership": "federal", **ADMITTED, "number_of_full_inpatient_cases": 1}, N),
    ],
    ids=["owner not known", "nothing known", "turnover decides", "decided", "federal"],
)
def test_size_must_be_found_out_while_the_class_is_open(facts: Facts, expected: Status) -> None:
    assert status("R036", facts) is expected


def test_health_data_in_a_service_that_may_be_a_cloud() -> None:
    health: Facts = {"step.processes_health_data_in_cloud": True}
    assert status("R017", health) is A
    assert status("R017", {**health, "step.is_cloud_service": False}) is N
    assert status("R017", {"step.processes_health_data_in_cloud": False}) is N
    assert finding("R017", health).missing == ("step.is_cloud_service",)


def test_empty_list_of_attestations_means_none_and_a_missing_one_means_not_known() -> None:
    assert status("R004", {**CLOUD, "provider.attestations": frozenset()}) is A
    assert status("R004", CLOUD) is U
