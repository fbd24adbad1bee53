"""What would change the result, and what to clarify first, cut down to one page."""

from __future__ import annotations

from assessments.domain.levers.values import ApplicationLevers, Clarification, GateLever, Lever, Levers
from assessments.domain.report.scores import model_name
from assessments.domain.report.sureness_values import GateKey, LeverPage, LeverRow
from assessments.domain.report.voice import Voice
from assessments.domain.results import Result

MOST_LEVERS, MOST_QUADRANTS, MOST_CLARIFICATIONS = 4, 1, 8


def lever_page_of(levers: Levers, result: Result, voice: Voice) -> LeverPage:
    """Return the strongest levers of each kind."""
    names = {verdict.code: voice.of(verdict.name) for verdict in result.applications}
    worth = tuple(one for one in levers.clarifications if one.verdicts or one.readiness or one.pressure)
    shown = worth[:MOST_CLARIFICATIONS]
    return LeverPage(
        levers=tuple(_lever(of, lever, names, voice) for of, lever in _strongest(levers, result)),
        gates=tuple(_gate(gate, names, voice) for gate in levers.gates),
        quadrants=tuple(voice.of(one.text) for one in levers.quadrants[:MOST_QUADRANTS]),
        clarify=tuple(_clarified(one, voice) for one in shown),
        clarify_more=len(worth) - len(shown),
    )


def _strongest(levers: Levers, result: Result) -> list[tuple[ApplicationLevers, Lever]]:
    """Return the levers of the applications that turn most easily: fewest changes, then steps, then the least sure."""
    robustness = result.robustness
    found = [(one, one.smallest) for one in levers.applications if one.smallest is not None]

    def ease(item: tuple[ApplicationLevers, Lever]) -> tuple[int, int, float]:
        of, lever = item
        first = robustness.of(of.application).of(of.verdict).first if robustness and of.verdict else 0
        return len(lever.changes), lever.steps, first

    return sorted(found, key=ease)[:MOST_LEVERS]


def _lever(of: ApplicationLevers, lever: Lever, names: dict[str, str], voice: Voice) -> LeverRow:
    return LeverRow(
        application=of.application,
        name=names.get(of.application, of.application),
        verdict=model_name(of.verdict, voice),
        to=model_name(lever.verdict, voice),
        text=voice.of(lever.text),
    )


def _gate(gate: GateLever, names: dict[str, str], voice: Voice) -> GateKey:
    changed = tuple(names.get(one.application, one.application) for one in gate.verdicts)
    return GateKey(gate.change.code, voice.of(gate.text), changed)


def _clarified(one: Clarification, voice: Voice) -> str:
    return voice.of(one.text)
