"""Every rule against its own three cases: it applies, it does not, it cannot be told."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from assessments.domain.law.facts import FactValue
from assessments.domain.law.proving import FailedCase, failed_cases
from assessments.domain.law.rules import Status
from tests.domain.law.judged import LAW, finding

NUMBERS = [
    *range(1, 18),
    *range(20, 24),
    *range(30, 39),
    *range(40, 45),
    *range(50, 59),
    *range(60, 70),
    *range(70, 73),
    *range(80, 85),
    *range(90, 96),
    *range(100, 104),
]
CASES = [
    pytest.param(rule.id, status, facts, id=f"{rule.id} {status}")
    for rule in LAW.rules
    for status, facts in rule.cases.items()
]


def test_every_rule_of_the_research_is_there() -> None:
    assert [rule.id for rule in LAW.rules] == sorted([*(f"R{number:03}" for number in NUMBERS), "R060a"])


def test_every_rule_has_three_cases() -> None:
    assert [rule.id for rule in LAW.rules if set(rule.cases) != set(Status)] == []


def test_no_case_fails() -> None:
    assert [case for rule in LAW.rules for case in failed_cases(LAW, rule)] == []


def test_a_case_that_leads_elsewhere_is_told_with_what_it_leads_to() -> None:
    rule = LAW.rules_by_id["R060"]
    swapped = replace(rule, cases={**rule.cases, Status.APPLIES: rule.cases[Status.UNKNOWN]})
    assert list(failed_cases(LAW, swapped)) == [FailedCase("R060", Status.APPLIES, Status.UNKNOWN)]


def test_a_case_on_a_day_before_the_rule_is_told() -> None:
    later = replace(LAW.rules_by_id["R060"], valid_from=date(2030, 1, 1))
    assert list(failed_cases(LAW, later)) == [FailedCase("R060", status, None) for status in Status]


@pytest.mark.parametrize(("rule", "expected", "facts"), CASES)
def test_rule_decides_its_cases(rule: str, expected: Status, facts: Mapping[str, FactValue]) -> None:
    found = finding(rule, facts)
    assert found.status is expected
    assert found.in_force


@pytest.mark.parametrize(("rule", "expected", "facts"), CASES)
def test_finding_names_what_decided_it_or_what_is_missing(
    rule: str, expected: Status, facts: Mapping[str, FactValue]
) -> None:
    found = finding(rule, facts)
    if expected is Status.UNKNOWN:
        assert found.missing != ()
        assert found.deciding == ()
    else:
        assert found.deciding != ()
    assert not set(found.missing) & set(facts)
