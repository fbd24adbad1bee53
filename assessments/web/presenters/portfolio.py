"""A portfolio as the page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.domain.lifecycle import State
from assessments.domain.operating_models import OperatingModel
from assessments.services.portfolio import HospitalCard, Portfolio


@dataclass(frozen=True, slots=True)
class HospitalRow:
    """A hospital with the models that at least one application goes to, the most frequent first; None is undecided."""

    card: HospitalCard
    split: tuple[tuple[OperatingModel | None, int], ...]

    @property
    def is_open(self) -> bool:
        """Return whether somebody is still at work on the latest assessment."""
        return self.card.standing is not None and self.card.standing.state is State.OPEN


def rows_of(portfolio: Portfolio) -> tuple[HospitalRow, ...]:
    """Return the hospitals of the page."""
    return tuple(HospitalRow(card, _split(card)) for card in portfolio.cards)


def _split(card: HospitalCard) -> tuple[tuple[OperatingModel | None, int], ...]:
    counted: Iterable[tuple[OperatingModel | None, int]] = card.standing.split.items() if card.standing else ()
    return tuple(sorted(((model, n) for model, n in counted if n), key=lambda pair: -pair[1]))
