"""A report survives being stored and sent, and nothing else passes for one."""

from __future__ import annotations

import dataclasses
import json
import types
from typing import Any, get_args, get_type_hints

import pytest

from assessments.domain.report import ReportData
from assessments.report.wire import NotAReport, decode, encode
from tests.report.reports import example, small

PLAIN = {str, int, float, bool, type(None)}


@pytest.mark.parametrize("language", ["de", "en"])
def test_comes_back_whole(language: str) -> None:
    assert decode(encode(example(language))) == example(language)


def test_equal_reports_are_equal_bytes() -> None:
    assert encode(small()) == encode(small())


@pytest.mark.parametrize(
    "change",
    [{"language": None}, {"title": 3}, {"surprise": "x"}, {"gates": {}}],
    ids=["a missing value", "another type", "too much", "another shape"],
)
def test_refuses_what_is_no_report(change: dict[str, Any]) -> None:
    raw = json.dumps({**json.loads(encode(small())), **change}).encode()
    with pytest.raises(NotAReport):
        decode(raw)


def test_refuses_nested_surprises() -> None:
    document = json.loads(encode(small()))
    document["summary"]["surprise"] = 1
    with pytest.raises(NotAReport):
        decode(json.dumps(document).encode())


def test_consists_of_plain_types() -> None:
    assert _strange(ReportData) == set()


def _strange(kind: Any) -> set[Any]:
    """Return every type inside ``kind`` that is neither plain, nor a tuple of such, nor a frozen value of such."""
    if kind in PLAIN or kind is Ellipsis:
        return set()
    if dataclasses.is_dataclass(kind) and kind.__dataclass_params__.frozen:  # type: ignore[union-attr]
        return set().union(*(_strange(hint) for hint in get_type_hints(kind).values()))
    if isinstance(kind, types.UnionType) or getattr(kind, "__origin__", None) is tuple:
        return set().union(*(_strange(part) for part in get_args(kind)))
    return {kind}
