"""What an edition advises beyond its judgement: what comes first, how fast, what to answer, what to look at again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from assessments.domain.operating_models import OperatingModel
from assessments.domain.rules import Range
from assessments.domain.text import Text


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """The measure of ``question`` starts when that of ``first`` is done, for a stated reason."""

    question: str
    first: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Pace:
    """What limits the moves of a year: the factors of all paces are multiplied.

    ``by_level`` holds a factor for each level 0-4, read at the mean level of ``questions``, rounded down.
    """

    code: str
    name: Text
    questions: tuple[str, ...]
    by_level: tuple[Fraction, ...]
    reason: Text


class Figure(StrEnum):
    """What a plan has to assume: how long things take, and how much one owner carries at a time."""

    MONTHS_SMALL = "months_small"
    MONTHS_MEDIUM = "months_medium"
    MONTHS_LARGE = "months_large"
    MONTHS_MOVE = "months_move"
    MONTHS_CLUSTER = "months_cluster"
    MEASURES_AT_ONCE = "measures_at_once"


@dataclass(frozen=True, slots=True)
class PlanningFigure:
    """One assumption of the plan, with its reason."""

    figure: Figure
    value: int
    reason: Text


@dataclass(frozen=True, slots=True)
class Objection:
    """A common objection, what people mean by it, the questions that settle it, and a sentence for each outcome."""

    code: str
    title: Text
    meant: Text
    questions: tuple[str, ...]
    settled: Text
    open: Text
    stands: Text


class ObjectionStatus(StrEnum):
    """Settled: every answer is at 3 or 4. Stands: one is at 0 or 1. Open: all else, what is not known included."""

    SETTLED = "settled"
    OPEN = "open"
    STANDS = "stands"


@dataclass(frozen=True, slots=True)
class AnswersDisagree:
    """Fires when every range holds; an answer without a level holds nothing."""

    answers: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class LevelDeniesModel:
    """Fires for an application whose own level lies in the range although it runs in that model, or could."""

    criterion: Range
    model: OperatingModel


@dataclass(frozen=True, slots=True)
class ArchetypesMissing:
    """Fires in a house of at least so many beds whose inventory lacks one of these archetypes."""

    beds_from: int
    archetypes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DefaultsOnly:
    """Fires for applications without a level of their own while less than this share 0-1 of the answers is known."""

    known_below: Fraction


Trigger = AnswersDisagree | LevelDeniesModel | ArchetypesMissing | DefaultsOnly


@dataclass(frozen=True, slots=True)
class Check:
    """A place to look again before the result is handed in: when, why, and what to do, with the questions to go to."""

    code: str
    trigger: Trigger
    questions: tuple[str, ...]
    text: Text
    advice: Text
