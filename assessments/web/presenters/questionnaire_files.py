"""What a filled table would change, in words: old and new, question by question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from assessments.domain.answers import Said
from assessments.domain.catalogue import Edition, Question
from assessments.domain.questionnaire_file.changes import Change
from assessments.domain.questionnaire_file.values import Problem
from assessments.domain.questionnaire_file.words import sentence_of
from assessments.services.questionnaire_import import Preview
from assessments.templatetags.wording import language, text
from assessments.web.presenters.questions import answer_words, more_words

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Side:
    """What is said, in words."""

    answer: str
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One question with what holds now and what the file says."""

    code: str
    question: str
    old: Side
    new: Side
    place: str
    version: int
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """Everything a file would change, what has to be decided, and what is somebody else's."""

    changes: tuple[ChangeRow, ...]
    conflicts: tuple[ChangeRow, ...]
    others: tuple[ChangeRow, ...]

    @property
    def empty(self) -> bool:
        """Return whether there is nothing to take over."""
        return not self.changes and not self.conflicts


def preview_page(preview: Preview, edition: Edition) -> PreviewPage:
    """Return the page."""
    compared = preview.comparison
    return PreviewPage(
        changes=tuple(_row(change, edition) for change in compared.changes),
        conflicts=tuple(_row(change, edition, preview) for change in compared.conflicts),
        others=tuple(_row(change, edition) for change in compared.others),
    )


def problem_lines(problems: Iterable[Problem]) -> tuple[tuple[str, ...], int]:
    """Return the first sentences on what is wrong, and how many more there are."""
    found = [sentence_of(problem).in_language(language()) for problem in problems]
    return tuple(found[:MOST_SHOWN]), max(0, len(found) - MOST_SHOWN)


def _row(change: Change, edition: Edition, preview: Preview | None = None) -> ChangeRow:
    question = edition.questions[change.code]
    author = preview.authors.get(change.code) if preview else None
    return ChangeRow(
        code=change.code,
        question=text(question.text),
        old=_side(change.old, question),
        new=_side(change.filled.said, question),
        place=f"{change.filled.sheet}!{change.filled.cell}",
        version=change.version,
        by=author.name if author else "",
        at=author.at if author else None,
    )


def _side(said: Said, question: Question) -> Side:
    return Side(answer_words(said, question), more_words(said))
