"""The bare decision for one application: what is feasible, what wins, what comes second. No wording."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.domain.circumstances import Circumstances
from assessments.domain.facts import Facts
from assessments.domain.fit import MODELS, Row
from assessments.domain.knock_outs import Removal, removals
from assessments.domain.operating_models import CLOUD_MODELS, OperatingModel


@dataclass(frozen=True, slots=True)
class Ranked:
    """A feasible model, what it is called as a verdict, and its value over the fit's denominator.

    The label differs from the model where the structural rule makes a cloud model the cloud part of a hybrid.
    """

    model: OperatingModel
    label: OperatingModel
    total: int


@dataclass(frozen=True, slots=True)
class Choice:
    """The outcome: the winner, the best alternative with another label, every total, every removal."""

    totals: Row
    removals: tuple[Removal, ...]
    winner: Ranked | None
    runner_up: Ranked | None

    @property
    def verdict(self) -> OperatingModel | None:
        """Return the label of the winner, None when nothing is feasible."""
        return self.winner.label if self.winner else None

    @property
    def structural(self) -> bool:
        """Return whether a cloud model won and became the cloud part of a hybrid."""
        return self.winner is not None and self.winner.model is not self.winner.label


def choose(circumstances: Circumstances, facts: Facts) -> Choice:
    """Decide for one application in one state of the house."""
    found = removals(circumstances.rules, facts)
    totals = circumstances.fit(facts).totals(facts.levels)
    ranking = _ranking(totals, frozenset(removal.model for removal in found), facts)
    winner = ranking[0] if ranking else None
    runner_up = next((other for other in ranking if winner and other.label is not winner.label), None)
    return Choice(totals, found, winner, runner_up)


def _ranking(totals: Row, removed: frozenset[OperatingModel], facts: Facts) -> list[Ranked]:
    """Return the feasible models, best first; the sort is stable, so a tie keeps the order of the models."""
    split = facts.needs_local_part and OperatingModel.HYBRID not in removed
    feasible = [
        Ranked(model, OperatingModel.HYBRID if split and model in CLOUD_MODELS else model, total)
        for model, total in zip(MODELS, totals, strict=True)
        if model not in removed
    ]
    return sorted(feasible, key=lambda ranked: -ranked.total)
