"""The verdict file: rounding, absent parts, and the same bytes every time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

from assessments.domain.hospital import Profile
from assessments.domain.operating_models import OperatingModel, Place
from assessments.domain.results import (
    ApplicationVerdict,
    Condition,
    GateResult,
    GateState,
    HybridParts,
    KnockOut,
    NextMove,
    Position,
    Quadrant,
    Result,
    Score,
    Scorecard,
)
from assessments.domain.robustness.values import Acceptability, ModelAcceptability, Robustness, WeightSpace
from assessments.domain.rules import RuleKind
from assessments.domain.text import Text
from assessments.domain.trace.values import Input, InputKind, Trace
from assessments.domain.verdict_file import verdict_bytes, verdict_of


def text(wording: str) -> Text:
    return Text.of({"de": wording, "en": f"{wording} (en)"})


VERDICT = ApplicationVerdict(
    code="A01",
    archetype="A01",
    name=text("KIS"),
    verdict=OperatingModel.HYBRID,
    runner_up=OperatingModel.ON_PREM,
    margin=Fraction(1, 3),
    values={model: Fraction(place, 7) for place, model in enumerate(OperatingModel)},
    hybrid=HybridParts(OperatingModel.IAAS, text("Kern"), text("Auszug")),
    place=Place.SOVEREIGN_EU,
    provisional=True,
    already_there=False,
    knock_outs=(
        KnockOut(OperatingModel.SAAS, "no_path", RuleKind.SAFETY, text("Leitung"), "D5.1", OperatingModel.SAAS),
        KnockOut(OperatingModel.PAAS, "closed", RuleKind.FACT, text("Produkt"), None, None),
    ),
    because=(text("weil"),),
    conditions=(Condition("device", text("Bedingung"), None),),
    verdict_after_all=OperatingModel.SAAS,
)
NOTHING = ApplicationVerdict(
    code="A02",
    archetype="A02",
    name=text("Abrechnung"),
    verdict=None,
    runner_up=None,
    margin=None,
    values=dict.fromkeys(OperatingModel, Fraction(1, 2)),
    hybrid=None,
    place=Place.OWN,
    provisional=False,
    already_there=False,
    knock_outs=(),
    because=(),
    conditions=(),
    verdict_after_all=None,
)
RESULT = Result(
    edition="2026.11",
    scoring_version="1",
    as_of=date(2026, 11, 23),
    scorecard=Scorecard(
        readiness=Score(Fraction(125, 4), Fraction(145, 3), Fraction(200, 3), 3, 4),
        pressure=Score(Fraction(0), None, Fraction(100), 0, 7),
        coverage=Fraction(3, 11),
        dimensions=(),
        gates=(
            GateResult("D3.1", GateState.OPEN),
            GateResult("D3.2", GateState.NOT_APPLICABLE),
            GateResult("D5.1", GateState.CLOSED),
            GateResult("D6.4", GateState.UNKNOWN),
        ),
        position=Position(Quadrant.UNDETERMINED, (Quadrant.GUIDED, Quadrant.CLOUD_FIRST), None),
    ),
    applications=(VERDICT, NOTHING),
    split={OperatingModel.HYBRID: 1, None: 1},
    next_moves=(NextMove("A01", OperatingModel.HYBRID, text("zuerst")),),
)
HOUSE = Profile(name="Klinikum Beispielstadt")


def acceptability(code: str, *first: float) -> Acceptability:
    models = (
        ModelAcceptability(model, (share,), None, None) for model, share in zip(OperatingModel, first, strict=True)
    )
    return Acceptability(code, tuple(models))


ROBUSTNESS = Robustness(
    WeightSpace.UNIFORM,
    10_000,
    (acceptability("A01", 0.1, 0.0, 0.0, 0.23456, 0.66544), acceptability("A02", 0.2, 0.2, 0.2, 0.2, 0.2)),
    (),
)


def test_the_whole_file() -> None:
    assert verdict_of(RESULT, profile=HOUSE, language="en") == {
        "schema": 1,
        "edition": "2026.11",
        "scoring_version": "1",
        "as_of": "2026-11-23",
        "hospital": {"name": "Klinikum Beispielstadt"},
        "readiness": {"low": 31.2, "expected": 48.3, "high": 66.7},
        "pressure": {"low": 0.0, "expected": None, "high": 100.0},
        "coverage": 0.2727,
        "quadrant": "undetermined",
        "quadrant_candidates": ["guided", "cloud_first"],
        "quadrant_stability": None,
        "gates": [
            {"code": "D3.1", "state": "open"},
            {"code": "D5.1", "state": "closed"},
            {"code": "D6.4", "state": "unknown"},
        ],
        "split": {"on_prem": 0, "iaas": 0, "paas": 0, "saas": 0, "hybrid": 1, "none": 1},
        "applications": [
            {
                "code": "A01",
                "archetype": "A01",
                "name": "KIS (en)",
                "verdict": "hybrid",
                "runner_up": "on_prem",
                "margin": 0.3333,
                "values": {"on_prem": 0.0, "iaas": 0.1429, "paas": 0.2857, "saas": 0.4286, "hybrid": 0.5714},
                "hybrid": {"cloud": "Kern (en)", "local": "Auszug (en)", "cloud_model": "iaas"},
                "place": "sovereign_eu",
                "provisional": True,
                "knock_outs": [
                    {
                        "model": "saas",
                        "rule": "no_path",
                        "curable": True,
                        "measure": "D5.1",
                        "verdict_after": "saas",
                    },
                    {"model": "paas", "rule": "closed", "curable": False, "measure": None, "verdict_after": None},
                ],
                "because": ["weil (en)"],
                "conditions": ["Bedingung (en)"],
            },
            {
                "code": "A02",
                "archetype": "A02",
                "name": "Abrechnung (en)",
                "verdict": "none",
                "runner_up": None,
                "margin": None,
                "values": {"on_prem": 0.5, "iaas": 0.5, "paas": 0.5, "saas": 0.5, "hybrid": 0.5},
                "hybrid": None,
                "place": "own",
                "provisional": False,
                "knock_outs": [],
                "because": [],
                "conditions": [],
            },
        ],
        "next_moves": [{"application": "A01", "to": "hybrid", "because": "zuerst (en)"}],
    }


def test_how_sure_a_verdict_is_stands_beside_it() -> None:
    written = verdict_of(replace(RESULT, robustness=ROBUSTNESS), profile=HOUSE, language="de")
    first, second = written["applications"]
    assert list(first)[3:8] == ["verdict", "band", "runner_up", "margin", "values"]
    assert list(first)[8] == "acceptability"
    assert (first["band"], second["band"]) == ("contested", "none")
    assert first["acceptability"] == {
        "on_prem": 0.1,
        "iaas": 0.0,
        "paas": 0.0,
        "saas": 0.2346,
        "hybrid": 0.6654,
    }


def test_the_bytes_are_utf_8_in_the_order_of_the_contract() -> None:
    written = verdict_bytes(RESULT, profile=Profile(name="Käthe"), language="de")
    assert written == verdict_bytes(RESULT, profile=Profile(name="Käthe"), language="de")
    assert '"name": "Käthe"' in written.decode()
    assert written.endswith(b"\n}\n")
    assert list(json.loads(written))[:5] == ["schema", "edition", "scoring_version", "as_of", "hospital"]


def test_traces_stand_one_on_a_line() -> None:
    how = text("Formel")
    inputs = (
        Input(InputKind.ANSWER, "D5.1", "1"),
        Input(InputKind.WEIGHT, "S", "1/2"),
        Input(InputKind.FIGURE, "months", "6"),
        Input(InputKind.STATEMENT, "F-A01-saas", ""),
    )
    trace = Trace("V-A01", text("KIS"), "verdict", how, inputs, "2026.11", "2")
    written = verdict_bytes(RESULT, profile=HOUSE, language="de", traces=(trace, trace)).decode()
    line = '    {"reference": "V-A01", "rule": "verdict", "inputs": ["D5.1=1", "w.S=1/2", "#months=6", "F-A01-saas"]}'
    assert written.endswith(f'  "traces": [\n{line},\n{line}\n  ]\n}}\n')
    assert list(json.loads(written))[-1] == "traces"
