"""Every rule against its own three cases: it applies, it does not, it cannot be told."""

from collections.abc import Mapping

import pytest

from assessments.domain.law.facts import FactValue
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
