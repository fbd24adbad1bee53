"""Second opinions in the report: those that matter, beside the answers that count."""

from __future__ import annotations

from collections.abc import Iterable

from assessments.domain.answers import Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.dissent import Dissent, Opinion, dissents_of
from assessments.domain.report.answers import answer_text
from assessments.domain.report.data import DissentRow
from assessments.domain.report.voice import Voice


def dissent_rows(edition: Edition, sheet: Sheet, opinions: Iterable[Opinion], voice: Voice) -> tuple[DissentRow, ...]:
    """Return the second opinions that matter, in the order of the catalogue."""
    found = dissents_of(edition, sheet, opinions)
    return tuple(_row(edition, dissent, voice) for dissent in found if dissent.matters)


def _row(edition: Edition, dissent: Dissent, voice: Voice) -> DissentRow:
    opinion = dissent.opinion
    question = edition.questions[opinion.question]
    return DissentRow(
        code=question.code,
        question=voice.of(question.text),
        answer=answer_text(question, dissent.answer, voice),
        opinion=answer_text(question, opinion.answer, voice),
        reason=opinion.reason,
        by=opinion.by,
        why=tuple(voice.label(weight) for weight in dissent.weights),
    )
