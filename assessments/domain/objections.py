"""Common objections, each answered from what this house said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from assessments.domain.answers import Answer, Given, NotApplicable, Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.guidance import Objection, ObjectionStatus
from assessments.domain.move_wording import together
from assessments.domain.text import Text
from assessments.domain.wording import sentence

_SETTLED_FROM = 3
_STANDS_UP_TO = 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """One question that bears on the objection, with what the house answered; None when it did not."""

    question: str
    answer: Answer | None

    @property
    def level(self) -> int | None:
        """Return the level of the answer, None when it carries none."""
        return self.answer.level if isinstance(self.answer, Given) else None

    @property
    def unknown(self) -> bool:
        """Return whether the answer is still missing; a question that does not apply is not."""
        return self.level is None and not isinstance(self.answer, NotApplicable)


@dataclass(frozen=True, slots=True)
class ObjectionAnswer:
    """How an objection stands in this house, on what evidence, and what to tell the board."""

    objection: Objection
    status: ObjectionStatus
    evidence: tuple[Evidence, ...]
    text: Text

    @property
    def unknown(self) -> tuple[str, ...]:
        """Return the questions without an answer, in the order of the objection."""
        return tuple(one.question for one in self.evidence if one.unknown)

    @property
    def against(self) -> tuple[str, ...]:
        """Return the questions for which the objection stands."""
        return tuple(one.question for one in self.evidence if one.level is not None and one.level <= _STANDS_UP_TO)


def objection_check(edition: Edition, sheet: Sheet) -> tuple[ObjectionAnswer, ...]:
    """Answer every objection of the edition, in its order."""
    return tuple(_answered(objection, sheet) for objection in edition.objections)


def _answered(objection: Objection, sheet: Sheet) -> ObjectionAnswer:
    evidence = tuple(Evidence(code, sheet.answer(code)) for code in objection.questions)
    status = _status(evidence)
    unknown = ", ".join(one.question for one in evidence if one.unknown)
    known = any(one.level is not None for one in evidence)
    sentences = [_sentence(objection, status) if known else _cannot_tell()]
    if unknown:
        sentences.append(
            sentence("Noch nicht beantwortet: {questions}.", "Not answered yet: {questions}.", questions=unknown)
        )
    return ObjectionAnswer(objection, status, evidence, together(sentences))


def _status(evidence: tuple[Evidence, ...]) -> ObjectionStatus:
    levels = [one.level for one in evidence if one.level is not None]
    if any(level <= _STANDS_UP_TO for level in levels):
        return ObjectionStatus.STANDS
    complete = not any(one.unknown for one in evidence)
    if levels and complete and min(levels) >= _SETTLED_FROM:
        return ObjectionStatus.SETTLED
    return ObjectionStatus.OPEN


def _cannot_tell() -> Text:
    return sentence(
        "Ob dieser Einwand für Ihr Haus zutrifft, lässt sich noch nicht sagen.",
        "Whether this objection holds for your hospital cannot be told yet.",
    )


def _sentence(objection: Objection, status: ObjectionStatus) -> Text:
    match status:
        case ObjectionStatus.SETTLED:
            return objection.settled
        case ObjectionStatus.OPEN:
            return objection.open
        case ObjectionStatus.STANDS:
            return objection.stands
        case _:
            assert_never(status)
