"""Equal content has an equal fingerprint, other content another one."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from assessments.domain.fingerprint import canonical_json, fingerprint_of
from assessments.domain.operating_models import OperatingModel
from assessments.domain.text import Text
from tests.domain import builders


def test_order_of_mappings_and_sets_leaves_no_trace() -> None:
    first = ({"a": 1, "b": 2}, frozenset(OperatingModel))
    second = ({"b": 2, "a": 1}, frozenset(reversed(OperatingModel)))
    assert fingerprint_of(first) == fingerprint_of(second)


def test_order_of_tuples_counts() -> None:
    assert fingerprint_of((1, 2)) != fingerprint_of((2, 1))


def test_one_changed_word_changes_the_fingerprint() -> None:
    before = builders.edition(questions=[builders.question("D1.1")])
    after = builders.edition(questions=[builders.question("D1.2")])
    assert fingerprint_of(before) != fingerprint_of(after)


def test_what_was_added_later_leaves_no_trace_until_it_says_something() -> None:
    question = builders.question("D1.1")
    assert "meaning_since" not in canonical_json(question)
    assert fingerprint_of(replace(question, meaning_since="2026.11")) != fingerprint_of(question)


def test_the_canonical_form_is_plain_json() -> None:
    value = {
        OperatingModel.SAAS: Fraction(7, 10),
        "when": date(2026, 11, 23),
        "what": Text.of({"de": "Ärzte"}),
        "x": None,
    }
    assert canonical_json(value) == '{"saas":"7/10","what":{"de":"Ärzte"},"when":"2026-11-23","x":null}'


def test_values_without_a_canonical_form_are_refused() -> None:
    with pytest.raises(TypeError, match="no canonical form for object"):
        fingerprint_of(object())
