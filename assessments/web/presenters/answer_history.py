"""The history of one answer, worked out for its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assessments.domain.catalogue import Question
from assessments.services.answer_history import PastAnswer
from assessments.web.presenters.questions import answer_words, more_words


@dataclass(frozen=True, slots=True)
class Version:
    """One version in words."""

    number: int
    by: str
    at: datetime
    answer: str
    more: tuple[str, ...]
    holds: bool


@dataclass(frozen=True, slots=True)
class AnswerHistoryPage:
    """All versions of an answer, latest first."""

    question: Question
    dimension: str
    versions: tuple[Version, ...]

    @property
    def current(self) -> int:
        """Return the version that holds, 0 before the first."""
        return self.versions[0].number if self.versions else 0


def answer_history_page(question: Question, dimension: str, past: tuple[PastAnswer, ...]) -> AnswerHistoryPage:
    """Return the page of one question."""
    versions = tuple(
        Version(one.version, one.by_name, one.at, answer_words(one.said, question), more_words(one.said), not place)
        for place, one in enumerate(past)
    )
    return AnswerHistoryPage(question, dimension, versions)
