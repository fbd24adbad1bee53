"""Facts that are never asked twice: those of the profile and of the questionnaire."""

import pytest

from assessments.domain.hospital import FederalState, LegalForm, Ownership, Profile
from assessments.domain.law.facts import FactSheet
from assessments.domain.law.house_facts import facts_of_answers, facts_of_profile
from assessments.domain.law.vocabulary import FactProblem, FactsRefused, Scope
from tests.domain.law.judged import LAW

WORDS = LAW.vocabulary


def test_profile_fills_the_facts_about_the_house() -> None:
    profile = Profile(
        name="Klinikum Beispielstadt",
        federal_state=FederalState.TH,
        ownership=Ownership.PUBLIC_STATE,
        full_inpatient_cases=52_000,
        employees=5_500,
        turnover_eur=700_000_000,
        balance_sheet_eur=900_000_000,
        legal_form=LegalForm.LEGAL_PERSON,
        is_sgb5_108_hospital=True,
        receives_khzg=True,
        receives_khtf=False,
    )
    assert facts_of_profile(WORDS, profile) == FactSheet(
        {
            "federal_state": "TH",
            "ownership": "public_state",
            "legal_form": "legal_person",
            "is_sgb5_108_hospital": True,
            "number_of_full_inpatient_cases": 52_000,
            "employees": 5_500,
            "annual_turnover_eur": 700_000_000,
            "balance_sheet_eur": 900_000_000,
            "receives_khzg": True,
            "receives_khtf": False,
        }
    )


def test_empty_profile_says_nothing() -> None:
    assert facts_of_profile(WORDS, Profile(name="Klinikum Beispielstadt")) == FactSheet()


# question | levels that deny | levels that say nothing | levels that prove
ANSWERS = """
b3s_or_isms                   D4.1  012 -   34
nis2_registered               D3.3  01  2   34
mgmt_training                 D3.3  -   0123 4
mfa_for_cloud_admin           D4.2  012 -   34
restore_test_last_12m         D6.2  012 -   34
attack_detection_covers_cloud D4.5  01  23  4
cloud_strategy_approved       D1.1  012 -   34
provider_in_supplier_register D10.1 0   1234 -
exit_plan                     D10.3 01  234 -
downtime_procedure            D6.4  0   1234 -
land_memo                     D3.1  01  234 -
"""
ROWS = [line.split() for line in ANSWERS.strip().splitlines()]


@pytest.mark.parametrize(("fact", "question", "denying", "silent", "proving"), ROWS, ids=[row[0] for row in ROWS])
def test_levels_of_the_questionnaire(fact: str, question: str, denying: str, silent: str, proving: str) -> None:
    said = {level: facts_of_answers(WORDS, {question: level}).values.get(fact) for level in range(5)}
    assert said == {
        **{int(level): False for level in denying if level != "-"},
        **{int(level): None for level in silent if level != "-"},
        **{int(level): True for level in proving if level != "-"},
    }


def test_every_mapped_fact_is_in_the_table() -> None:
    assert {name for name, fact in WORDS.facts.items() if fact.answer} == {row[0] for row in ROWS}


def test_questionnaire_never_proves_anything_about_a_single_service() -> None:
    mapped = [fact for fact in WORDS.facts.values() if fact.answer and fact.scope is not Scope.HOUSE]
    assert {level for fact in mapped if fact.answer for level in fact.answer.levels.values()} == {False}


def test_unanswered_questions_say_nothing() -> None:
    assert facts_of_answers(WORDS, {}) == FactSheet()


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("employees", "many", "expected a number, found 'many'"),
        ("employees", True, "expected a number, found 'True'"),
        ("employees", -1, "expected a number, found '-1'"),
        ("federal_state", "XX", f"expected one of {', '.join(FederalState)}, found 'XX'"),
        ("provider.places", frozenset(), "expected a set of DE, EU_EEA_CH, ADEQUATE, THIRD, found 'frozenset()'"),
        ("provider.places", "DE", "expected a set of DE, EU_EEA_CH, ADEQUATE, THIRD, found 'DE'"),
        ("contract_end", "2027-01-01", "expected a date, found '2027-01-01'"),
        ("colour", 3, "there is no such fact"),
        ("today", 3, "there is no such fact"),
    ],
)  # fmt: skip
def test_value_that_does_not_fit_its_name_is_refused(name: str, value: object, message: str) -> None:
    with pytest.raises(FactsRefused) as refused:
        WORDS.sheet({name: value})
    assert refused.value.problems == (FactProblem(name, message),)


def test_every_name_a_finding_can_mention_has_words() -> None:
    assert WORDS.wording_of("today").in_language("de") == "Stichtag"
    assert WORDS.wording_of("before_1_april").in_language("en") == "The day lies before 1 April"
    assert WORDS.wording_of("contract_end").in_language("en") == "When does the contract end?"
