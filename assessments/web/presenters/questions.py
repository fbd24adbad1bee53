"""One dimension of the questionnaire, worked out for its page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from assessments.domain.answers import Answer, Given, Ground, NotApplicable, Said
from assessments.domain.catalogue import Dimension, Question
from assessments.domain.law.lawbook import LawBook
from assessments.domain.law.rules import LegalRule
from assessments.domain.text import Text
from assessments.domain.workspace import Workspace
from assessments.services.answering import Conflict
from assessments.templatetags.wording import label, text
from assessments.web.forms.questions import LEVELS, DimensionForm, QuestionForm
from assessments.web.presenters.tasks import DimensionTask, dimension_tasks

HIDDEN = ("version", "was", "seen", "keep")


@dataclass(frozen=True, slots=True)
class Choice:
    """A level of a question with its wording."""

    value: str
    text: Text


@dataclass(frozen=True, slots=True)
class Theirs:
    """A colleague's answer that was stored while this page was open."""

    by: str
    at: datetime
    version: int
    answer: str
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """One question with its form and what is shown around it."""

    question: Question
    form: QuestionForm
    chosen: str
    stored: bool
    version: int  # 0 while there is no history
    choices: tuple[Choice, ...]
    theirs: Theirs | None
    rules: tuple[LegalRule, ...]  # of the law, fed by an answer here

    @property
    def says_more(self) -> bool:
        """Return whether there is a note or what else goes with it, or an error in it, to be seen without asking."""
        return any(self.form[name].value() or self.form[name].errors for name in ("note", "confidence", "source"))


@dataclass(frozen=True, slots=True)
class DimensionPage:
    """The whole page: its questions and its neighbours."""

    dimension: Dimension
    cards: tuple[QuestionCard, ...]
    tasks: tuple[DimensionTask, ...]
    position: int
    previous: DimensionTask | None
    next: DimensionTask | None
    saves_itself: bool  # unless it shows again what was sent as a whole and not stored as a whole

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Return the element and the message of every error, for the summary."""
        return problems_of(self.cards)

    @property
    def conflicts(self) -> tuple[QuestionCard, ...]:
        """Return the questions that a colleague answered in the meantime."""
        return tuple(card for card in self.cards if card.theirs)


def dimension_of(workspace: Workspace, code: str) -> Dimension | None:
    """Return the dimension if this scope asks anything about it."""
    asked = {question.dimension_code for question in workspace.asked}
    return next((d for d in workspace.edition.dimensions if d.code == code and code in asked), None)


def questions_of(workspace: Workspace, dimension: Dimension) -> tuple[Question, ...]:
    """Return the questions of ``dimension`` that this scope asks."""
    return tuple(question for question in workspace.asked if question.dimension_code == dimension.code)


def dimension_page(
    workspace: Workspace,
    dimension: Dimension,
    forms: DimensionForm,
    law: LawBook,
    conflicts: Iterable[Conflict] = (),
) -> DimensionPage:
    """Return the page of ``dimension``; ``conflicts``, and the rules of the ``law``, are shown where they belong."""
    tasks = dimension_tasks(workspace)
    place = next(index for index, task in enumerate(tasks) if task.code == dimension.code)
    return DimensionPage(
        dimension=dimension,
        cards=question_cards(questions_of(workspace, dimension), workspace, forms, law, conflicts),
        tasks=tasks,
        position=place + 1,
        previous=tasks[place - 1] if place else None,
        next=tasks[place + 1] if place + 1 < len(tasks) else None,
        saves_itself=not any(form.is_bound for form in forms.forms.values()),
    )


def question_cards(
    questions: Iterable[Question],
    workspace: Workspace,
    forms: DimensionForm,
    law: LawBook,
    conflicts: Iterable[Conflict] = (),
) -> tuple[QuestionCard, ...]:
    """Return the cards of some questions, of one dimension or of several."""
    theirs = {conflict.code: conflict for conflict in conflicts}
    return tuple(_card(question, forms.forms[question.code], workspace, law, theirs) for question in questions)


def meeting_card(
    question: Question, form: QuestionForm, workspace: Workspace, conflict: Conflict | None
) -> QuestionCard:
    """Return the card of a question that is shown alone; ``conflict`` is a colleague's answer that came between."""
    conflicts = {question.code: conflict} if conflict else {}
    return _card(question, form, workspace, None, conflicts)


def problems_of(cards: Iterable[QuestionCard]) -> list[tuple[str, str]]:
    """Return the element and the message of every error, for the summary."""
    return [problem for card in cards for problem in _problems(card)]


def _card(
    question: Question,
    form: QuestionForm,
    workspace: Workspace,
    law: LawBook | None,
    conflicts: Mapping[str, Conflict],
) -> QuestionCard:
    conflict = conflicts.get(question.code)
    return QuestionCard(
        question=question,
        form=form,
        chosen=str(form["answer"].value() or ""),
        stored=question.code in workspace.sheet.entries,
        version=workspace.versions.get(question.code, 0),
        choices=tuple(Choice(value, anchor) for value, anchor in zip(LEVELS, question.anchors, strict=True)),
        theirs=theirs_of(conflict, question) if conflict else None,
        rules=tuple(law.rules_by_id[rule] for rule in law.rules_by_question.get(question.code, ())) if law else (),
    )


def theirs_of(conflict: Conflict, question: Question) -> Theirs:
    """Return a colleague's answer in words."""
    theirs = conflict.theirs
    return Theirs(conflict.by_name, conflict.at, conflict.version, answer_words(theirs, question), more_words(theirs))


def answer_words(what: Said, question: Question) -> str:
    """Say what was answered, or that nothing was."""
    return said(what.answer, question) if what.answer else _("Keine Antwort")


def more_words(what: Said) -> tuple[str, ...]:
    """Say what goes with an answer, one line each."""
    lines = (
        _("Notiz: %(note)s") % {"note": what.note} if what.note else "",
        _("Stützt sich auf: %(confidence)s") % {"confidence": label(what.confidence)} if what.confidence else "",
        _("Quelle: %(source)s") % {"source": what.source} if what.source else "",
        _("Für später gemerkt") if what.flagged else "",
    )
    return tuple(filter(None, lines))


def said(answer: Answer, question: Question) -> str:
    """Say an answer in words: the level with its anchor, „weiß nicht“, or why it does not apply."""
    match answer:
        case Given(level):
            return _("Stufe %(level)s: %(anchor)s") % {"level": level, "anchor": text(question.anchors[level])}
        case NotApplicable(reason, Ground.OTHER):
            return _("Trifft nicht zu: %(reason)s") % {"reason": reason}
        case NotApplicable(reason, ground):
            return _("Trifft nicht zu (%(ground)s): %(reason)s") % {"ground": label(ground), "reason": reason}
        case _:
            return _("Weiß nicht")


def _problems(card: QuestionCard) -> Iterable[tuple[str, str]]:
    code = card.question.code
    for name, messages in card.form.errors.items():
        target = f"id_{code}-answer" if name in HIDDEN else f"id_{code}-{name}"
        for message in messages:
            said_so = _("Diese Seite ist veraltet. Bitte laden Sie sie neu.") if name in HIDDEN else message
            yield target, f"{code}: {said_so}"
    if card.theirs:
        yield (
            f"id_{code}-keep",
            _("%(code)s: %(name)s hat inzwischen geantwortet. Bitte entscheiden Sie, was gilt.")
            % {
                "code": code,
                "name": card.theirs.by,
            },
        )
