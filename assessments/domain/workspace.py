"""One assessment as a whole value: everything a page, a report or a verdict is computed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessments.domain.answers import NOTHING_SAID, Said, said_in
from assessments.domain.case import Case
from assessments.domain.catalogue import Edition, Question
from assessments.domain.scope import Scope

__all__ = ["Progress", "Scope", "Workspace", "asked_questions"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the questionnaire is. Every kind of answer counts as answered, so 100 % can be reached."""

    answered: int
    asked: int

    @property
    def percent(self) -> int:
        """Return the share in whole percent, rounded down: 100 only when nothing is left. Nothing asked is complete."""
        return 100 * self.answered // self.asked if self.asked else 100

    @property
    def complete(self) -> bool:
        """Return whether nothing is left to answer."""
        return self.answered == self.asked


@dataclass(frozen=True, slots=True)
class Workspace(Case):
    """The loaded state of one assessment.

    ``preset`` is ``BY_THEMES`` of ``weighting`` when the weights follow themes instead of a preset of the edition.
    ``versions`` holds the version of the stored answer by question code, 0 when there never was one. ``drafts`` holds
    what was said about questions that have no answer yet: notes, sources and flags, which count for nothing.
    """

    preset: str
    scope: Scope
    versions: Mapping[str, int]
    drafts: Mapping[str, Said] = field(default_factory=dict)

    def said(self, code: str) -> Said:
        """Return all that was said about question ``code``, with an answer or without."""
        entry = self.sheet.entries.get(code)
        return said_in(entry) if entry else self.drafts.get(code, NOTHING_SAID)

    @property
    def asked(self) -> tuple[Question, ...]:
        """Return the questions that this scope asks, in the order of display."""
        return asked_questions(self.edition, self.scope)

    def progress(self, dimension_code: str | None = None) -> Progress:
        """Return the progress of one dimension, or of the whole questionnaire when no dimension is named."""
        codes = [q.code for q in self.asked if dimension_code in (None, q.dimension_code)]
        return Progress(answered=sum(code in self.sheet.entries for code in codes), asked=len(codes))


def asked_questions(edition: Edition, scope: Scope) -> tuple[Question, ...]:
    """Return the questions of ``edition`` that ``scope`` asks, in the order of display."""
    return tuple(q for q in edition.questions.values() if scope is Scope.FULL or q.quick_check)
