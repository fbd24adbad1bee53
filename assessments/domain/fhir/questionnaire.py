"""The questionnaire of an edition as a FHIR ``Questionnaire``."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from assessments.domain.answers import Confidence, Ground
from assessments.domain.catalogue import Dimension, Edition, Question
from assessments.domain.fhir import names, words
from assessments.domain.fhir.names import Beside, address_of, link_id, version_of
from assessments.domain.fhir.wording import Json, Resource, worded
from assessments.domain.fingerprint import fingerprint_of
from assessments.domain.labels import label_of
from assessments.domain.questionnaire_file.values import LONGEST_NOTE, LONGEST_REASON, LONGEST_SOURCE
from assessments.domain.text import SOURCE_LANGUAGE, Text


class Status(StrEnum):
    """How a questionnaire stands, in the words of FHIR."""

    DRAFT = "draft"
    ACTIVE = "active"
    RETIRED = "retired"


def questionnaire_of(edition: Edition, *, status: Status) -> Resource:
    """Return the questionnaire with every question, level and condition."""
    fingerprint = fingerprint_of(edition)
    return {
        "resourceType": "Questionnaire",
        "language": SOURCE_LANGUAGE,
        "url": address_of(edition.code),
        "identifier": [{"system": names.FINGERPRINTS, "value": fingerprint}],
        "version": version_of(edition.code, fingerprint),
        "name": "CloudReady",
        **worded("title", words.TITLE),
        "status": str(status),
        "subjectType": ["Organization"],
        "date": edition.released_on.isoformat(),
        "item": [_group(dimension) for dimension in edition.dimensions],
    }


def _group(dimension: Dimension) -> Resource:
    introduction: Resource = {
        "linkId": link_id(dimension.code, names.INTRODUCTION),
        **worded("text", dimension.introduction),
        "type": "display",
    }
    asked = [item for question in dimension.questions for item in _items(question)]
    return {
        "linkId": dimension.code,
        "prefix": dimension.code,
        **worded("text", dimension.title),
        "type": "group",
        "item": [introduction, *asked],
    }


def _items(question: Question) -> list[Json]:
    """Return a question and, behind it, what else is said about it; the reason only where the question is left out."""
    left_out: Resource = {
        "question": question.code,
        "operator": "=",
        "answerCoding": {"system": names.ABSENT, "code": names.NOT_APPLICABLE},
    }
    code = question.code
    return [
        _question(question),
        {**_choice(code, Beside.GROUND, words.GROUND, _options(names.GROUNDS, Ground)), "enableWhen": [left_out]},
        {**_text(code, Beside.REASON, words.REASON, LONGEST_REASON), "enableWhen": [left_out], "required": True},
        _choice(code, Beside.CONFIDENCE, words.CONFIDENCE, _options(names.CONFIDENCES, Confidence)),
        {**_text(code, Beside.SOURCE, words.SOURCE, LONGEST_SOURCE), "type": "string"},
        _text(code, Beside.NOTE, words.NOTE, LONGEST_NOTE),
        {"linkId": link_id(code, Beside.FLAGGED), **worded("text", words.FLAGGED), "type": "boolean"},
    ]


def _question(question: Question) -> Resource:
    absent = ((names.UNKNOWN, words.UNKNOWN), (names.NOT_APPLICABLE, words.NOT_APPLICABLE))
    help_beside: Resource = {
        "extension": [
            {"url": names.CONTROL, "valueCodeableConcept": {"coding": [{"system": names.CONTROLS, "code": "help"}]}}
        ],
        "linkId": link_id(question.code, Beside.WHY),
        **worded("text", question.why),
        "type": "display",
    }
    return {
        "linkId": question.code,
        "code": [{"system": names.QUESTIONS, "code": question.code}],
        "prefix": question.code,
        **worded("text", question.text),
        "type": "choice",
        "required": False,
        "repeats": False,
        "answerOption": [
            *(_level(level, anchor) for level, anchor in enumerate(question.anchors)),
            *(_option(names.ABSENT, code, said) for code, said in absent),
        ],
        "item": [help_beside],
    }


def _level(level: int, anchor: Text) -> Resource:
    ordinal: Resource = {"url": names.ORDINAL, "valueDecimal": level}
    coding: Resource = {"extension": [ordinal], "system": names.LEVELS, "code": str(level), **worded("display", anchor)}
    return {"valueCoding": coding}


def _choice(code: str, beside: Beside, asked: Text, options: list[Json]) -> Resource:
    return {
        "linkId": link_id(code, beside),
        **worded("text", asked),
        "type": "choice",
        "answerOption": options,
    }


def _text(code: str, beside: Beside, asked: Text, longest: int) -> Resource:
    return {"linkId": link_id(code, beside), **worded("text", asked), "type": "text", "maxLength": longest}


def _options(system: str, members: Iterable[StrEnum]) -> list[Json]:
    return [_option(system, member.value, label_of(member)) for member in members]


def _option(system: str, code: str, said: Text) -> Resource:
    return {"valueCoding": {"system": system, "code": code, **worded("display", said)}}
