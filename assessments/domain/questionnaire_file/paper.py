"""The questionnaire on paper: everything that is printed, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assessments.domain.answers import Answer, Confidence, Given, Ground, NotApplicable, Said, Unknown
from assessments.domain.catalogue import Dimension, Edition, Question
from assessments.domain.questionnaire_file import words
from assessments.domain.questionnaire_file.values import Content
from assessments.domain.report.voice import Voice
from assessments.domain.scope import Scope
from assessments.domain.workspace import Workspace, asked_questions


@dataclass(frozen=True, slots=True)
class Box:
    """Something to tick."""

    name: str
    text: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """A question with its boxes, and the texts that stand on its lines."""

    code: str
    text: str
    levels: tuple[Box, ...]
    others: tuple[Box, ...]
    grounds: tuple[Box, ...]
    reason: str
    confidence: tuple[Box, ...]
    source: str
    note: str
    flagged: bool


@dataclass(frozen=True, slots=True)
class PaperChapter:
    """A dimension."""

    code: str
    title: str
    introduction: str
    questions: tuple[PaperQuestion, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole document. ``date`` is its day in ISO form, ``date_name`` as people read it."""

    language: str
    hospital: str
    title: str
    date: str
    date_name: str
    edition: str
    filled: bool
    chapters: tuple[PaperChapter, ...]


def paper_of(workspace: Workspace, *, title: str, language: str, content: Content, on: date) -> Paper:
    """Return the questionnaire of an assessment as it is printed on a day."""
    voice = Voice(language)
    filled = content is Content.FILLED
    return Paper(
        language=language,
        hospital=workspace.profile.name,
        title=title,
        date=on.isoformat(),
        date_name=voice.day(on),
        edition=workspace.edition.code,
        filled=filled,
        chapters=tuple(
            _chapter(dimension, questions, workspace if filled else None, voice)
            for dimension, questions in _chapters(workspace.edition, workspace.scope)
        ),
    )


def _chapters(edition: Edition, scope: Scope) -> tuple[tuple[Dimension, tuple[Question, ...]], ...]:
    asked = asked_questions(edition, scope)
    found = ((d, tuple(q for q in asked if q.dimension_code == d.code)) for d in edition.dimensions)
    return tuple((dimension, questions) for dimension, questions in found if questions)


def _chapter(
    dimension: Dimension, questions: tuple[Question, ...], workspace: Workspace | None, voice: Voice
) -> PaperChapter:
    said = {q.code: workspace.said(q.code) if workspace else Said() for q in questions}
    rows = tuple(_question(question, said[question.code], voice) for question in questions)
    return PaperChapter(dimension.code, voice.of(dimension.title), voice.of(dimension.introduction), rows)


def _question(question: Question, said: Said, voice: Voice) -> PaperQuestion:
    answer = said.answer
    inapplicable = answer if isinstance(answer, NotApplicable) else None
    return PaperQuestion(
        code=question.code,
        text=voice.of(question.text),
        levels=tuple(
            Box(str(level), voice.of(anchor), ticked=answer == Given(level))
            for level, anchor in enumerate(question.anchors)
        ),
        others=_others(answer, voice),
        grounds=tuple(
            Box(ground.value, voice.label(ground), ticked=inapplicable is not None and inapplicable.ground is ground)
            for ground in Ground
        ),
        reason=inapplicable.reason if inapplicable else "",
        confidence=tuple(Box(kind.value, voice.label(kind), ticked=said.confidence is kind) for kind in Confidence),
        source=said.source,
        note=said.note,
        flagged=said.flagged,
    )


def _others(answer: Answer | None, voice: Voice) -> tuple[Box, ...]:
    return (
        Box("unknown", voice.of(words.UNKNOWN), ticked=isinstance(answer, Unknown)),
        Box("not_applicable", voice.of(words.NOT_APPLICABLE), ticked=isinstance(answer, NotApplicable)),
    )
