"""What the review page shows: everything open, unknown, set aside or contradictory, each with its question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assessments.domain.answers import Given, Ground, NotApplicable, Said, Unknown
from assessments.domain.catalogue import Dimension, Question
from assessments.domain.consistency import contradictions_of
from assessments.domain.text import Text
from assessments.domain.workspace import Workspace
from assessments.web.presenters.inventory import rows_of
from assessments.web.presenters.questions import more_words

MOST_PLACES = 5  # more links than that are a list of their own, the inventory


@dataclass(frozen=True, slots=True)
class Pointer:
    """A question to go back to, with what was said; ``ground`` is None where the reason stands for itself."""

    question: Question
    said: Text | None
    reason: str
    ground: Ground | None = None
    more: tuple[str, ...] = ()  # note, confidence, source and flag, one line each

    @property
    def anchor(self) -> str:
        """Return the fragment of the question on its page."""
        return self.question.code


@dataclass(frozen=True, slots=True)
class Chapter:
    """The pointers into one dimension."""

    dimension: Dimension
    pointers: tuple[Pointer, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """An application to go back to."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What does not fit together, what to do about it, and the way back to everything it concerns."""

    text: Text
    advice: Text
    pointers: tuple[Pointer, ...]
    applications: tuple[Place, ...]
    missing: bool  # something may be missing from the list of applications
    more: bool  # it concerns more applications than are named


@dataclass(frozen=True, slots=True)
class Review:
    """The state of an assessment before its result is read."""

    asked: int
    given: int
    open: tuple[Chapter, ...]
    unknown: tuple[Chapter, ...]
    set_aside: tuple[Chapter, ...]
    flagged: tuple[Chapter, ...]
    disagreements: tuple[Disagreement, ...]
    applications: int

    @property
    def open_count(self) -> int:
        """Return how many questions have no answer of any kind."""
        return _count(self.open)

    @property
    def unknown_count(self) -> int:
        """Return how many questions were answered with “don't know”."""
        return _count(self.unknown)

    @property
    def set_aside_count(self) -> int:
        """Return how many questions do not concern the house."""
        return _count(self.set_aside)

    @property
    def flagged_count(self) -> int:
        """Return how many questions somebody wants to come back to, answered or not."""
        return _count(self.flagged)

    @property
    def clean(self) -> bool:
        """Return whether there is nothing to look at again."""
        return not (self.open or self.unknown or self.flagged or self.disagreements) and self.applications > 0


def review_of(workspace: Workspace) -> Review:
    """Sort what was asked by what is still to do."""
    answers = [workspace.sheet.answer(question.code) for question in workspace.asked]
    return Review(
        asked=len(answers),
        given=sum(isinstance(answer, Given) for answer in answers),
        open=_chapters(workspace, lambda said: said.answer is None),
        unknown=_chapters(workspace, lambda said: isinstance(said.answer, Unknown)),
        set_aside=_chapters(workspace, lambda said: isinstance(said.answer, NotApplicable)),
        flagged=_chapters(workspace, lambda said: said.flagged),
        disagreements=_disagreements(workspace),
        applications=len(workspace.applications),
    )


def _chapters(workspace: Workspace, wanted: Callable[[Said], bool]) -> tuple[Chapter, ...]:
    asked = {question.code for question in workspace.asked}
    chapters = (
        Chapter(
            dimension,
            tuple(
                _pointer(workspace, question)
                for question in dimension.questions
                if question.code in asked and wanted(workspace.said(question.code))
            ),
        )
        for dimension in workspace.edition.dimensions
    )
    return tuple(chapter for chapter in chapters if chapter.pointers)


def _pointer(workspace: Workspace, question: Question) -> Pointer:
    said = workspace.said(question.code)
    more = more_words(said)
    match said.answer:
        case Given(level):
            return Pointer(question, question.anchors[level], "", more=more)
        case NotApplicable(reason, ground):
            return Pointer(question, None, reason, None if ground is Ground.OTHER else ground, more)
        case _:
            return Pointer(question, None, "", more=more)


def _disagreements(workspace: Workspace) -> tuple[Disagreement, ...]:
    edition = workspace.edition
    names = {row.application.code: row.name for row in rows_of(edition, workspace.applications)}
    found = contradictions_of(
        edition=edition, profile=workspace.profile, sheet=workspace.sheet, applications=workspace.applications
    )
    return tuple(
        Disagreement(
            each.text,
            each.advice,
            tuple(_pointer(workspace, edition.questions[code]) for code in each.questions),
            tuple(Place(code, names[code]) for code in each.applications[:MOST_PLACES]),
            bool(each.archetypes),
            len(each.applications) > MOST_PLACES,
        )
        for each in found
    )


def _count(chapters: tuple[Chapter, ...]) -> int:
    return sum(len(chapter.pointers) for chapter in chapters)
