"""What the result page shows of a whole house: the rows asked for, the split, the gates and the next moves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.domain.answers import Given
from assessments.domain.catalogue import Dimension, Question
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import GateState, Quadrant, Result, Score
from assessments.domain.robustness.values import ROBUST_FROM
from assessments.domain.text import Text
from assessments.domain.workspace import Workspace
from assessments.web.presenters.certainty import Certainty
from assessments.web.presenters.levers import ApplicationLever, Turn
from assessments.web.presenters.verdicts import VerdictRow, rows_by_code, verdict_row

MOST_EXTREMES = 2
NONE = "none"  # how the address names “no recommendation”


class Order(StrEnum):
    """In which order the applications stand."""

    CATALOGUE = "katalog"
    NAME = "name"
    UNSURE = "unsicher"
    NARROW = "knapp"
    BLOCKED = "ausschluss"


ORDERS: dict[Order, Promise] = {
    Order.CATALOGUE: _("wie im Katalog"),
    Order.NAME: _("nach Name"),
    Order.UNSURE: _("unsicherste zuerst"),
    Order.NARROW: _("knappste zuerst"),
    Order.BLOCKED: _("meiste Ausschlüsse zuerst"),
}


@dataclass(frozen=True, slots=True)
class Card:
    """One application: its verdict, how sure that is, and what would change it; None where nobody worked it out."""

    row: VerdictRow
    certainty: Certainty | None
    levers: ApplicationLever | None


_KEYS: dict[Order, Callable[[Card], object]] = {
    Order.CATALOGUE: lambda card: card.row.archetype.code,
    Order.NAME: lambda card: card.row.name.casefold(),
    Order.UNSURE: lambda card: card.certainty.order if card.certainty else 0.0,
    Order.NARROW: lambda card: Fraction(1) if card.row.verdict.margin is None else card.row.verdict.margin,
    Order.BLOCKED: lambda card: -len(card.row.verdict.knock_outs),
}


@dataclass(frozen=True, slots=True)
class Share:
    """How many applications got one verdict; ``model`` None is no recommendation."""

    model: OperatingModel | None
    count: int

    @property
    def code(self) -> str:
        """Return the name of this verdict in addresses and colours."""
        return self.model.value if self.model else NONE


@dataclass(frozen=True, slots=True)
class GateRow:
    """A gate that is not open: what it blocks, the measure that opens it, and the verdicts that change once it does."""

    question: Question
    state: GateState
    said: Text | None
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """One of the next five moves."""

    row: VerdictRow
    to: OperatingModel
    because: Text


@dataclass(frozen=True, slots=True)
class Standing:
    """One dimension with one of its indices."""

    dimension: Dimension
    value: Fraction


@dataclass(frozen=True, slots=True)
class Extremes:
    """Dimensions that stand out, under a heading."""

    title: Promise
    dimensions: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """How much one criterion counts, as a share 0-1 of all."""

    name: Text
    share: Fraction


@dataclass(frozen=True, slots=True)
class Tally:
    """Figures of the portfolio that a sentence speaks of."""

    applications: int
    already_there: int
    provisional: int
    curable: int
    closed_gates: int


def rows_of(workspace: Workspace, result: Result) -> tuple[VerdictRow, ...]:
    """Return every application with its verdict."""
    applications = {application.code: application for application in workspace.applications}
    return tuple(verdict_row(workspace.edition, applications[one.code], one) for one in result.applications)


def cards_of(
    rows: tuple[VerdictRow, ...], certainty: Mapping[str, Certainty], levers: Mapping[str, ApplicationLever]
) -> tuple[Card, ...]:
    """Join every verdict with how sure it is and what would change it."""
    codes = (row.application.code for row in rows)
    return tuple(Card(row, certainty.get(code), levers.get(code)) for row, code in zip(rows, codes, strict=True))


def selected(cards: tuple[Card, ...], verdict: str, order: Order) -> tuple[Card, ...]:
    """Return the cards with ``verdict`` (all when empty) in ``order``; equal ones stay as they were."""
    wanted = (card for card in cards if verdict in ("", card.row.verdict.verdict or NONE))
    return tuple(sorted(wanted, key=_KEYS[order]))  # type: ignore[arg-type]


def shares_of(result: Result) -> tuple[Share, ...]:
    """Return the verdicts that occur, in the order of the models."""
    return tuple(Share(model, count) for model, count in result.split.items() if count)


def gates_of(workspace: Workspace, result: Result, turns: Mapping[str, tuple[Turn, ...]]) -> tuple[GateRow, ...]:
    """Return the gates that are closed, then those nobody knows about; ``turns`` is what follows from opening them."""
    gates = [
        GateRow(
            workspace.edition.questions[gate.code], gate.state, _said(workspace, gate.code), turns.get(gate.code, ())
        )
        for gate in result.scorecard.gates
        if gate.state in (GateState.CLOSED, GateState.UNKNOWN)
    ]
    return tuple(sorted(gates, key=lambda gate: gate.state is not GateState.CLOSED))


def moves_of(result: Result, rows: tuple[VerdictRow, ...]) -> tuple[Move, ...]:
    """Return the next moves with their applications."""
    by_code = rows_by_code(rows)
    return tuple(Move(by_code[move.application], move.to, move.because) for move in result.next_moves)


def tally_of(result: Result, rows: tuple[VerdictRow, ...]) -> Tally:
    """Count what the summary mentions."""
    return Tally(
        applications=len(rows),
        already_there=sum(row.verdict.already_there for row in rows),
        provisional=sum(row.verdict.provisional for row in rows),
        curable=sum(bool(row.cures) for row in rows),
        closed_gates=sum(gate.state is GateState.CLOSED for gate in result.scorecard.gates),
    )


def weights_of(workspace: Workspace) -> tuple[Weight, ...]:
    """Return how much each criterion counts, the heaviest first; only ratios count, so they are shown as shares."""
    total = sum(workspace.weights.values(), Fraction(0))
    weights = (
        Weight(criterion.name, workspace.weights.get(criterion.letter, Fraction(0)) / total)
        for criterion in workspace.edition.criteria
    )
    return tuple(sorted(weights, key=lambda weight: -weight.share))


def extremes_of(workspace: Workspace, result: Result) -> tuple[Extremes, ...]:
    """Return where the house is strongest and weakest and what presses most; nothing where too little is answered."""
    chapters = {dimension.code: dimension for dimension in workspace.edition.dimensions}
    ready = _standings(chapters, {one.code: one.readiness for one in result.scorecard.dimensions})
    pressed = _standings(chapters, {one.code: one.pressure for one in result.scorecard.dimensions})
    groups = [Extremes(_("Größter Handlungsdruck"), pressed[::-1][:1])] if pressed else []
    if len(ready) > MOST_EXTREMES * 2:
        groups = [
            Extremes(_("Am weitesten"), ready[::-1][:MOST_EXTREMES]),
            Extremes(_("Am meisten zu tun"), ready[:MOST_EXTREMES]),
            *groups,
        ]
    return tuple(groups)


def _standings(chapters: Mapping[str, Dimension], scores: Mapping[str, Score | None]) -> tuple[Standing, ...]:
    """Return the dimensions with an answered index, the lowest first."""
    known = (
        Standing(chapters[code], score.expected)
        for code, score in scores.items()
        if score is not None and score.expected is not None
    )
    return tuple(sorted(known, key=lambda standing: standing.value))


def is_unsure(result: Result) -> bool:
    """Return whether the quadrant is named, but may well turn out to be another one: by the share for verdicts."""
    stability = result.scorecard.position.stability
    return stability is not None and stability < ROBUST_FROM


def other_candidates(result: Result) -> tuple[Quadrant, ...]:
    """Return the quadrants the house may turn out to be in besides the named one."""
    position = result.scorecard.position
    return tuple(quadrant for quadrant in position.candidates if quadrant is not position.quadrant)


def _said(workspace: Workspace, code: str) -> Text | None:
    """Return the answer in the words of its anchor, None when it carries no level."""
    match workspace.sheet.answer(code):
        case Given(level):
            return workspace.edition.questions[code].anchors[level]
        case _:
            return None
