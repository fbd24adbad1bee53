"""Scenarios as a list, and two or three of them beside the real state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import ApplicationVerdict, GateState, Result
from assessments.domain.what_if.trying import ImpossibleChange, changed
from assessments.domain.workspace import Workspace
from assessments.services.scenarios import ScenarioCard
from assessments.templatetags.wording import label, text, whole
from assessments.web.presenters.changes import changes_in_words
from assessments.web.presenters.effects import Named, named_model, signed
from assessments.web.trying import address_of


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """One scenario of the list; ``missing`` names what the assessment no longer has, so that it cannot be opened."""

    card: ScenarioCard
    words: tuple[str, ...]
    query: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one state says in one row; ``same`` as in the real state."""

    words: str
    under: str
    same: bool
    model: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the comparison: the real state first, then the scenarios."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading."""

    title: str
    lines: tuple[Line, ...]


def scenario_rows(
    workspace: Workspace, cards: Iterable[ScenarioCard], names: dict[str, str]
) -> tuple[ScenarioRow, ...]:
    """Return the scenarios in words."""
    return tuple(_row(workspace, card, names) for card in cards)


def side_by_side(workspace: Workspace, results: tuple[Result, ...]) -> tuple[Group, ...]:
    """Compare the real state, which comes first, with the others; gates and verdicts only where one differs."""
    real = results[0]
    return tuple(
        group
        for group in (
            Group(_("Lage des Hauses"), (_standing(results), *_indices(results))),
            Group(_("Aufteilung"), _split(results)),
            Group(_("Tore, die anders stehen"), _gates(workspace, results)),
            Group(_("Empfehlungen, die sich unterscheiden"), _verdicts(results)),
        )
        if group.lines and real
    )


def _row(workspace: Workspace, card: ScenarioCard, names: dict[str, str]) -> ScenarioRow:
    missing: tuple[str, ...] = ()
    try:
        changed(workspace, card.changes)
    except ImpossibleChange as problem:
        missing = problem.codes
    words = changes_in_words(workspace, card.changes, names)
    return ScenarioRow(card, words, address_of(workspace, card.changes), missing)


def _line(name: str, cells: Iterable[Named | str], unders: Iterable[str] = ()) -> Line:
    said = [cell if isinstance(cell, Named) else Named("", cell) for cell in cells]
    below = [*unders] or [""] * len(said)
    return Line(
        name,
        tuple(
            Cell(one.words, under, place > 0 and one == said[0], one.code)
            for place, (one, under) in enumerate(zip(said, below, strict=True))
        ),
    )


def _standing(results: tuple[Result, ...]) -> Line:
    return _line(_("Lagebild"), (label(result.scorecard.position.quadrant) for result in results))


def _indices(results: tuple[Result, ...]) -> tuple[Line, ...]:
    ready = [result.scorecard.readiness.expected for result in results]
    pressed = [result.scorecard.pressure.expected for result in results]
    return tuple(
        _line(name, map(whole, values), _deltas(values))
        for name, values in ((_("Reife"), ready), (_("Handlungsdruck"), pressed))
    )


def _deltas(values: Sequence[Fraction | int | None]) -> list[str]:
    """Return the differences to the first value; nothing where there is none."""
    written = [signed(values[0], value) for value in values[1:]]
    return ["", *("" if each == "±0" else each for each in written)]


def _split(results: tuple[Result, ...]) -> tuple[Line, ...]:
    models: list[OperatingModel | None] = [*OperatingModel, None]
    counts = {model: [result.split.get(model, 0) for result in results] for model in models}
    return tuple(
        _line(named_model(model).words, map(str, found), _deltas(found))
        for model, found in counts.items()
        if any(found)
    )


def _gates(workspace: Workspace, results: tuple[Result, ...]) -> tuple[Line, ...]:
    states: list[dict[str, GateState]] = [{gate.code: gate.state for gate in one.scorecard.gates} for one in results]
    return tuple(
        _line(text(workspace.edition.questions[code].text), (label(one.get(code)) for one in states))
        for code in states[0]
        if len({one.get(code) for one in states}) > 1
    )


def _verdicts(results: tuple[Result, ...]) -> tuple[Line, ...]:
    by_code = [{verdict.code: verdict for verdict in result.applications} for result in results]
    lines = (_verdict_line([verdicts[code] for verdicts in by_code]) for code in by_code[0])
    return tuple(line for line in lines if not all(cell.same for cell in line.cells[1:]))


def _verdict_line(verdicts: list[ApplicationVerdict]) -> Line:
    return _line(text(verdicts[0].name), map(_named_verdict, verdicts))


def _named_verdict(verdict: ApplicationVerdict) -> Named:
    return named_model(verdict.verdict, verdict.hybrid.cloud_model if verdict.hybrid else None)
