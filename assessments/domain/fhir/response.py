"""What a hospital said as a FHIR ``QuestionnaireResponse``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import assert_never

from assessments.domain.answers import NOTHING_SAID, Answer, Given, NotApplicable, Said, Unknown
from assessments.domain.catalogue import Dimension, Edition, Question
from assessments.domain.fhir import names, words
from assessments.domain.fhir.names import Beside, address_of, link_id, version_of
from assessments.domain.fhir.wording import Json, Resource
from assessments.domain.fingerprint import fingerprint_of
from assessments.domain.labels import label_of
from assessments.domain.text import SOURCE_LANGUAGE, Text


def response_of(edition: Edition, said: Mapping[str, Said], *, at: datetime, completed: bool) -> Resource:
    """Return everything that is said, by the questionnaire of ``edition``; what is not said leaves no item."""
    groups = [group for dimension in edition.dimensions if (group := _group(dimension, said))]
    resource: Resource = {
        "resourceType": "QuestionnaireResponse",
        "language": SOURCE_LANGUAGE,
        "questionnaire": f"{address_of(edition.code)}|{version_of(edition.code, fingerprint_of(edition))}",
        "status": "completed" if completed else "in-progress",
        "authored": at.isoformat(timespec="seconds"),
    }
    return resource | ({"item": groups} if groups else {})


def _group(dimension: Dimension, said: Mapping[str, Said]) -> Resource | None:
    items = [
        item for question in dimension.questions for item in _items(question, said.get(question.code, NOTHING_SAID))
    ]
    return {"linkId": dimension.code, "text": _german(dimension.title), "item": items} if items else None


def _items(question: Question, said: Said) -> Iterator[Json]:
    if said.answer is not None:
        yield _item(question.code, question.text, {"valueCoding": _coding(question, said.answer)})
    if isinstance(said.answer, NotApplicable):
        ground = _coded(names.GROUNDS, said.answer.ground.value, label_of(said.answer.ground))
        yield _beside(question, Beside.GROUND, words.GROUND, {"valueCoding": ground})
        yield _beside(question, Beside.REASON, words.REASON, {"valueString": said.answer.reason})
    if said.confidence is not None:
        coded = _coded(names.CONFIDENCES, said.confidence.value, label_of(said.confidence))
        yield _beside(question, Beside.CONFIDENCE, words.CONFIDENCE, {"valueCoding": coded})
    if said.source:
        yield _beside(question, Beside.SOURCE, words.SOURCE, {"valueString": said.source})
    if said.note:
        yield _beside(question, Beside.NOTE, words.NOTE, {"valueString": said.note})
    if said.flagged:
        yield _beside(question, Beside.FLAGGED, words.FLAGGED, {"valueBoolean": True})


def _coding(question: Question, answer: Answer) -> Resource:
    match answer:
        case Given(level):
            return _coded(names.LEVELS, str(level), question.anchors[level])
        case Unknown():
            return _coded(names.ABSENT, names.UNKNOWN, words.UNKNOWN)
        case NotApplicable():
            return _coded(names.ABSENT, names.NOT_APPLICABLE, words.NOT_APPLICABLE)
        case _:
            assert_never(answer)


def _coded(system: str, code: str, said: Text) -> Resource:
    return {"system": system, "code": code, "display": _german(said)}


def _beside(question: Question, beside: Beside, asked: Text, value: Resource) -> Resource:
    return _item(link_id(question.code, beside), asked, value)


def _item(link: str, asked: Text, value: Resource) -> Resource:
    return {"linkId": link, "text": _german(asked), "answer": [value]}


def _german(text: Text) -> str:
    return text.in_language(SOURCE_LANGUAGE)
