"""Meetings as pages show them, and their minutes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.domain.catalogue import Question
from assessments.domain.workspace import Workspace
from assessments.models import Comment, Meeting
from assessments.services.meetings import DecisionCard
from assessments.web.presenters.exchange import DissentRow
from assessments.web.presenters.questions import answer_words, more_words


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a meeting: what was said before, and what was decided, if anything."""

    question: Question
    now: str
    decided: bool
    before: str
    after: str
    changed: bool
    more: tuple[str, ...]
    agreed: tuple[str, ...]
    dissents: tuple[DissentRow, ...]
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting with its questions in order."""

    meeting: Meeting
    attendees: tuple[str, ...]
    items: tuple[Item, ...]

    @property
    def decided(self) -> int:
        """Return how many questions were decided."""
        return sum(item.decided for item in self.items)

    @property
    def next(self) -> Item | None:
        """Return the first question that nothing was decided on."""
        return next((item for item in self.items if not item.decided), None)


@dataclass(frozen=True, slots=True)
class Step:
    """Where a question stands in its meeting."""

    position: int
    total: int
    previous: str
    next: str


def meeting_page(
    workspace: Workspace,
    meeting: Meeting,
    decisions: Mapping[str, DecisionCard],
    dissents: Iterable[DissentRow] = (),
    comments: Mapping[str, tuple[Comment, ...]] | None = None,
) -> MeetingPage:
    """Return a meeting; what the edition no longer asks is left out."""
    questions = workspace.edition.questions
    differing = tuple(dissents)
    items = tuple(
        _item(workspace, questions[code], decisions.get(code), differing, (comments or {}).get(code, ()))
        for code in meeting.questions
        if code in questions
    )
    return MeetingPage(meeting, tuple(one.name for one in meeting.attendees.all()), items)


def step_of(meeting: Meeting, code: str) -> Step:
    """Return the place of a question in its meeting."""
    codes = list(meeting.questions)
    place = codes.index(code)
    return Step(
        place + 1, len(codes), codes[place - 1] if place else "", codes[place + 1] if place + 1 < len(codes) else ""
    )


def _item(
    workspace: Workspace,
    question: Question,
    decision: DecisionCard | None,
    dissents: tuple[DissentRow, ...],
    comments: tuple[Comment, ...],
) -> Item:
    before = answer_words(decision.before, question) if decision else ""
    after = answer_words(decision.after, question) if decision else ""
    return Item(
        question=question,
        now=answer_words(workspace.said(question.code), question),
        decided=decision is not None,
        before=before,
        after=after,
        changed=before != after,
        more=more_words(decision.after) if decision else (),
        agreed=decision.agreed if decision else (),
        dissents=tuple(row for row in dissents if row.question.code == question.code),
        comments=comments,
    )
