"""Knock-outs and conditions: what no weight can buy off."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assessments.domain.landscape import DeviceRegulation
from assessments.domain.operating_models import OperatingModel
from assessments.domain.text import Text


class RuleKind(StrEnum):
    """Why a rule is there."""

    FACT = "fact"
    SAFETY = "safety"
    LAW = "law"
    SECURITY = "security"
    PRACTICE = "practice"


class RuleEffect(StrEnum):
    """What a rule does to the models it names.

    ``removes`` takes them out of the feasible set, ``forbids_moves`` takes out every model but today's, ``condition``
    leaves them in and adds a condition to the verdict.
    """

    REMOVES = "removes"
    FORBIDS_MOVES = "forbids_moves"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Range:
    """Levels ``at_least`` to ``at_most``, both included, of a criterion letter or a question code."""

    code: str
    at_least: int
    at_most: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that fires when all its parts hold.

    ``criteria`` ranges read the application's codes, ``answers`` ranges the questionnaire; an answer that is unknown,
    missing or not applicable never fires a rule. ``health_data`` asks for Art. 9 data, ``regulation`` for a medical
    device. A model confirmed by a named product is exempt when ``lifted_by_product`` is set. A rule with a ``measure``
    (the code of the question whose measure cures it) is curable.
    """

    code: str
    kind: RuleKind
    effect: RuleEffect
    models: tuple[OperatingModel, ...]
    criteria: tuple[Range, ...]
    answers: tuple[Range, ...]
    health_data: bool
    regulation: tuple[DeviceRegulation, ...]
    lifted_by_product: bool
    measure: str | None
    text: Text

    @property
    def curable(self) -> bool:
        """Return whether a measure of the catalogue lifts this rule."""
        return self.measure is not None
