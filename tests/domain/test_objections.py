"""Every common objection gets an honest answer from what the house said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.answers import Answer, NotApplicable, Unknown
from assessments.domain.guidance import ObjectionStatus
from assessments.domain.objections import ObjectionAnswer, objection_check
from assessments.services.shipped import shipped_edition
from tests.domain.builders import sheet

EDITION = shipped_edition("2026.11")
INTERNET = "internet"  # D5.1, D5.4, D6.4


def checked(code: str, **answers: Answer | int) -> ObjectionAnswer:
    said = {question.replace("_", "."): answer for question, answer in answers.items()}
    [found] = [one for one in objection_check(EDITION, sheet(said)) if one.objection.code == code]
    return found


def test_the_seven_objections_are_answered_in_order() -> None:
    assert [one.objection.code for one in objection_check(EDITION, sheet())] == [
        "not_allowed",
        "unsafe",
        "too_expensive",
        "too_complex",
        "internet",
        "locked_in",
        "nobody_to_run_it",
    ]


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({"D5_1": 3, "D5_4": 3, "D6_4": 4}, ObjectionStatus.SETTLED),
        ({"D5_1": 3, "D5_4": 2, "D6_4": 4}, ObjectionStatus.OPEN),
        ({"D5_1": 4, "D5_4": 1, "D6_4": 4}, ObjectionStatus.STANDS),
        ({"D5_1": 4, "D6_4": 4}, ObjectionStatus.OPEN),
        ({"D5_1": 4, "D5_4": Unknown(), "D6_4": 4}, ObjectionStatus.OPEN),
        ({"D5_1": 4, "D5_4": NotApplicable("ein Standort ohne Leitung"), "D6_4": 3}, ObjectionStatus.SETTLED),
        ({"D5_1": 0}, ObjectionStatus.STANDS),
        ({}, ObjectionStatus.OPEN),
        (dict.fromkeys(("D5_1", "D5_4", "D6_4"), NotApplicable("nein")), ObjectionStatus.OPEN),
    ],
    ids=[
        "all high",
        "one in the middle",
        "one low",
        "one missing",
        "one unknown",
        "one does not apply",
        "low is enough, whatever is missing",
        "nothing said",
        "nothing applies",
    ],
)
def test_the_rule(answers: dict[str, Answer | int], status: ObjectionStatus) -> None:
    assert checked(INTERNET, **answers).status is status


def test_the_answer_names_what_is_missing_and_what_speaks_for_the_objection() -> None:
    answer = checked(INTERNET, D5_1=1, D5_4=Unknown())
    assert (answer.unknown, answer.against) == (("D5.4", "D6.4"), ("D5.1",))
    assert answer.text.in_language("de").startswith("Der Einwand ist derzeit berechtigt")
    assert answer.text.in_language("en").endswith("Not answered yet: D5.4, D6.4.")


def test_without_any_answer_nothing_is_claimed() -> None:
    assert checked("nobody_to_run_it").text.in_language("de") == (
        "Ob dieser Einwand für Ihr Haus zutrifft, lässt sich noch nicht sagen. "
        "Noch nicht beantwortet: D8.1, D8.2, D8.3, D8.4."
    )


@given(levels=st.lists(st.integers(0, 4), min_size=3, max_size=3), position=st.integers(0, 2))
def test_a_better_answer_never_makes_an_objection_stronger(levels: list[int], position: int) -> None:
    strength = [ObjectionStatus.SETTLED, ObjectionStatus.OPEN, ObjectionStatus.STANDS]
    codes = ("D5_1", "D5_4", "D6_4")
    better = [min(4, level + (place == position)) for place, level in enumerate(levels)]
    before, after = (checked(INTERNET, **dict(zip(codes, said, strict=True))).status for said in (levels, better))
    assert strength.index(after) <= strength.index(before)
