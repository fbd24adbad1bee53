"""What the page of all questions shows: every question that is asked, in one list, with filters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.domain.answers import Answer, Given, NotApplicable, Unknown
from assessments.domain.catalogue import Dimension, Question
from assessments.domain.workspace import Progress, Workspace


class Show(StrEnum):
    """Which questions are listed; the values stand in addresses."""

    ALL = "alle"
    OPEN = "offen"
    UNKNOWN = "unbekannt"
    FLAGGED = "markiert"


NAMES: dict[Show, Promise] = {
    Show.ALL: _("Alle"),
    Show.OPEN: _("Offen"),
    Show.UNKNOWN: _("Weiß nicht"),
    Show.FLAGGED: _("Für später markiert"),
}


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question with what was said about it; ``level`` None where the answer carries none."""

    question: Question
    answer: Answer | None
    flagged: bool

    @property
    def level(self) -> int | None:
        """Return the level that was chosen."""
        return self.answer.level if isinstance(self.answer, Given) else None

    @property
    def unknown(self) -> bool:
        """Return whether somebody said that nobody knows."""
        return isinstance(self.answer, Unknown)

    @property
    def set_aside(self) -> bool:
        """Return whether it does not concern the house."""
        return isinstance(self.answer, NotApplicable)


@dataclass(frozen=True, slots=True)
class Chapter:
    """The listed questions of one dimension, with the progress over all of them."""

    dimension: Dimension
    rows: tuple[QuestionRow, ...]
    progress: Progress


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter with the number of questions it lists."""

    show: Show
    name: Promise
    count: int


@dataclass(frozen=True, slots=True)
class QuestionList:
    """The whole page."""

    progress: Progress
    filters: tuple[Filter, ...]
    chapters: tuple[Chapter, ...]


_WANTED: dict[Show, Callable[[QuestionRow], bool]] = {
    Show.ALL: lambda _row: True,
    Show.OPEN: lambda row: row.answer is None,
    Show.UNKNOWN: lambda row: row.unknown,
    Show.FLAGGED: lambda row: row.flagged,
}


def question_list(workspace: Workspace, show: Show) -> QuestionList:
    """Return the questions of this scope that ``show`` lists, by dimension, in the order of the catalogue."""
    rows = tuple(_row(workspace, question) for question in workspace.asked)
    listed = [row for row in rows if _WANTED[show](row)]
    chapters = (
        Chapter(
            dimension,
            tuple(row for row in listed if row.question.dimension_code == dimension.code),
            workspace.progress(dimension.code),
        )
        for dimension in workspace.edition.dimensions
    )
    return QuestionList(
        progress=workspace.progress(),
        filters=tuple(Filter(each, NAMES[each], sum(map(_WANTED[each], rows))) for each in Show),
        chapters=tuple(chapter for chapter in chapters if chapter.rows),
    )


def _row(workspace: Workspace, question: Question) -> QuestionRow:
    said = workspace.said(question.code)
    return QuestionRow(question, said.answer, said.flagged)
