"""Every statement of a result and its roadmap can be followed to what produced it.

The walk goes through the values themselves, not through the code that traces them: a new kind of value, or a sentence
without a trace, is found wherever it is added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

from assessments.domain.answers import NotApplicable, Unknown
from assessments.domain.case import Case
from assessments.domain.hospital import Application
from assessments.domain.judgement import judge
from assessments.domain.landscape import Cluster
from assessments.domain.operating_models import CurrentOperation, Place
from assessments.domain.results import (
    ApplicationVerdict,
    Condition,
    DimensionScore,
    GateResult,
    HybridParts,
    KnockOut,
    NextMove,
    Position,
    Result,
    Score,
    Scorecard,
    VerdictChange,
)
from assessments.domain.roadmap.building import roadmap_of
from assessments.domain.roadmap.values import (
    ApplicationMove,
    Bar,
    Gain,
    Held,
    MeasureStep,
    MoveStep,
    PhasePlan,
    Roadmap,
    Wave,
)
from assessments.domain.robustness.values import Acceptability, ModelAcceptability, Robustness, SplitRange
from assessments.domain.text import Text
from assessments.domain.trace.formulas import Formula, in_words
from assessments.domain.trace.tracing import traces_of
from assessments.domain.trace.values import InputKind, Trace
from assessments.management.assessing import assess_file
from assessments.services.shipped import shipped_edition
from tests.domain.builders import HOUSE, sheet, text

EXAMPLES = sorted((Path(__file__).resolve().parents[3] / "examples").glob("*.yaml"))
TODAY, A_YEAR_ON = date(2026, 11, 23), date(2027, 11, 23)
MADE_UP = Path("made-up house")
NAMES = frozenset({"name", "title"})  # what something is called is no statement about the house

# What each kind of value must be traced by, given the values around it, innermost last.
EXPECTED = {
    ApplicationVerdict: lambda one, _: (
        [f"V-{one.code}", f"O-{one.code}", f"Y-{one.code}"]
        + [f"F-{one.code}-{model}" for model in one.values]
        + [f"R-{one.code}-{number}" for number in range(1, len(one.because) + 1)]
        + [f"D-{one.code}"] * one.provisional
        + [f"I-{one.code}"] * one.already_there
    ),
    KnockOut: lambda one, around: [
        f"{kind}-{around[-1].code}-{one.model}-{one.rule}" for kind in ("KY" if one.measure else "K")
    ],
    Condition: lambda one, around: [f"C-{around[-1].code}-{one.rule}"],
    HybridParts: lambda _, around: [f"H-{around[-1].code}-cloud", f"H-{around[-1].code}-local"],
    NextMove: lambda one, _: [f"N-{one.application}"],
    GateResult: lambda one, _: [f"G-{one.code}"],
    Position: lambda *_: ["Q-house"],
    Scorecard: lambda *_: ["S-readiness", "S-pressure", "S-coverage"],
    DimensionScore: lambda one, _: [f"S-{one.code}-{axis}" for axis in ("readiness", "pressure") if getattr(one, axis)],
    Result: lambda one, _: [f"P-{model or 'none'}" for model in one.split],
    SplitRange: lambda one, _: [f"E-{one.model}"],
    ModelAcceptability: lambda one, around: [f"A-{around[-1].application}-{one.model}"],
    MeasureStep: lambda one, _: (
        [f"{kind}-{one.code}" for kind in ("M", "MG", "MP", "MT")]
        + [f"MR-{one.code}-{number}" for number in range(1, len(one.reasons) + 1)]
    ),
    MoveStep: lambda one, _: (
        [one.key, f"{one.key[0]}T-{one.code}"]
        + [f"{one.key[0]}R-{one.code}-{number}" for number in range(1, len(one.reasons) + 1)]
    ),
    Wave: lambda one, _: [f"L-{one.year}"],
    Held: lambda one, _: [f"X-{one.application}"],
}
PARTS = (
    Score,
    Bar,
    Gain,
    VerdictChange,
    ApplicationMove,
    PhasePlan,
    Roadmap,
    Robustness,
    Acceptability,
)  # traced above


@dataclass(frozen=True)
class Told:
    """An example with everything that is said about it."""

    result: Result
    roadmap: Roadmap
    traces: tuple[Trace, ...]


@cache
def told(path: Path, *, torn: bool = False) -> Told:
    """Judge and plan for an example; ``torn`` gives some of its applications a forced date."""
    if path == MADE_UP:
        return _told(made_up_house(), {})
    assessed = assess_file(path, today=TODAY)
    case = assessed.case
    return _told(case, {one.code: A_YEAR_ON for one in case.applications[:3]} if torn else {})


def _told(case: Case, deadlines: Mapping[str, date]) -> Told:
    result = judge(case, as_of=TODAY)
    roadmap = roadmap_of(case, result=result, deadlines=deadlines)
    return Told(result, roadmap, traces_of(case, result=result, roadmap=roadmap))


def made_up_house() -> Case:
    """Return a house with what the examples lack: a cluster that is held, a place in dispute, gaps of every kind."""
    edition = replace(shipped_edition("2026.11"), clusters=(Cluster("torn", text("Zerrissen"), ("A16", "A20")),))
    hyperscaler, own = Place.HYPERSCALER_EU, Place.OWN
    return Case(
        edition=edition,
        profile=HOUSE,
        sheet=sheet({"D2.1": 0, "D3.5": 0, "D5.1": Unknown(), "D5.2": NotApplicable("eine Station"), "D9.3": 1}),
        applications=(
            Application("A16", "A16"),
            Application("A20", "A20"),
            Application("A21", "A21", place_preference=hyperscaler, codes={"S": None}),
            Application("A22", "A22", place_preference=own),
            Application("A23", "A23", codes={**dict.fromkeys("SIPCVENUXO"), "D": 0}),
            Application("A25", "A25", current=CurrentOperation.SAAS),
        ),
        weights=edition.presets[0].weights,
    )


each_example = pytest.mark.parametrize("path", [*EXAMPLES, MADE_UP], ids=lambda path: path.stem)


def walk(value: object, around: tuple[object, ...] = ()) -> Iterator[tuple[object, tuple[object, ...]]]:
    """Yield every dataclass and every sentence inside ``value``, with the dataclasses around it."""
    if isinstance(value, Text):
        yield value, around
    elif isinstance(value, (Mapping, tuple)):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from walk(item, around)
    elif is_dataclass(value):
        yield value, around
        for field in fields(value):
            if field.name not in NAMES:
                yield from walk(getattr(value, field.name), (*around, value))


def found_in(example: Told) -> list[tuple[object, tuple[object, ...]]]:
    return [*walk(example.result), *walk(example.roadmap)]


@each_example
def test_every_statement_has_a_trace(path: Path) -> None:
    example = told(path, torn=True)
    traced = {trace.reference for trace in example.traces}
    missing = [
        reference
        for value, around in found_in(example)
        if type(value) in EXPECTED
        for reference in EXPECTED[type(value)](value, around)
        if reference not in traced
    ]
    assert missing == []


@each_example
def test_every_sentence_is_the_statement_of_a_trace(path: Path) -> None:
    example = told(path, torn=True)
    statements = {trace.statement for trace in example.traces}
    assert [value for value, _ in found_in(example) if isinstance(value, Text) and value not in statements] == []


@each_example
def test_no_kind_of_value_is_overlooked(path: Path) -> None:
    kinds = {type(value) for value, _ in found_in(told(path)) if not isinstance(value, Text)}
    assert kinds - set(EXPECTED) - set(PARTS) == set()


@each_example
def test_every_reference_stands_for_one_statement(path: Path) -> None:
    counted = Counter(trace.reference for trace in told(path).traces)
    assert [reference for reference, times in counted.items() if times > 1] == []


@each_example
def test_nothing_is_traced_that_is_not_said(path: Path) -> None:
    example = told(path)
    expected = {
        reference
        for value, around in found_in(example)
        if type(value) in EXPECTED
        for reference in EXPECTED[type(value)](value, around)
    }
    assert {trace.reference for trace in example.traces} - expected == set()


@each_example
def test_traces_lead_only_to_traces_that_exist(path: Path) -> None:
    traces = told(path, torn=True).traces
    known = {trace.reference for trace in traces}
    led_to = {one.code for trace in traces for one in trace.inputs if one.kind is InputKind.STATEMENT}
    assert led_to - known == set()


@each_example
def test_every_trace_ends_in_answers_levels_facts_or_figures(path: Path) -> None:
    """Follow references down: there is no circle, and at the bottom stands something a person entered or wrote."""
    traces = {trace.reference: trace for trace in told(path, torn=True).traces}

    @cache
    def depth(reference: str) -> int:
        inputs = traces[reference].inputs
        return 1 + max((depth(one.code) for one in inputs if one.kind is InputKind.STATEMENT), default=0)

    assert max(depth(reference) for reference in traces) < 30


@each_example
def test_every_trace_names_edition_scoring_version_and_rule_in_both_languages(path: Path) -> None:
    example = told(path)
    for trace in example.traces:
        assert (trace.edition, trace.scoring_version) == (example.result.edition, example.result.scoring_version)
        assert trace.rule
        assert {*trace.how.as_mapping()} == {*trace.statement.as_mapping()} == {"de", "en"}


def test_a_knock_out_leads_to_its_rule_and_the_answer_that_fired_it() -> None:
    [path] = [path for path in EXAMPLES if "musterstadt" in path.name]
    [trace] = [trace for trace in told(path).traces if trace.reference == "K-A02-saas-single_line"]
    assert trace.rule == "single_line"
    assert [(one.kind.value, one.code, one.value) for one in trace.inputs] == [
        ("level", "C", "3"),
        ("answer", "D5.1", "1"),
    ]


def test_what_the_made_up_house_is_for() -> None:
    example = told(MADE_UP)
    references = {trace.reference for trace in example.traces}
    assert {"X-A20", "C-A21-place_third_country", "C-A22-place_own_house", "C-A21-unknown_S", "I-A25"} <= references
    verdicts = {one.code: one.verdict for one in example.result.applications}
    assert verdicts["A23"] is None


def test_tracing_again_gives_the_same() -> None:
    path = EXAMPLES[0]
    first = told(path)
    told.cache_clear()
    assert told(path).traces == first.traces


@pytest.mark.parametrize("formula", Formula)
def test_every_formula_is_told_in_both_languages(formula: Formula) -> None:
    assert {*in_words(formula).as_mapping()} == {"de", "en"}
    assert isinstance(formula, StrEnum)
