"""An edition as the documents of its files, each by the name that the shipped files have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import assert_never

from assessments.domain.catalogue import Dimension, Edition, Question
from assessments.domain.criteria import Criterion, Modifier, Theme, WeightPreset
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
from assessments.domain.landscape import Archetype
from assessments.domain.languages import languages_of
from assessments.domain.operating_models import OperatingModel
from assessments.domain.rules import Range, Rule
from assessments.domain.text import Text

Written = None | bool | int | str | date | Fraction | Sequence["Written"] | Mapping[str, "Written"]
Document = dict[str, Written]


def documents_of_edition(edition: Edition) -> dict[str, Document]:
    """Return the content of every file of an edition, by name; its law is not among them."""
    return {
        "edition.yaml": _head(edition),
        **{file_of(dimension): _dimension(dimension) for dimension in edition.dimensions},
        "archetypes.yaml": _landscape(edition),
        "fit.yaml": _fit(edition),
        "rules.yaml": {"rules": [_rule(rule) for rule in edition.rules]},
        "roadmap.yaml": _roadmap(edition),
        "objections.yaml": {"objections": [_objection(one) for one in edition.objections]},
        "consistency.yaml": {"checks": [_check(one) for one in edition.checks]},
    }


def file_of(dimension: Dimension) -> str:
    """Return the name of the file of a dimension, for example ``D03.yaml``."""
    return f"D{int(dimension.code[1:]):02d}.yaml"


def _head(edition: Edition) -> Document:
    languages = languages_of(edition)
    codes = [dimension.code for dimension in edition.dimensions]
    return _without_nothing(
        {
            "code": edition.code,
            "released_on": edition.released_on,
            "legal_position_date": edition.legal_position_date,
            "languages": list(languages.complete),
            "translating": list(languages.translating) or None,
            "dimensions": codes if codes != sorted(codes, key=lambda code: int(code[1:])) else None,
            "checklist": [{"code": item.code, "text": _text(item.text)} for item in edition.checklist],
        }
    )


def _dimension(dimension: Dimension) -> Document:
    return {
        "code": dimension.code,
        "title": _text(dimension.title),
        "introduction": _text(dimension.introduction),
        "questions": [_question(question) for question in dimension.questions],
    }


def _question(question: Question) -> Document:
    gate, measure = question.gate, question.measure
    return _without_nothing(
        {
            "code": question.code,
            "polarity": str(question.polarity),
            "quick_check": question.quick_check,
            "question": _text(question.text),
            "levels": _texts(question.anchors),
            "evidence": _text(question.evidence),
            "why": _text(question.why),
            "effect": _text(question.effect),
            "gate": {"opens_at": gate.opens_at, "blocks": _text(gate.blocks)} if gate else None,
            "measure": {
                "effort": str(measure.effort),
                "owners": [str(owner) for owner in measure.owners],
                "text": _text(measure.text),
            },
            "checklist": list(question.checklist),
            "basis": str(question.basis),
            "sources": [{"title": source.title, "url": source.url} for source in question.sources] or None,
            "meaning_since": question.meaning_since,
        }
    )


def _landscape(edition: Edition) -> Document:
    return {
        "groups": [{"code": group.code, "title": _text(group.title)} for group in edition.groups],
        "clusters": [
            {"code": cluster.code, "title": _text(cluster.title), "members": list(cluster.members)}
            for cluster in edition.clusters
        ],
        "archetypes": [_archetype(archetype) for archetype in edition.archetypes],
    }


def _archetype(archetype: Archetype) -> Document:
    return {
        "code": archetype.code,
        "group": archetype.group,
        "name": _text(archetype.name),
        "delivery": [str(form) for form in archetype.delivery],
        "delivery_note": _text(archetype.delivery_note),
        "data_classes": list(archetype.data_classes),
        "criticality": archetype.criticality,
        "recovery": _text(archetype.recovery),
        "devices": _text(archetype.devices),
        "regulation": str(archetype.regulation),
        "regulation_note": _text(archetype.regulation_note),
        "elasticity": _text(archetype.elasticity),
        "integration": _text(archetype.integration),
        "target": str(archetype.target),
        "reason": _text(archetype.reason),
        "blocker": _text(archetype.blocker),
        "codes": dict(archetype.codes),
        "hybrid": {"cloud": _text(archetype.hybrid.cloud), "local": _text(archetype.hybrid.local)},
    }


def _fit(edition: Edition) -> Document:
    return _without_nothing(
        {
            "criteria": [_criterion(criterion) for criterion in edition.criteria],
            "modifiers": [_modifier(modifier) for modifier in edition.modifiers],
            "presets": [_preset(preset) for preset in edition.presets],
            "themes": [_theme(theme) for theme in edition.themes] or None,
        }
    )


def _criterion(criterion: Criterion) -> Document:
    curves = {model.value: list(values) for model, values in criterion.curves.items()}
    return _without_nothing(
        {
            "letter": criterion.letter,
            "name": _text(criterion.name),
            "question": _text(criterion.question),
            "levels": _texts(criterion.anchors),
            "reason": _text(criterion.reason),
            "at_lowest": _by_model(criterion.at_lowest),
            "at_highest": _by_model(criterion.at_highest),
            "curves": curves or None,
        }
    )


def _modifier(modifier: Modifier) -> Document:
    return {
        "code": modifier.code,
        "name": _text(modifier.name),
        "questions": list(modifier.questions),
        "inverted": modifier.inverted,
        "own_operation_only": modifier.own_operation_only,
        "shifts": _by_model(modifier.shifts),
    }


def _preset(preset: WeightPreset) -> Document:
    return {"code": preset.code, "name": _text(preset.name), "weights": dict(preset.weights)}


def _theme(theme: Theme) -> Document:
    return {
        "code": theme.code,
        "name": _text(theme.name),
        "description": _text(theme.description),
        "letters": list(theme.letters),
    }


def _rule(rule: Rule) -> Document:
    return _without_nothing(
        {
            "code": rule.code,
            "kind": str(rule.kind),
            "effect": str(rule.effect),
            "models": [str(model) for model in rule.models] or None,
            "criteria": _ranges(rule.criteria) or None,
            "answers": _ranges(rule.answers) or None,
            "health_data": rule.health_data or None,
            "regulation": [str(value) for value in rule.regulation] or None,
            "lifted_by_product": rule.lifted_by_product or None,
            "measure": rule.measure,
            "text": _text(rule.text),
        }
    )


def _roadmap(edition: Edition) -> Document:
    return {
        "prerequisites": [
            {"question": one.question, "first": one.first, "reason": _text(one.reason)} for one in edition.prerequisites
        ],
        "paces": [_pace(pace) for pace in edition.paces],
        "figures": [
            {"figure": str(one.figure), "value": one.value, "reason": _text(one.reason)} for one in edition.figures
        ],
    }


def _pace(pace: Pace) -> Document:
    return {
        "code": pace.code,
        "name": _text(pace.name),
        "questions": list(pace.questions),
        "by_level": list(pace.by_level),
        "reason": _text(pace.reason),
    }


def _objection(objection: Objection) -> Document:
    return {
        "code": objection.code,
        "title": _text(objection.title),
        "meant": _text(objection.meant),
        "questions": list(objection.questions),
        "settled": _text(objection.settled),
        "open": _text(objection.open),
        "stands": _text(objection.stands),
    }


def _check(check: Check) -> Document:
    return _without_nothing(
        {
            "code": check.code,
            "when": _trigger(check.trigger),
            "questions": list(check.questions) or None,
            "text": _text(check.text),
            "advice": _text(check.advice),
        }
    )


def _trigger(trigger: Trigger) -> Document:
    match trigger:
        case AnswersDisagree(answers):
            return {"answers": _ranges(answers)}
        case LevelDeniesModel(criterion, model):
            return {"denial": {"criterion": criterion.code, **_ends(criterion), "model": model.value}}
        case ArchetypesMissing(beds_from, archetypes):
            return {"inventory": {"beds_from": beds_from, "archetypes": list(archetypes)}}
        case DefaultsOnly(known_below):
            return {"defaults": {"known_below": known_below}}
        case _:
            assert_never(trigger)


def _ranges(ranges: Iterable[Range]) -> Document:
    return {one.code: _ends(one) for one in ranges}


def _ends(one: Range) -> Document:
    return {"at_least": one.at_least, "at_most": one.at_most}


def _by_model(values: Mapping[OperatingModel, Fraction]) -> Document:
    return {model.value: value for model, value in values.items()}


def _text(text: Text) -> Document:
    return dict(text.translations)


def _texts(texts: Iterable[Text]) -> list[Written]:
    return [_text(text) for text in texts]


def _without_nothing(document: Document) -> Document:
    return {key: value for key, value in document.items() if value is not None}
