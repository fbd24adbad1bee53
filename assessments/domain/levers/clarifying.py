"""What is worth clarifying first: for everything unknown, what each of its five levels would change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from assessments.domain.answers import Sheet
from assessments.domain.catalogue import HIGHEST, LOWEST, Edition
from assessments.domain.facts import Facts
from assessments.domain.levers import wording
from assessments.domain.levers.axes import Axis, axis_of, quadrant_of, side_of
from assessments.domain.levers.contest import Contest
from assessments.domain.levers.values import ChangeKind, Clarification
from assessments.domain.levers.variables import Option
from assessments.domain.results import Quadrant
from assessments.domain.text import Text
from assessments.domain.wording import named

LEVELS = range(LOWEST, HIGHEST + 1)
_NONE = Fraction(0)

Axes = tuple[Axis, Axis]


def clarifications(edition: Edition, sheet: Sheet, contests: tuple[Contest, ...]) -> tuple[Clarification, ...]:
    """Return everything unknown, the most valuable first.

    Ranked by the verdicts that could change, then the quadrants in reach, then the interval that narrows; what is equal
    keeps the order of the questionnaire and the inventory, answers before codes.
    """
    axes = axis_of(edition, sheet, pressure=False), axis_of(edition, sheet, pressure=True)
    found = [*_answers(edition, axes, contests), *_codes(axes, contests)]
    found.sort(key=lambda one: (-len(one.verdicts), -len(one.quadrants), -one.readiness - one.pressure))
    return tuple(_worded(one, first=place == 0) for place, one in enumerate(found))


def _answers(edition: Edition, axes: Axes, contests: tuple[Contest, ...]) -> Iterator[Clarification]:
    unanswered = {
        question.code: axis
        for axis in axes
        for question, level in zip(axis.questions, axis.levels, strict=True)
        if level is None
    }
    for code in edition.questions:
        axis = unanswered.get(code)
        if axis is not None:
            yield Clarification(
                kind=ChangeKind.ANSWER,
                code=code,
                application=None,
                readiness=_NONE if axis.pressure else axis.width_of_one,
                pressure=axis.width_of_one if axis.pressure else _NONE,
                verdicts=tuple(
                    one.application for one in contests if _depends(one, code, one.ground.options.get(code, ()))
                ),
                quadrants=_quadrants(axes, axis),
                text=named(code),
            )


def _codes(axes: Axes, contests: tuple[Contest, ...]) -> Iterator[Clarification]:
    today = (quadrant_of(axes[0].side, axes[1].side),)
    for one in contests:
        for letter in one.facts.unknown:
            depends = _depends(one, letter, one.ground.codes[letter, None].options)
            yield Clarification(
                kind=ChangeKind.CODE,
                code=letter,
                application=one.application,
                readiness=_NONE,
                pressure=_NONE,
                verdicts=(one.application,) if depends else (),
                quadrants=today,
                text=wording.code_of_application(letter, _name(one.facts)),
            )


def _depends(contest: Contest, code: str, options: tuple[Option, ...]) -> bool:
    """Return whether the verdict is another one for any of the levels."""
    return any(contest.verdict_with(code, option) is not contest.verdict for option in options)


def _quadrants(axes: Axes, axis: Axis) -> tuple[Quadrant, ...]:
    """Return the positions that an answer more on one axis leads to, in the order of their definition."""
    readiness, pressure = axes
    sides = {side_of(axis.surplus + axis.points(level)) for level in LEVELS}
    reached = {
        quadrant_of(readiness.side, side) if axis.pressure else quadrant_of(side, pressure.side) for side in sides
    }
    return tuple(quadrant for quadrant in Quadrant if quadrant in reached)


def _name(facts: Facts) -> Text:
    own = facts.application.name
    return named(own) if own else facts.archetype.name


def _worded(found: Clarification, *, first: bool) -> Clarification:
    """Return the finding with its sentence in place of its bare name."""
    text = wording.clarify(
        found.text, first=first, verdicts=len(found.verdicts), points=found.readiness + found.pressure
    )
    return replace(found, text=text)
