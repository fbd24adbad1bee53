"""Which models a rule removes from one application. Rules are not compensable: no weight buys them off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from assessments.domain.facts import Facts
from assessments.domain.fit import MODELS
from assessments.domain.landscape import Archetype
from assessments.domain.operating_models import OperatingModel
from assessments.domain.rules import Range, Rule, RuleEffect


@dataclass(frozen=True, slots=True)
class Removal:
    """One model taken out by one rule."""

    model: OperatingModel
    rule: Rule


def rules_in_force(rules: tuple[Rule, ...], levels: Mapping[str, int]) -> tuple[Rule, ...]:
    """Return the rules whose answers hold in this house; what is unknown, missing or not applicable holds nothing."""
    return tuple(rule for rule in rules if _all_hold(rule.answers, levels))


def removals(rules: tuple[Rule, ...], facts: Facts) -> tuple[Removal, ...]:
    """Return every model a rule takes out of the feasible set, in the order of the rules."""
    return tuple(Removal(model, rule) for rule in rules if concerns(rule, facts) for model in removed_by(rule, facts))


def conditions_on(models: frozenset[OperatingModel], rules: tuple[Rule, ...], facts: Facts) -> tuple[Rule, ...]:
    """Return the rules that set a condition on one of these models."""
    return tuple(
        rule
        for rule in rules
        if rule.effect is RuleEffect.CONDITION
        and concerns(rule, facts)
        and not models.isdisjoint(_without_proven(rule.models, rule, facts))
    )


def concerns(rule: Rule, facts: Facts) -> bool:
    """Return whether the rule speaks of this application: its kind and its levels."""
    return is_of_kind(rule, facts.archetype) and _all_hold(rule.criteria, facts.levels)


def is_of_kind(rule: Rule, archetype: Archetype) -> bool:
    """Return whether the archetype holds the data and is regulated as the rule asks."""
    return (archetype.has_health_data or not rule.health_data) and (
        not rule.regulation or archetype.regulation in rule.regulation
    )


def removed_by(rule: Rule, facts: Facts) -> tuple[OperatingModel, ...]:
    """Return the models the rule takes out when it fires."""
    match rule.effect:
        case RuleEffect.REMOVES:
            return _without_proven(rule.models, rule, facts)
        case RuleEffect.FORBIDS_MOVES:
            return _without_proven(tuple(model for model in MODELS if model is not facts.today), rule, facts)
        case RuleEffect.CONDITION:
            return ()
        case _:
            assert_never(rule.effect)


def _without_proven(models: tuple[OperatingModel, ...], rule: Rule, facts: Facts) -> tuple[OperatingModel, ...]:
    """Leave out the models a named product exists for, where that lifts the rule."""
    if not rule.lifted_by_product:
        return models
    return tuple(model for model in models if model not in facts.application.proven_models)


def _all_hold(ranges: tuple[Range, ...], levels: Mapping[str, int]) -> bool:
    return all(_holds(wanted, levels.get(wanted.code)) for wanted in ranges)


def _holds(wanted: Range, level: int | None) -> bool:
    return level is not None and wanted.at_least <= level <= wanted.at_most
