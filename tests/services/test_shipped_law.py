"""The law that comes with the product holds what it promises."""

from collections import Counter
from datetime import date

import pytest

from assessments.domain.fingerprint import fingerprint_of
from assessments.domain.law.backing import Confidence, Standing
from assessments.domain.law.rules import Severity
from assessments.domain.law.vocabulary import Origin, Scope
from assessments.services.shipped import EditionRefused, shipped_edition
from assessments.services.shipped_law import shipped_law

LAW = shipped_law()


def test_head() -> None:
    assert (LAW.edition, LAW.compiled_on, LAW.federal_law_date) == ("2026.11", date(2026, 11, 23), date(2026, 4, 29))
    assert LAW.position.in_language("de") == "Rechtsstand Bundesrecht 29.04.2026"
    assert LAW.disclaimer.in_language("de").startswith("Keine Rechtsberatung.")
    assert [point.number for point in LAW.open_points] == list(range(1, 16))


def test_numbers() -> None:
    assert len(LAW.rules) == 73
    assert len(LAW.states) == 16
    assert len(LAW.dates) == 24
    assert [value.name for value in LAW.derived] == [
        "kritis",
        "nis2_class",
        "s393_applies",
        "new_system_window",
        "has_equiv_cert",
        "equiv_ok",
        "attestation_state",
    ]
    assert Counter(rule.severity for rule in LAW.rules) == {
        Severity.BLOCKER: 18,
        Severity.DUTY: 43,
        Severity.ADVICE: 12,
    }


def test_regimes() -> None:
    assert Counter(rule.regime for rule in LAW.rules) == {
        "s393": 17,
        "s391": 4,
        "nis2": 9,
        "kritis": 5,
        "privacy": 9,
        "states": 11,
        "funding": 3,
        "data_act": 5,
        "devices_ai": 6,
        "guidance": 4,
    }


def test_every_input_of_the_law_is_used_or_explains_another() -> None:
    used = frozenset().union(*(LAW.names_behind(rule) for rule in LAW.rules))
    implying = {fact.implied_by for fact in LAW.vocabulary.facts.values()}
    unused = LAW.vocabulary.facts.keys() - used - implying
    assert unused == {"legal_form", "step.service_model"}
    assert {LAW.vocabulary.facts[name].origin for name in unused} == {Origin.INPUT}


def test_weakly_backed_points_are_never_settled() -> None:
    weak = (Confidence.LOW, Confidence.BACKGROUND)
    backings = [rule.backing for rule in LAW.rules]
    assert [one for one in backings if one.confidence in weak and one.standing is Standing.SETTLED] == []
    assert [state for state in LAW.states if state.confidence in weak and state.standing is Standing.SETTLED] == []


def test_every_rule_without_an_address_says_so() -> None:
    without = {rule.id for rule in LAW.rules if all(source.url is None for source in rule.backing.sources)}
    assert without == {"R058", "R084", "R103"}


def test_every_text_exists_in_both_languages() -> None:
    texts = [text for rule in LAW.rules for text in (rule.text, rule.evidence, rule.backing.reference)]
    assert [text for text in texts if set(text.as_mapping()) != {"de", "en"}] == []


def test_review_is_due_after_the_day_of_the_law() -> None:
    assert [rule.id for rule in LAW.rules if rule.review_by <= LAW.compiled_on] == []
    assert not LAW.rules_by_id["R082"].review_overdue(date(2027, 1, 12))
    assert LAW.rules_by_id["R082"].review_overdue(date(2027, 1, 13))


def test_a_question_shows_the_rules_it_feeds() -> None:
    assert {question: rules for question, rules in LAW.rules_by_question.items() if question.startswith("D3")} == {
        "D3.1": ("R060", "R060a", "R066", "R068", "R069"),
        "D3.3": ("R030", "R031"),
    }


def test_answers_come_from_questions_of_the_edition() -> None:
    assert LAW.rules_by_question.keys() <= shipped_edition().questions.keys()


def test_rule_shows_the_facts_that_feed_it() -> None:
    assert LAW.names_behind(LAW.rules_by_id["R005"]) == {
        "is_sgb5_108_hospital",
        "step.processes_health_data_in_cloud",
        "step.is_cloud_service",
        "provider.attestations",
        "provider.first_placed_on_market",
        "provider.plan_complete",
        "provider.plan_date",
        "today",
    }


def test_law_can_be_fingerprinted() -> None:
    assert len(fingerprint_of(LAW)) == 64


def test_scopes() -> None:
    assert Counter(fact.scope for fact in LAW.vocabulary.facts.values()) == {
        Scope.HOUSE: 26,
        Scope.SERVICE: 34,
        Scope.STEP: 22,
    }


def test_law_is_read_once() -> None:
    assert shipped_law("2026.11") is LAW


def test_edition_that_does_not_exist() -> None:
    with pytest.raises(EditionRefused):
        shipped_law("1999.01")
