"""Second opinions: kept beside the answer, and when one of them matters for the verdict on the house.

A second opinion never changes a score. It matters when it lies two levels or more from the answer, when it would open
or close a gate, or when the house would land in another quadrant with it in the answer's place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.domain.answers import Answer, Given, Sheet, Unknown
from assessments.domain.catalogue import Edition
from assessments.domain.collaboration import Weight
from assessments.domain.results import Quadrant, Scorecard
from assessments.domain.scoring import score

FAR = 2
"""Judgement: so many levels apart two people no longer describe the same house."""

Opined = Given | Unknown


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody thinks instead of the answer, and why."""

    question: str
    answer: Opined
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Dissent:
    """An opinion beside the answer that stands, with every reason why it matters; none where it makes no difference."""

    opinion: Opinion
    answer: Answer | None
    weights: tuple[Weight, ...]
    quadrant: Quadrant

    @property
    def matters(self) -> bool:
        """Return whether the report has to name it."""
        return bool(self.weights)


def dissents_of(edition: Edition, sheet: Sheet, opinions: Iterable[Opinion]) -> tuple[Dissent, ...]:
    """Return the opinions that differ from the answers, in the order of the catalogue; who agrees dissents no more."""
    place = {code: index for index, code in enumerate(edition.questions)}
    differing = [o for o in opinions if o.question in place and o.answer != sheet.answer(o.question)]
    if not differing:
        return ()
    card = score(edition, sheet)
    ordered = sorted(differing, key=lambda opinion: (place[opinion.question], opinion.by))
    return tuple(_dissent(edition, sheet, card, opinion) for opinion in ordered)


def _dissent(edition: Edition, sheet: Sheet, card: Scorecard, opinion: Opinion) -> Dissent:
    answer = sheet.answer(opinion.question)
    other = score(edition, sheet.with_answer(opinion.question, opinion.answer))
    weights = (
        (Weight.FAR_APART, _far_apart(answer, opinion.answer)),
        (Weight.OTHER_GATE, other.gates != card.gates),
        (Weight.OTHER_QUADRANT, other.position.quadrant is not card.position.quadrant),
    )
    return Dissent(opinion, answer, tuple(weight for weight, holds in weights if holds), other.position.quadrant)


def _far_apart(answer: Answer | None, opinion: Opined) -> bool:
    return isinstance(answer, Given) and isinstance(opinion, Given) and abs(answer.level - opinion.level) >= FAR
