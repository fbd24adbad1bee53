"""The shipped law and short ways to ask it."""

from collections.abc import Mapping
from datetime import date

from assessments.domain.law.facts import FactValue, Step
from assessments.domain.law.judging import judge
from assessments.domain.law.results import DerivedValue, Finding, LegalResult
from assessments.domain.law.rules import Status
from assessments.domain.law.vocabulary import TODAY
from assessments.services.shipped_law import shipped_law

LAW = shipped_law()
TODAY_OF_LAW = LAW.compiled_on
HOUSE_AND_STEP = "step"


def judged(facts: Mapping[str, FactValue], as_of: date | None = None) -> LegalResult:
    """Judge a house with one step; every fact stands for both, and ``today`` among the facts is the day."""
    stated = {name: value for name, value in facts.items() if name != TODAY}
    today = facts.get(TODAY, TODAY_OF_LAW)
    assert isinstance(today, date)
    sheet = LAW.vocabulary.sheet(stated)
    return judge(LAW, sheet, [Step(HOUSE_AND_STEP, sheet)], as_of or today)


def findings_of(result: LegalResult) -> dict[str, Finding]:
    return {finding.rule.id: finding for finding in (*result.findings, *result.steps[0].findings)}


def finding(rule: str, facts: Mapping[str, FactValue], as_of: date | None = None) -> Finding:
    return findings_of(judged(facts, as_of))[rule]


def status(rule: str, facts: Mapping[str, FactValue], as_of: date | None = None) -> Status:
    return finding(rule, facts, as_of).status


def derived(name: str, facts: Mapping[str, FactValue], as_of: date | None = None) -> DerivedValue:
    result = judged(facts, as_of)
    return next(value for value in (*result.values, *result.steps[0].values) if value.name == name)


def value(name: str, facts: Mapping[str, FactValue], as_of: date | None = None) -> str | None:
    """Return the derived value, None when it cannot be told."""
    return derived(name, facts, as_of).value


def applying(facts: Mapping[str, FactValue], as_of: date | None = None) -> set[str]:
    found = findings_of(judged(facts, as_of)).values()
    return {one.rule.id for one in found if one.status is Status.APPLIES}
