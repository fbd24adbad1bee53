"""What holds for all houses: learning more only ever settles, and knowing nothing settles nothing."""

from datetime import date
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.law.facts import FactSheet, FactValue, Step
from assessments.domain.law.judging import judge
from assessments.domain.law.language.conditions import asks_for_missing
from assessments.domain.law.results import LegalResult
from assessments.domain.law.rules import Status
from tests.domain.law.judged import LAW, TODAY_OF_LAW, findings_of, judged
from tests.domain.law.sheets import FACTS, days, full_sheets, sheets

Facts = dict[str, FactValue]
IMPLIED = {name for name, fact in FACTS.items() if fact.implied_by}
ASKING = {rule.id for rule in LAW.rules if asks_for_missing(rule.condition.condition)}


def without_contradiction(facts: Facts) -> Facts:
    """Leave out facts that others imply, so that no later fact can contradict an earlier one."""
    return {name: value for name, value in facts.items() if name not in IMPLIED}


def statuses(facts: Facts, as_of: date) -> dict[str, Status]:
    return {rule: found.status for rule, found in findings_of(judged(facts, as_of)).items()}


def test_only_two_rules_ask_for_missing_facts() -> None:
    assert sorted(ASKING) == ["R017", "R036"]


@given(sheets, sheets, days)
def test_a_fact_more_never_unsettles_a_rule(facts: Facts, more: Facts, as_of: date) -> None:
    """What is decided stays decided, and stays the same.

    The two rules that apply because something is missing may end when it becomes known; they never fall back to
    "cannot tell" either.
    """
    known = without_contradiction(facts)
    before, after = statuses(known, as_of), statuses({**without_contradiction(more), **known}, as_of)
    for rule, status in before.items():
        if status is Status.UNKNOWN:
            continue
        assert after[rule] is not Status.UNKNOWN
        if rule not in ASKING or status is Status.NOT_APPLICABLE:
            assert after[rule] is status


@given(full_sheets, days)
def test_a_house_that_knows_everything_has_nothing_open(facts: Facts, as_of: date) -> None:
    result = judged({**facts, "number_of_full_inpatient_cases_year_before": 1}, as_of)
    assert result.to_do == ()
    assert {found.status for found in findings_of(result).values()} <= {Status.APPLIES, Status.NOT_APPLICABLE}
    assert all(value.value is not None for value in (*result.values, *result.steps[0].values))


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_a_house_that_knows_nothing_is_told_nothing_but_what_the_date_says(as_of: date) -> None:
    """Without any fact a rule can be out of force, or excluded by the day alone; everything else cannot be told."""
    for finding in findings_of(judged({}, as_of)).values():
        if finding.status is Status.NOT_APPLICABLE:
            assert finding.deciding == ("today",)
        else:
            assert finding.status is Status.UNKNOWN
            assert finding.missing != ()


def test_nothing_known_on_the_day_of_the_law() -> None:
    settled = {rule for rule, found in findings_of(judged({})).items() if found.status is not Status.UNKNOWN}
    assert settled == {"R015", "R043", "R082"}


@given(sheets, days)
def test_deciding_facts_decide_alone(facts: Facts, as_of: date) -> None:
    @cache  # many rules are decided by the same facts
    def with_nothing_but(names: frozenset[str]) -> dict[str, Status]:
        return statuses({name: facts[name] for name in names}, as_of)

    for rule, found in findings_of(judged(facts, as_of)).items():
        if found.status is not Status.UNKNOWN and rule not in ASKING and not set(found.deciding) & IMPLIED:
            assert with_nothing_but(frozenset(found.deciding).intersection(facts))[rule] is found.status


@given(sheets, days)
def test_to_do_list_holds_every_missing_fact_once_most_rules_first(facts: Facts, as_of: date) -> None:
    result = judged(facts, as_of)
    missing = {name for found in findings_of(result).values() for name in found.missing}
    assert {one.fact for one in result.to_do} == missing
    assert len(result.to_do) == len(missing)
    counts = [len(one.rules) for one in result.to_do]
    assert counts == sorted(counts, reverse=True)


@given(sheets, sheets, days)
def test_a_step_changes_nothing_for_the_house_or_another_step(house: Facts, step: Facts, as_of: date) -> None:
    alone = result_of(house, [Step("a")], as_of)
    together = result_of(house, [Step("a"), Step("b", FactSheet(step))], as_of)
    assert together.findings == alone.findings
    assert together.steps[0] == alone.steps[0]


def result_of(house: Facts, steps: list[Step], as_of: date = TODAY_OF_LAW) -> LegalResult:
    return judge(LAW, LAW.vocabulary.sheet(house), steps, as_of)
