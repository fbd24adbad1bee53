"""The appendix: every question with its answer, and the list of what is still open."""

from __future__ import annotations

from typing import assert_never

from assessments.domain.answers import Answer, Entry, Given, Ground, NotApplicable, Sheet, Unknown
from assessments.domain.catalogue import Dimension, Edition, Question
from assessments.domain.hospital import Application
from assessments.domain.report import wording
from assessments.domain.report.data import AnswerChapter, AnswerRow, OpenPoint
from assessments.domain.report.exhibits import Exhibit, Exhibits, exhibit_row
from assessments.domain.report.voice import Voice
from assessments.domain.results import ApplicationVerdict


def appendix_of(edition: Edition, sheet: Sheet, exhibits: Exhibits, voice: Voice) -> tuple[AnswerChapter, ...]:
    """Return every question of the edition with what was answered and shown for it, in the order of the catalogue."""
    return tuple(_chapter(dimension, sheet, exhibits, voice) for dimension in edition.dimensions)


def answer_text(question: Question, answer: Answer | None, voice: Voice) -> str:
    """Return an answer in words: the wording of the level, or why there is none."""
    match answer:
        case Given(level):
            return voice.of(question.anchors[level])
        case Unknown():
            return voice.of(wording.UNKNOWN)
        case NotApplicable(""):
            return voice.of(wording.NOT_APPLICABLE_BARE)
        case NotApplicable(reason, Ground.OTHER):
            return voice.say(wording.NOT_APPLICABLE, reason=reason)
        case NotApplicable(reason, ground):
            return voice.say(wording.NOT_APPLICABLE_BECAUSE, ground=voice.label(ground), reason=reason)
        case None:
            return voice.of(wording.UNANSWERED)
        case _:
            assert_never(answer)


def open_points_of(
    edition: Edition,
    sheet: Sheet,
    applications: tuple[Application, ...],
    verdicts: tuple[ApplicationVerdict, ...],
    voice: Voice,
) -> tuple[OpenPoint, ...]:
    """Return what is not known: questions without a level first, then unknown traits of applications."""
    questions = tuple(
        OpenPoint(code, voice.of(question.text))
        for code, question in edition.questions.items()
        if isinstance(sheet.answer(code), Unknown | None)
    )
    names = {verdict.code: voice.of(verdict.name) for verdict in verdicts}
    criteria = {criterion.letter: voice.of(criterion.name) for criterion in edition.criteria}
    traits = tuple(
        OpenPoint(
            application.code,
            voice.say(
                wording.CRITERION_UNKNOWN,
                criterion=criteria.get(letter, letter),
                application=names.get(application.code, application.name),
            ),
        )
        for application in applications
        for letter, level in application.codes.items()
        if level is None
    )
    return questions + traits


def _chapter(dimension: Dimension, sheet: Sheet, exhibits: Exhibits, voice: Voice) -> AnswerChapter:
    rows = tuple(
        _row(question, sheet.entries.get(question.code), exhibits.get(question.code, ()), voice)
        for question in dimension.questions
    )
    return AnswerChapter(dimension.code, voice.of(dimension.title), rows)


def _row(question: Question, entry: Entry | None, exhibits: tuple[Exhibit, ...], voice: Voice) -> AnswerRow:
    answer = entry.answer if entry else None
    return AnswerRow(
        code=question.code,
        question=voice.of(question.text),
        polarity=voice.label(question.polarity),
        level=answer.level if isinstance(answer, Given) else None,
        answer=answer_text(question, answer, voice),
        confidence=voice.label(entry.confidence) if entry else "",
        note=entry.note if entry else "",
        source=entry.source if entry else "",
        evidence=tuple(exhibit_row(exhibit, voice) for exhibit in exhibits),
    )
