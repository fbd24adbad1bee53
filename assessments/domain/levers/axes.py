"""Readiness and pressure as sums around the middle: an index lies above 50 exactly when its sum is above nothing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from assessments.domain.answers import NotApplicable, Sheet
from assessments.domain.catalogue import Edition, Polarity, Question
from assessments.domain.quadrant import QUADRANTS
from assessments.domain.results import Quadrant

MIDDLE = 2
_FULL = 100


@dataclass(frozen=True, slots=True)
class Axis:
    """The applicable questions of one index in the order of display, and the levels they have; None is unanswered."""

    questions: tuple[Question, ...]
    levels: tuple[int | None, ...]
    pressure: bool

    @property
    def surplus(self) -> int:
        """Return the points above the middle over all answers."""
        return sum(self.points(level) for level in self.levels if level is not None)

    @property
    def side(self) -> bool | None:
        """Return whether the index is high; None in the middle, and without answers."""
        return side_of(self.surplus)

    @property
    def width_of_one(self) -> Fraction:
        """Return the points 0-100 by which the interval narrows with every answer that becomes known."""
        return Fraction(_FULL, len(self.questions))

    def points(self, level: int) -> int:
        """Return what an answer adds, counted from the middle."""
        return MIDDLE - level if self.pressure else level - MIDDLE


def axis_of(edition: Edition, sheet: Sheet, *, pressure: bool) -> Axis:
    """Return one index of a house; not-applicable questions have no part in it."""
    levels = sheet.levels()
    questions = tuple(
        question
        for code, question in edition.questions.items()
        if (question.polarity is Polarity.PRESSURE) is pressure and not isinstance(sheet.answer(code), NotApplicable)
    )
    return Axis(questions, tuple(levels.get(question.code) for question in questions), pressure)


def side_of(surplus: int) -> bool | None:
    """Return the side a sum lies on."""
    return surplus > 0 if surplus else None


def quadrant_of(readiness: bool | None, pressure: bool | None) -> Quadrant:
    """Return the quadrant between two sides."""
    if readiness is None or pressure is None:
        return Quadrant.UNDETERMINED
    return QUADRANTS[readiness, pressure]
