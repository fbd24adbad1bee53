"""What expressions mean: the compiled form agrees with the long way, whatever is missing."""

from datetime import date

import pytest
from hypothesis import given

from assessments.domain.law.facts import FactValue
from assessments.domain.law.language.checker import condition_of
from assessments.domain.law.language.months import months_between, months_later
from tests.domain.law.language.reference import months_apart, steps_later, verdict
from tests.domain.law.language.speaking import NAMES, compiled, days, expressions, named, row_of, sheets

Facts = dict[str, FactValue]


def value(text: str, **facts: FactValue) -> bool | None:
    return compiled(condition_of(text, NAMES))(row_of({name.replace("__", "."): fact for name, fact in facts.items()}))[
        0
    ]


@given(expressions, sheets)
def test_compiled_form_agrees_with_the_long_way(text: str, facts: Facts) -> None:
    condition = condition_of(text, NAMES)
    assert named(compiled(condition)(row_of(facts))) == verdict(condition, facts)


@given(expressions, sheets, sheets)
def test_more_facts_never_change_what_is_decided(text: str, facts: Facts, more: Facts) -> None:
    judge = compiled(condition_of(text, NAMES))
    before, after = judge(row_of(facts))[0], judge(row_of({**more, **facts}))[0]
    assert before in (None, after)


@given(expressions, sheets)
def test_deciding_facts_decide_alone(text: str, facts: Facts) -> None:
    judge = compiled(condition_of(text, NAMES))
    before, rests_on = named(judge(row_of(facts)))
    if before is not None:
        assert judge(row_of({name: fact for name, fact in facts.items() if name in rests_on}))[0] is before


@given(expressions, sheets)
def test_missing_facts_are_missing(text: str, facts: Facts) -> None:
    decided, names = named(compiled(condition_of(text, NAMES))(row_of(facts)))
    if decided is None:
        assert names
        assert names.isdisjoint(facts)


@given(days, days)
def test_months_between_is_exact(start: date, end: date) -> None:
    assert months_between(start, end) == months_apart(start, end)


@given(days)
def test_months_later_goes_month_by_month(day: date) -> None:
    assert [months_later(day, months) for months in range(30)] == [steps_later(day, months) for months in range(30)]


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2025, 7, 1), 18, date(2027, 1, 1)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 8, 31), 18, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(9999, 12, 1), 1, date.max),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
    ],
)
def test_months_later(start: date, months: int, end: date) -> None:
    assert months_later(start, months) == end


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2025, 7, 1), date(2026, 12, 31), 17),
        (date(2025, 7, 1), date(2027, 1, 1), 18),
        (date(2025, 8, 31), date(2027, 2, 27), 17),
        (date(2025, 8, 31), date(2027, 2, 28), 18),
        (date(2026, 1, 15), date(2026, 1, 14), -1),
        (date(2026, 1, 15), date(2026, 1, 15), 0),
    ],
)
def test_full_months(start: date, end: date, months: int) -> None:
    assert months_between(start, end) == months


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sunny and windy", None),
        ("sunny and false", False),
        ("false and sunny", False),
        ("sunny or true", True),
        ("not sunny", None),
        ("sunny or not sunny", None),
        ("sunny == sunny", None),
        ("missing(sunny)", True),
        ("missing(sunny) and missing(beds)", True),
        ("missing(sunny) or missing(beds)", True),
    ],
)
def test_nothing_known(text: str, expected: bool | None) -> None:
    assert value(text) is expected


def test_not_binds_tighter_than_and_which_binds_tighter_than_or() -> None:
    assert value("true or false and false") is True
    assert value("(true or false) and false") is False
    assert value("not false and false") is False
    assert value("not sunny == false", sunny=False) is False


def test_missing_is_over_once_the_fact_is_there() -> None:
    assert value("missing(sunny)", sunny=False) is False
    assert value("missing(sunny) or missing(beds)", sunny=True) is True
    assert value("missing(sunny) or missing(beds)", sunny=True, beds=0) is False


def test_numbers_may_be_grouped() -> None:
    assert value("beds >= 30_000", beds=30_000) is True
