"""The verdict file of ``manage.py assess``: a result in the form other programs keep and read for years.

The form is a contract, written down in ``docs/assess-file.md``. Indices are given with one decimal; values, margins and
shares with four. What was not computed is absent, so that nobody mistakes an empty list for "none".
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from assessments.domain.hospital import Profile
from assessments.domain.legal_judgement import LegalOverview
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import (
    ApplicationVerdict,
    GateResult,
    GateState,
    HybridParts,
    KnockOut,
    NextMove,
    Result,
    Score,
)
from assessments.domain.robustness.values import Acceptability, Robustness
from assessments.domain.trace.short import input_text
from assessments.domain.trace.values import Trace
from assessments.domain.verdict_obligations import obligations_in_plain

SCHEMA = 1
INDEX_DECIMALS = 1
VALUE_DECIMALS = 4
NO_MODEL = "none"
OBLIGATIONS, TRACES = "obligations", "traces"
LINE_BY_LINE = (OBLIGATIONS, TRACES)


def verdict_bytes(
    result: Result,
    *,
    profile: Profile,
    language: str,
    legal: LegalOverview | None = None,
    traces: tuple[Trace, ...] = (),
) -> bytes:
    """Return the verdict file, each obligation and trace on a line; the same result always gives the same bytes."""
    content = verdict_of(result, profile=profile, language=language, legal=legal, traces=traces)
    written = {key: _lines(value) if key in LINE_BY_LINE else _tree(value) for key, value in content.items()}
    parts = (f"  {_json(key)}: {text}" for key, text in written.items())
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _tree(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False).replace("\n", "\n  ")


def _lines(entries: Iterable[object]) -> str:
    return "[\n    " + ",\n    ".join(_json(entry) for entry in entries) + "\n  ]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def verdict_of(
    result: Result,
    *,
    profile: Profile,
    language: str,
    legal: LegalOverview | None = None,
    traces: tuple[Trace, ...] = (),
) -> dict[str, Any]:
    """Return the verdict in plain types, keys in the order of the contract, sentences in ``language``."""
    card, position = result.scorecard, result.scorecard.position
    return {
        "schema": SCHEMA,
        "edition": result.edition,
        "scoring_version": result.scoring_version,
        "as_of": result.as_of.isoformat(),
        "hospital": {"name": profile.name},
        "readiness": _score(card.readiness),
        "pressure": _score(card.pressure),
        "coverage": _value(card.coverage),
        "quadrant": position.quadrant.value,
        "quadrant_candidates": [quadrant.value for quadrant in position.candidates],
        "quadrant_stability": _value(position.stability),
        "gates": [_gate(gate) for gate in card.gates if gate.state is not GateState.NOT_APPLICABLE],
        "split": {_model(model): result.split.get(model, 0) for model in (*OperatingModel, None)},
        "applications": [_application(verdict, result.robustness, language) for verdict in result.applications],
        "next_moves": [_move(move, language) for move in result.next_moves],
        **({OBLIGATIONS: obligations_in_plain(legal.obligations, language)} if legal else {}),
        **({TRACES: [_trace(one) for one in traces]} if traces else {}),
    }


def _score(score: Score) -> dict[str, float | None]:
    return {"low": _index(score.low), "expected": _index(score.expected), "high": _index(score.high)}


def _gate(gate: GateResult) -> dict[str, str]:
    return {"code": gate.code, "state": gate.state.value}


def _application(verdict: ApplicationVerdict, robustness: Robustness | None, language: str) -> dict[str, object]:
    found = robustness.of(verdict.code) if robustness else None
    return {
        "code": verdict.code,
        "archetype": verdict.archetype,
        "name": verdict.name.in_language(language),
        "verdict": _model(verdict.verdict),
        **({"band": found.band(verdict.verdict).value} if found else {}),
        "runner_up": verdict.runner_up.value if verdict.runner_up else None,
        "margin": _value(verdict.margin),
        "values": {model.value: _value(verdict.values[model]) for model in OperatingModel},
        **({"acceptability": _acceptability(found)} if found else {}),
        "hybrid": _hybrid(verdict.hybrid, language),
        "place": verdict.place.value,
        "provisional": verdict.provisional,
        "knock_outs": [_knock_out(knock_out) for knock_out in verdict.knock_outs],
        "because": [reason.in_language(language) for reason in verdict.because],
        "conditions": [condition.text.in_language(language) for condition in verdict.conditions],
    }


def _acceptability(found: Acceptability) -> dict[str, float]:
    return {model.value: round(found.of(model).first, VALUE_DECIMALS) for model in OperatingModel}


def _hybrid(parts: HybridParts | None, language: str) -> dict[str, str | None] | None:
    if parts is None:
        return None
    return {
        "cloud": parts.cloud.in_language(language),
        "local": parts.local.in_language(language),
        "cloud_model": parts.cloud_model.value if parts.cloud_model else None,
    }


def _knock_out(knock_out: KnockOut) -> dict[str, object]:
    after = knock_out.verdict_after
    return {
        "model": knock_out.model.value,
        "rule": knock_out.rule,
        "curable": knock_out.measure is not None,
        "measure": knock_out.measure,
        "verdict_after": after.value if after else None,
    }


def _move(move: NextMove, language: str) -> dict[str, str]:
    return {"application": move.application, "to": move.to.value, "because": move.because.in_language(language)}


def _model(model: OperatingModel | None) -> str:
    return model.value if model else NO_MODEL


def _index(value: Fraction | None) -> float | None:
    return None if value is None else float(round(value, INDEX_DECIMALS))


def _value(value: Fraction | None) -> float | None:
    return None if value is None else float(round(value, VALUE_DECIMALS))


def _trace(one: Trace) -> dict[str, object]:
    return {"reference": one.reference, "rule": one.rule, "inputs": [input_text(given) for given in one.inputs]}
