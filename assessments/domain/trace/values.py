"""What a trace consists of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assessments.domain.answers import Answer, Given, NotApplicable, Sheet
from assessments.domain.text import Text


class InputKind(StrEnum):
    """What an input is: an answer, a level of the application, a weight, a fact, a figure, or another statement."""

    ANSWER = "answer"
    LEVEL = "level"
    WEIGHT = "weight"
    FACT = "fact"
    FIGURE = "figure"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Input:
    """One thing that went into a statement, by its code; for another statement that is its reference."""

    kind: InputKind
    code: str
    value: str


@dataclass(frozen=True, slots=True)
class Trace:
    """Where one statement comes from.

    ``reference`` is stable: the same statement about the same house has it again, whatever else changes. ``rule`` is
    the code of the edition's rule or of the method's formula, ``how`` the same in words.
    """

    reference: str
    statement: Text
    rule: str
    how: Text
    inputs: tuple[Input, ...]
    edition: str
    scoring_version: str


def answer_input(sheet: Sheet, code: str) -> Input:
    """Return an answer as an input: its level, or the word for having none."""
    return Input(InputKind.ANSWER, code, _said(sheet.answer(code)))


def references(*codes: str) -> tuple[Input, ...]:
    """Return other statements as inputs."""
    return tuple(Input(InputKind.STATEMENT, code, "") for code in codes)


def figures(values: Mapping[str, object]) -> tuple[Input, ...]:
    """Return figures as inputs."""
    return tuple(Input(InputKind.FIGURE, code, str(value)) for code, value in values.items())


def _said(answer: Answer | None) -> str:
    match answer:
        case None:
            return "unanswered"
        case Given(level):
            return str(level)
        case NotApplicable():
            return "not_applicable"
        case _:
            return "unknown"
