"""A ``QuestionnaireResponse`` that comes back, from whatever form it was filled in with."""

from __future__ import annotations

from assessments.domain.answers import Answer, Confidence, Given, Ground, NotApplicable, Said, Unknown
from assessments.domain.catalogue import Edition
from assessments.domain.fhir import names
from assessments.domain.fhir.elements import Coding, check_type, coding_in, items_of, keys_of, required
from assessments.domain.fhir.names import Beside, address_of, link_id, version_of
from assessments.domain.fingerprint import fingerprint_of
from assessments.domain.questionnaire_file.values import LONGEST_NOTE, LONGEST_REASON, LONGEST_SOURCE
from assessments.domain.reading.fields import Field
from assessments.domain.reading.scalars import shown

LEVELS = {str(level): Given(level) for level in range(5)}


def said_in(place: Field, edition: Edition) -> dict[str, Said]:
    """Return what is said about every question that the response names; problems are noted at ``place``."""
    keys = keys_of(place)
    check_type(place, keys, "QuestionnaireResponse")
    _check_questionnaire(required(place, keys, "questionnaire"), edition)
    answers: dict[str, Field] = {}
    known, groups = _known(edition), {dimension.code for dimension in edition.dimensions}
    for item in items_of(keys, "item"):
        _collect(item, known, groups, answers)
    return {code: _said(code, answers) for code in edition.questions if _concerned(code, answers)}


def _check_questionnaire(place: Field, edition: Edition) -> None:
    address, version = address_of(edition.code), version_of(edition.code, fingerprint_of(edition))
    found = place.string()
    if found and found not in (address, f"{address}|{version}"):
        place.refuse(f"is no response to edition {edition.code} as it is")


def _known(edition: Edition) -> frozenset[str]:
    codes = edition.questions
    return frozenset((*codes, *(link_id(code, beside) for code in codes for beside in Beside)))


def _collect(place: Field, known: frozenset[str], groups: set[str], answers: dict[str, Field]) -> None:
    keys = keys_of(place)
    code = required(place, keys, "linkId").string()
    if code in known and "answer" in keys:
        _take(code, keys["answer"], answers)
    elif code and code not in known and code.partition("/")[0] not in groups:
        keys["linkId"].refuse(f"there is no item {shown(code)} in this edition")
    inside = (*items_of(keys, "item"), *_below_answers(keys))
    for item in inside:
        _collect(item, known, groups, answers)


def _below_answers(keys: dict[str, Field]) -> tuple[Field, ...]:
    return tuple(item for answer in items_of(keys, "answer") for item in items_of(keys_of(answer), "item"))


def _take(code: str, place: Field, answers: dict[str, Field]) -> None:
    given = place.items()
    if len(given) > 1 or code in answers:
        place.refuse(f"{code} can be answered only once")
    elif given:
        answers[code] = given[0]


def _concerned(code: str, answers: dict[str, Field]) -> bool:
    return any(name in answers for name in (code, *(link_id(code, beside) for beside in Beside)))


def _said(code: str, answers: dict[str, Field]) -> Said:
    place = {beside: answers.get(link_id(code, beside)) for beside in Beside}
    flagged = place[Beside.FLAGGED]
    confidence = _coded(place[Beside.CONFIDENCE], names.CONFIDENCES, [one.value for one in Confidence])
    return Said(
        answer=_answer(answers.get(code), place),
        note=_string(place[Beside.NOTE], LONGEST_NOTE),
        confidence=Confidence(confidence) if confidence else None,
        source=_string(place[Beside.SOURCE], LONGEST_SOURCE),
        flagged=required(flagged, keys_of(flagged), "valueBoolean").boolean() if flagged else False,
    )


def _answer(place: Field | None, beside: dict[Beside, Field | None]) -> Answer | None:
    system, code = _coding(place) if place else ("", "")
    left_out = (system, code) == (names.ABSENT, names.NOT_APPLICABLE)
    reason = _string(beside[Beside.REASON], LONGEST_REASON)
    ground = _coded(beside[Beside.GROUND], names.GROUNDS, [one.value for one in Ground])
    uncalled = beside[Beside.REASON] or beside[Beside.GROUND]
    if uncalled and not left_out:
        uncalled.refuse("a reason belongs to a question that does not apply")
    if place is None:
        return None
    if left_out:
        if not reason:
            place.refuse("a question that does not apply needs a reason")
        return NotApplicable(reason, Ground(ground) if ground else Ground.OTHER)
    if (system, code) == (names.ABSENT, names.UNKNOWN):
        return Unknown()
    if system == names.LEVELS and code in LEVELS:
        return LEVELS[code]
    place.refuse(f"{shown(code)} is no answer to this question")
    return None


def _coding(place: Field) -> Coding:
    return coding_in(required(place, keys_of(place), "valueCoding"))


def _coded(place: Field | None, system: str, allowed: list[str]) -> str:
    if place is None:
        return ""
    found, code = _coding(place)
    if found != system or code not in allowed:
        place.refuse(f"{shown(code)} is not offered here")
        return ""
    return code


def _string(place: Field | None, longest: int) -> str:
    if place is None:
        return ""
    return required(place, keys_of(place), "valueString").string(longest=longest).replace("\r\n", "\n")
