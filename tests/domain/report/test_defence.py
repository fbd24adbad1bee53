"""Levers, objections and traces in a report."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from typing import Any

from assessments.domain.report.sureness_values import LeverRow
from assessments.domain.report.trace_values import ObjectionRow
from tests.domain import builders
from tests.domain.report import houses


def test_levers_name_what_turns_a_recommendation() -> None:
    page = houses.house_report().levers
    assert page is not None
    assert page.levers[0] == LeverRow(
        "A01", "Archiv", "IaaS", "Hybrid", "Wird D von 0 auf 1 gesetzt („D 1“), gewinnt Hybrid."
    )
    assert [(gate.code, gate.applications) for gate in page.gates] == [("D5.1", ("Archiv",))]
    assert page.clarify == ("Klären Sie zuerst S bei „Portal“: Eine Empfehlung hängt davon ab.",)


def test_an_objection_has_this_houses_answer_and_its_questions() -> None:
    edition = replace(houses.EDITION, objections=(houses.objection("internet", "D5.1", "D1.1"),))
    data = houses.house_report(builders.sheet({"D5.1": 1}), edition=edition)
    assert data.objections == (
        ObjectionRow(
            "internet",
            "internet",
            "gemeint",
            "stands",
            "derzeit nicht entkräftet",
            "berechtigt Noch nicht beantwortet: D1.1.",
            ("D5.1\u00a0=\u00a01", "D1.1\u00a0=\u00a0?"),
        ),
    )


def test_every_reference_of_a_report_is_a_trace() -> None:
    data = houses.house_report()
    known = {row.reference for row in data.traces}
    inputs = {given for row in data.traces for given in row.inputs if "=" not in given}
    said = {value for name, value in _values(data) if name == "trace"}
    listed = {trace for row in (*data.exclusions, *data.conditions) for trace in row.traces}
    assert len(known) == len(data.traces)
    assert (inputs | said | listed) - known == set()
    assert said
    assert listed


def test_every_rule_of_a_trace_is_put_into_words() -> None:
    data = houses.house_report()
    assert {row.rule for row in data.traces} == {row.rule for row in data.formulas}
    assert all(row.how for row in data.formulas)


def test_the_english_report_says_nothing_in_german() -> None:
    edition = replace(houses.EDITION, objections=(houses.objection("internet", "D5.1"),))
    german, english = (houses.house_report(edition=edition, language=language) for language in ("de", "en"))
    pairs = zip(_values(german), _values(english), strict=True)
    same = {mine for mine, theirs in pairs if mine == theirs}
    words = {(name, text) for name, text in same if " " in text and not any(letter.isdigit() for letter in text)}
    assert words == {("hospital", "Klinikum Beispielstadt")}


def _values(value: Any, name: str = "") -> list[tuple[str, str]]:
    """Return every text inside a report with the name of the field that holds it, in order."""
    if isinstance(value, str):
        return [(name, value)]
    if isinstance(value, tuple):
        return [found for one in value for found in _values(one, name)]
    if dataclasses.is_dataclass(value):
        return [
            found for field in dataclasses.fields(value) for found in _values(getattr(value, field.name), field.name)
        ]
    return []
