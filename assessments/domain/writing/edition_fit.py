"""The archetypes of an edition and how a model is found for them, as documents of files."""

from __future__ import annotations

from assessments.domain.catalogue import Edition
from assessments.domain.criteria import Criterion, Modifier, Theme, WeightPreset
from assessments.domain.landscape import Archetype
from assessments.domain.rules import Rule
from assessments.domain.writing.documents import Document, by_code, by_model, without_nothing, wording, wordings


def landscape(edition: Edition) -> Document:
    """Return the file of the archetypes, in groups and clusters."""
    return {
        "groups": [{"code": group.code, "title": wording(group.title)} for group in edition.groups],
        "clusters": [
            {"code": cluster.code, "title": wording(cluster.title), "members": list(cluster.members)}
            for cluster in edition.clusters
        ],
        "archetypes": [_archetype(archetype) for archetype in edition.archetypes],
    }


def _archetype(archetype: Archetype) -> Document:
    return {
        "code": archetype.code,
        "group": archetype.group,
        "name": wording(archetype.name),
        "delivery": [str(form) for form in archetype.delivery],
        "delivery_note": wording(archetype.delivery_note),
        "data_classes": list(archetype.data_classes),
        "criticality": archetype.criticality,
        "recovery": wording(archetype.recovery),
        "devices": wording(archetype.devices),
        "regulation": str(archetype.regulation),
        "regulation_note": wording(archetype.regulation_note),
        "elasticity": wording(archetype.elasticity),
        "integration": wording(archetype.integration),
        "target": str(archetype.target),
        "reason": wording(archetype.reason),
        "blocker": wording(archetype.blocker),
        "codes": dict(archetype.codes),
        "hybrid": {"cloud": wording(archetype.hybrid.cloud), "local": wording(archetype.hybrid.local)},
    }


def fit(edition: Edition) -> Document:
    """Return the file of criteria, modifiers and weightings; an edition without themes says nothing about them."""
    return without_nothing(
        {
            "criteria": [_criterion(criterion) for criterion in edition.criteria],
            "modifiers": [_modifier(modifier) for modifier in edition.modifiers],
            "presets": [_preset(preset) for preset in edition.presets],
            "themes": [_theme(theme) for theme in edition.themes] or None,
        }
    )


def _criterion(criterion: Criterion) -> Document:
    curves = {model.value: list(values) for model, values in criterion.curves.items()}
    return without_nothing(
        {
            "letter": criterion.letter,
            "name": wording(criterion.name),
            "question": wording(criterion.question),
            "levels": wordings(criterion.anchors),
            "reason": wording(criterion.reason),
            "at_lowest": by_model(criterion.at_lowest),
            "at_highest": by_model(criterion.at_highest),
            "curves": curves or None,
        }
    )


def _modifier(modifier: Modifier) -> Document:
    return {
        "code": modifier.code,
        "name": wording(modifier.name),
        "questions": list(modifier.questions),
        "inverted": modifier.inverted,
        "own_operation_only": modifier.own_operation_only,
        "shifts": by_model(modifier.shifts),
    }


def _preset(preset: WeightPreset) -> Document:
    return {"code": preset.code, "name": wording(preset.name), "weights": dict(preset.weights)}


def _theme(theme: Theme) -> Document:
    return {
        "code": theme.code,
        "name": wording(theme.name),
        "description": wording(theme.description),
        "letters": list(theme.letters),
    }


def rules(edition: Edition) -> Document:
    """Return the file of the rules."""
    return {"rules": [_rule(rule) for rule in edition.rules]}


def _rule(rule: Rule) -> Document:
    return without_nothing(
        {
            "code": rule.code,
            "kind": str(rule.kind),
            "effect": str(rule.effect),
            "models": [str(model) for model in rule.models] or None,
            "criteria": by_code(rule.criteria) or None,
            "answers": by_code(rule.answers) or None,
            "health_data": rule.health_data or None,
            "regulation": [str(value) for value in rule.regulation] or None,
            "lifted_by_product": rule.lifted_by_product or None,
            "measure": rule.measure,
            "text": wording(rule.text),
        }
    )
