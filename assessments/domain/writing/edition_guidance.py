"""What an edition says beside questions and fit, as documents of files: roadmap, objections, checks."""

from __future__ import annotations

from typing import assert_never

from assessments.domain.catalogue import Edition
from assessments.domain.guidance import (
    AnswersDisagree,
    ArchetypesMissing,
    Check,
    DefaultsOnly,
    LevelDeniesModel,
    Objection,
    Pace,
    Trigger,
)
from assessments.domain.writing.documents import Document, by_code, ends, without_nothing, wording


def roadmap(edition: Edition) -> Document:
    """Return the file of what the roadmap follows."""
    return {
        "prerequisites": [
            {"question": one.question, "first": one.first, "reason": wording(one.reason)}
            for one in edition.prerequisites
        ],
        "paces": [_pace(pace) for pace in edition.paces],
        "figures": [
            {"figure": str(one.figure), "value": one.value, "reason": wording(one.reason)} for one in edition.figures
        ],
    }


def _pace(pace: Pace) -> Document:
    return {
        "code": pace.code,
        "name": wording(pace.name),
        "questions": list(pace.questions),
        "by_level": list(pace.by_level),
        "reason": wording(pace.reason),
    }


def objections(edition: Edition) -> Document:
    """Return the file of the objections."""
    return {"objections": [_objection(one) for one in edition.objections]}


def _objection(objection: Objection) -> Document:
    return {
        "code": objection.code,
        "title": wording(objection.title),
        "meant": wording(objection.meant),
        "questions": list(objection.questions),
        "settled": wording(objection.settled),
        "open": wording(objection.open),
        "stands": wording(objection.stands),
    }


def checks(edition: Edition) -> Document:
    """Return the file of the checks."""
    return {"checks": [_check(one) for one in edition.checks]}


def _check(check: Check) -> Document:
    return without_nothing(
        {
            "code": check.code,
            "when": _trigger(check.trigger),
            "questions": list(check.questions) or None,
            "text": wording(check.text),
            "advice": wording(check.advice),
        }
    )


def _trigger(trigger: Trigger) -> Document:
    match trigger:
        case AnswersDisagree(answers):
            return {"answers": by_code(answers)}
        case LevelDeniesModel(criterion, model):
            return {"denial": {"criterion": criterion.code, **ends(criterion), "model": model.value}}
        case ArchetypesMissing(beds_from, archetypes):
            return {"inventory": {"beds_from": beds_from, "archetypes": list(archetypes)}}
        case DefaultsOnly(known_below):
            return {"defaults": {"known_below": known_below}}
        case _:
            assert_never(trigger)
