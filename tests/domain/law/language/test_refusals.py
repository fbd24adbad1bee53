"""Whatever is wrong is told with the character at which it stands, and nothing else ever comes out."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assessments.domain.law.language.checker import condition_of
from assessments.domain.law.language.problems import ExpressionRefused, line_and_column
from assessments.domain.law.language.tokens import LONGEST
from tests.domain.law.language.speaking import NAMES, compiled, row_of

MALFORMED = {
    "": (1, "expected a name or a value, found the end"),
    "   ": (4, "expected a name or a value, found the end"),
    "sunny and": (10, "expected a name or a value, found the end"),
    "sunny windy": (7, "expected 'and', 'or' or the end, found 'windy'"),
    "sunny & windy": (7, "cannot read '& windy'"),
    "(sunny": (7, "expected ')', found the end"),
    "sunny)": (6, "expected 'and', 'or' or the end, found ')'"),
    "beds > 3 > 2": (10, "expected 'and', 'or' or the end, found '>'"),
    "beds = 3": (6, "cannot read '= 3'"),
    "beds > 3x": (8, "cannot read '3x'"),
    "beds > 1_00": (8, "cannot read '1_00'"),
    "beds > 3.5": (8, "cannot read '3.5'"),
    "beds > -1": (8, "cannot read '-1'"),
    "beds > 1234567890123456": (8, "cannot read '123456789012'"),
    "start > 2025-02-30": (9, "no calendar has the day 2025-02-30"),
    "start > 2025-2-3": (9, "cannot read '2025-2-3'"),
    "start + 3 > today": (11, "expected 'months', found '>'"),
    "start + beds months > today": (9, "expected a number of months, found 'beds'"),
    "start + 1201 months > today": (9, "more than 1200 months"),
    "missing(beds > 3)": (14, "expected ')', found '>'"),
    "missing beds": (9, "expected '(', found 'beds'"),
    "colour in {red green}": (16, "expected '}', found 'green'"),
    "colour in {red,}": (16, "expected a word, found '}'"),
    "colour not {red}": (12, "expected 'in', found '{'"),
    "sunny. and windy": (1, "cannot read 'sunny. and w'"),
    "__import__('os')": (12, "cannot read \"'os')\""),
    "sunny; windy": (6, "cannot read '; windy'"),
    "sünny": (2, "cannot read 'ünny'"),
    "(" * 30 + "sunny" + ")" * 30: (27, "is nested more than 25 levels deep"),
    "not " * 30 + "sunny": (105, "is nested more than 25 levels deep"),
    "sunny or " * 300 + "sunny": (LONGEST + 1, "is longer than 2000 characters"),
}
MISSING = "missing(...) may only be joined by 'and', or by 'or' to other tests of its kind"
ILL_TYPED = {
    "rainy": [(1, "there is no fact 'rainy'")],
    "beds": [(1, "'beds' is a number; compare it")],
    "3": [(1, "is neither true nor false; compare it with something")],
    "{red}": [(1, "is neither true nor false; compare it with something")],
    "colour": [(1, "'colour' is one of red, green, blue; compare it")],
    "colour == pink": [(11, "'pink' is not one of red, green, blue")],
    "colour == 3": [(11, "expected one of red, green, blue")],
    "colour == sunny": [(11, "expected one of red, green, blue")],
    "red == colour": [(1, "there is no fact 'red'"), (8, "'colour' is one of red, green, blue; compare it")],
    "colour in {red, pink, red}": [
        (17, "'pink' is not one of red, green, blue"),
        (23, "'red' stands in this set twice"),
    ],
    "colour in {}": [(11, "nothing is in an empty set")],
    "colour in beds": [(11, "expected a set, but 'beds' is a number")],
    "beds in {red}": [(1, "expected an enumerated fact, but 'beds' is a number")],
    "rainy in {red}": [(1, "there is no fact 'rainy'")],
    "red in rainy": [(8, "there is no fact 'rainy'")],
    "FR in provider.places": [(1, "'FR' is not one of DE, EU, THIRD")],
    "colour in provider.places": [(1, "expected a word before 'in', found the fact 'colour'")],
    "3 in provider.places": [(1, "expected a word or an enumerated fact before 'in'")],
    "DE in 3": [(7, "expected a set after 'in'")],
    "provider.places == DE": [(20, "expected words in braces")],
    "provider.places > 3": [(1, "expected a number or a date; 'provider.places' is a set of DE, EU, THIRD")],
    "beds > start": [(6, "cannot compare a number with a date")],
    "beds > true": [(8, "expected a number or a date")],
    "beds == sunny": [(9, "expected a number or a date; 'sunny' is true or false")],
    "beds + 3 months > 4": [(6, "months can be added to a date only")],
    "months_between(beds, start) > 3": [(1, "months_between needs two dates")],
    "months_between(rainy, start) > 3": [(16, "expected a number or a date; 'rainy' is no fact")],
    "missing(rainy)": [(9, "there is no fact 'rainy'")],
    "not missing(beds)": [(5, MISSING)],
    "sunny or missing(beds)": [(10, MISSING)],
    "missing(beds) == true": [(1, MISSING)],
    "rainy and beds and colour == pink": [
        (1, "there is no fact 'rainy'"),
        (11, "'beds' is a number; compare it"),
        (30, "'pink' is not one of red, green, blue"),
    ],
}


def problems(text: str) -> list[tuple[int, str]]:
    try:
        condition_of(text, NAMES)
    except ExpressionRefused as refused:
        return [(problem.at, problem.message) for problem in refused.problems] or [(0, "refused without a reason")]
    return []


@pytest.mark.parametrize(("text", "problem"), MALFORMED.items(), ids=[text[:40] for text in MALFORMED])
def test_malformed(text: str, problem: tuple[int, str]) -> None:
    assert problems(text) == [problem]


@pytest.mark.parametrize(("text", "expected"), ILL_TYPED.items())
def test_ill_typed_with_every_place(text: str, expected: list[tuple[int, str]]) -> None:
    assert problems(text) == expected


PIECES = [
    *NAMES,
    *("and", "or", "not", "in", "true", "false", "missing", "months_between", "months", "(", ")", "{", "}", ","),
    *("==", "!=", "<", "<=", ">", ">=", "+", "red", "DE", "30_000", "3", "2025-06-30", "2025-06-31", "pink", "§", "\n"),
]


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)))
@example("\x00")
@example("9" * 5000)
@example("９ > beds")
def test_any_text_is_a_condition_or_refused_with_its_place(text: str) -> None:
    found = problems(text)
    assert all(1 <= at <= len(text) + 1 for at, _ in found)
    if not found:
        assert compiled(condition_of(text, NAMES))(row_of({}))[0] in (True, False, None)


@pytest.mark.parametrize(
    ("text", "german"),
    [
        ("sunny and", "ein Name oder ein Wert erwartet, gefunden: das Ende"),
        ("beds = 3", "„= 3“ ist nicht lesbar"),
        ("colour in {red,}", "ein Wort erwartet, gefunden: „}“"),
        ("moon", "eine Angabe „moon“ gibt es nicht"),
        ("beds", "„beds“ ist eine Zahl; vergleichen Sie es"),
        ("beds > start", "eine Zahl und ein Datum lassen sich nicht vergleichen"),
    ],
)
def test_refusals_are_worded_in_german_too(text: str, german: str) -> None:
    with pytest.raises(ExpressionRefused) as refused:
        condition_of(text, NAMES)
    assert refused.value.problems[0].wording.in_language("de") == german


@pytest.mark.parametrize(("at", "place"), [(1, (1, 1)), (5, (1, 5)), (6, (2, 1)), (8, (2, 3)), (9, (3, 1))])
def test_places_are_told_by_line_and_character(at: int, place: tuple[int, int]) -> None:
    assert line_and_column("ab d\nfg\n", at) == place
