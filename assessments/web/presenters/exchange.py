"""The exchange about one question: second opinions beside the answer, and what people say to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from assessments.domain.answers import Given
from assessments.domain.catalogue import Question
from assessments.domain.collaboration import Weight
from assessments.domain.dissent import Dissent, Opinion, dissents_of
from assessments.domain.workspace import Workspace
from assessments.models import User
from assessments.services.discussion_reading import CommentCard, ThreadCard, ThreadMark
from assessments.web.presenters.questions import answer_words, said

NOTHING_YET = ThreadMark(0, 0, settled=False)


@dataclass(frozen=True, slots=True)
class ExchangeMark:
    """What the questionnaire says of the exchange about a question."""

    thread: ThreadMark
    opinions: int
    matters: bool

    @property
    def quiet(self) -> bool:
        """Return whether nothing was said."""
        return not (self.thread.comments or self.opinions)


@dataclass(frozen=True, slots=True)
class DissentRow:
    """A second opinion in words, with every reason why it matters."""

    question: Question
    answer: str
    opinion: str
    reason: str
    by: str
    weights: tuple[Weight, ...]


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A comment, and whether the reader may still change it."""

    card: CommentCard
    mine: bool


@dataclass(frozen=True, slots=True)
class ExchangePage:
    """Everything about one question."""

    question: Question
    answer: str
    dissents: tuple[DissentRow, ...]
    agreeing: tuple[str, ...]  # whoever once differed, and whom the answer has caught up with
    comments: tuple[CommentRow, ...]
    thread: ThreadCard


def exchange_marks(
    workspace: Workspace, threads: Mapping[str, ThreadMark], opinions: Iterable[Opinion]
) -> Mapping[str, ExchangeMark]:
    """Return what was said by question, of the questions that anything was said about."""
    found = dissents_of(workspace.edition, workspace.sheet, opinions)
    counted = Counter(dissent.opinion.question for dissent in found)
    weighty = {dissent.opinion.question for dissent in found if dissent.matters}
    return {
        code: ExchangeMark(threads.get(code, NOTHING_YET), counted[code], code in weighty)
        for code in threads.keys() | counted.keys()
    }


def dissent_rows(workspace: Workspace, opinions: Iterable[Opinion]) -> tuple[DissentRow, ...]:
    """Return the second opinions that differ from the answers, in words."""
    found = dissents_of(workspace.edition, workspace.sheet, opinions)
    return tuple(_row(workspace, dissent) for dissent in found)


def exchange_page(
    workspace: Workspace,
    question: Question,
    opinions: Iterable[Opinion],
    thread: ThreadCard,
    *,
    reader: User,
    now: datetime,
) -> ExchangePage:
    """Return the page of one question."""
    given = [opinion for opinion in opinions if opinion.question == question.code]
    agreeing = tuple(o.by for o in given if o.answer == workspace.sheet.answer(question.code))
    comments = tuple(
        CommentRow(card, card.by_id == reader.pk and card.deleted_at is None and now <= card.until)
        for card in thread.comments
    )
    words = answer_words(workspace.said(question.code), question)
    return ExchangePage(question, words, dissent_rows(workspace, given), agreeing, comments, thread)


def level_of(opinion: Opinion | None) -> str:
    """Return the choice of the form that an opinion stands for; nothing chosen where there is none."""
    if opinion is None:
        return ""
    return str(opinion.answer.level) if isinstance(opinion.answer, Given) else "unknown"


def _row(workspace: Workspace, dissent: Dissent) -> DissentRow:
    opinion = dissent.opinion
    question = workspace.edition.questions[opinion.question]
    answer = answer_words(workspace.said(question.code), question)
    return DissentRow(question, answer, said(opinion.answer, question), opinion.reason, opinion.by, dissent.weights)
