"""The appendix of traces: everything the report refers to, nothing that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from django.utils import translation

from assessments.domain.report import ReportData
from assessments.report.evidence import Group, Reference, evidence_of
from assessments.report.html import html_of
from tests.report.reports import example, small


def printed_references(groups: Iterable[Group]) -> dict[str, Reference]:
    """Return every printed reference by its key."""
    return {one.key: one for group in groups for one in group.references}


@pytest.fixture(params=["full", "small"])
def data(request: pytest.FixtureRequest) -> ReportData:
    return example("de") if request.param == "full" else small()


def test_every_link_has_its_target(data: ReportData) -> None:
    html = html_of(data)
    targets = re.findall(r' id="([^"]+)"', html)
    assert len(targets) == len(set(targets))
    assert set(re.findall(r'href="#([^"]+)"', html)) - set(targets) == set()


def test_every_reference_in_the_text_is_explained(data: ReportData) -> None:
    said = re.findall(r'<a class="ref"[^>]*>([^<]+)</a>', html_of(data))
    assert said
    assert set(said) - printed_references(evidence_of(data)).keys() == set()


def test_inputs_name_printed_references_or_values(data: ReportData) -> None:
    groups = evidence_of(data)
    rules = {row.rule for row in data.traces}
    known = {*printed_references(groups), *rules, "–"}
    given = {one for group in groups for reference in group.references for one in reference.inputs.split(", ")}
    bare = {one for one in given if "=" not in one and not re.fullmatch(r"[A-Z]( [A-Z])*|[a-z_.]+", one)}
    assert bare - known == set()


def test_a_recommendation_rests_on_rules_levels_weights_and_answers() -> None:
    groups = {group.title: group for group in evidence_of(example("de"))}
    found = groups["Empfehlungen"]
    archive = printed_references((found,))["V-A20"]
    assert re.fullmatch(r"X1, S=4( [A-Z]=\d){10}", archive.inputs)
    assert "w.S=100/11" in found.common
    assert "D5.1=1" in found.common
    assert len(found.how) == 3


def test_a_rule_is_explained_once_for_all_its_applications() -> None:
    data = example("de")
    line = next(row for row in data.exclusions if row.measure_code == "D5.1")
    found = printed_references(evidence_of(data))[line.key]
    assert "D5.1=1" in found.inputs.split(", ")


def test_english_titles_are_english() -> None:
    with translation.override("en"):
        titles = [group.title for group in evidence_of(example("en"))]
    assert not set(titles) & {"Empfehlungen", "Maßnahmen", "Tore", "Umzüge"}


def test_a_report_stored_before_there_were_traces_is_drawn_without_them() -> None:
    old = replace(small(), certainty=None, levers=None, plan=None, objections=(), formulas=(), traces=())
    html = html_of(old)
    assert 'id="evidence"' not in html
    assert 'id="plan"' not in html
