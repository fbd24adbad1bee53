"""Values as plain JSON and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

import pytest

from assessments.domain.answers import Confidence, Entry, Given, NotApplicable, Unknown
from assessments.domain.law.facts import FactValue
from assessments.domain.milestones.plain import UnreadableValue, from_plain, to_plain
from assessments.domain.text import Text


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Part:
    number: int
    colour: Colour | None = None


@dataclass(frozen=True)
class Whole:
    parts: tuple[Part, ...]
    weights: Mapping[Colour, Fraction]
    day: date
    name: Text
    tags: frozenset[str] = frozenset()
    facts: Mapping[str, FactValue] = field(default_factory=dict)


WHOLE = Whole(
    parts=(Part(1), Part(2, Colour.RED)),
    weights={Colour.RED: Fraction(3, 8)},
    day=date(2026, 11, 23),
    name=Text.of({"de": "Ganzes", "en": "whole"}),
    tags=frozenset({"b", "a"}),
    facts={"yes": True, "count": 3, "day": date(2026, 1, 1), "word": "2026-01-01", "some": frozenset({"x"})},
)


def there_and_back(value: Any, kind: Any) -> Any:
    return from_plain(json.loads(json.dumps(to_plain(value, kind))), kind)


def test_a_value_comes_back_as_it_was() -> None:
    assert there_and_back(WHOLE, Whole) == WHOLE


def test_kinds_that_look_alike_stay_apart() -> None:
    facts = there_and_back(WHOLE, Whole).facts
    assert {name: type(value).__name__ for name, value in facts.items()} == {
        "yes": "bool",
        "count": "int",
        "day": "date",
        "word": "str",
        "some": "frozenset",
    }


@pytest.mark.parametrize("answer", [Given(3), Unknown(), NotApplicable("kein Labor")], ids=repr)
def test_every_kind_of_answer_comes_back(answer: Given | Unknown | NotApplicable) -> None:
    entry = Entry(answer, note="Notiz", confidence=Confidence.MEASURED)
    assert there_and_back(entry, Entry) == entry


def test_a_field_that_came_later_is_read_as_its_default() -> None:
    assert from_plain({"number": 1}, Part) == Part(1)


@pytest.mark.parametrize(
    ("plain", "kind"),
    [
        ({}, Part),
        ({"number": "1"}, Part),
        ({"number": True}, Part),
        ({"number": 1, "colour": "blue"}, Part),
        ({"number": 1, "shape": "round"}, Part),
        ({"type": "Guessed", "value": {}}, Given | Unknown),
        ([], Part),
        ("yesterday", date),
        ("1/0", Fraction),
    ],
    ids=str,
)
def test_anything_else_is_unreadable(plain: object, kind: Any) -> None:
    with pytest.raises(UnreadableValue):
        from_plain(plain, kind)
