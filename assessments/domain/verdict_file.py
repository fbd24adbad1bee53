"""The verdict file of ``manage.py assess``: a result in the form other programs keep and read for years.

The form is a contract, written down in ``docs/assess-file.md``. Indices are given with one decimal; values, margins and
shares with four. What this version does not compute is absent, so that nobody mistakes an empty list for "none".
"""

from __future__ import annotations

import json
from fractions import Fraction

from assessments.domain.hospital import Profile
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

SCHEMA = 1
INDEX_DECIMALS = 1
VALUE_DECIMALS = 4
NO_MODEL = "none"


def verdict_bytes(result: Result, *, profile: Profile, language: str) -> bytes:
    """Return the verdict file; the same result always gives the same bytes."""
    content = verdict_of(result, profile=profile, language=language)
    return (json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def verdict_of(result: Result, *, profile: Profile, language: str) -> dict[str, object]:
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
        "applications": [_application(verdict, language) for verdict in result.applications],
        "next_moves": [_move(move, language) for move in result.next_moves],
    }


def _score(score: Score) -> dict[str, float | None]:
    return {"low": _index(score.low), "expected": _index(score.expected), "high": _index(score.high)}


def _gate(gate: GateResult) -> dict[str, str]:
    return {"code": gate.code, "state": gate.state.value}


def _application(verdict: ApplicationVerdict, language: str) -> dict[str, object]:
    return {
        "code": verdict.code,
        "archetype": verdict.archetype,
        "name": verdict.name.in_language(language),
        "verdict": _model(verdict.verdict),
        "runner_up": verdict.runner_up.value if verdict.runner_up else None,
        "margin": _value(verdict.margin),
        "values": {model.value: _value(verdict.values[model]) for model in OperatingModel},
        "hybrid": _hybrid(verdict.hybrid, language),
        "place": verdict.place.value,
        "provisional": verdict.provisional,
        "knock_outs": [_knock_out(knock_out) for knock_out in verdict.knock_outs],
        "because": [reason.in_language(language) for reason in verdict.because],
        "conditions": [condition.text.in_language(language) for condition in verdict.conditions],
    }


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
