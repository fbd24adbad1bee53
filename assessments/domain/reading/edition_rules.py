"""Knock-outs and conditions from ``rules.yaml``."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.domain.landscape import DeviceRegulation
from assessments.domain.operating_models import OperatingModel
from assessments.domain.reading.edition_codes import Codes, Kind
from assessments.domain.reading.edition_ranges import ranges_in
from assessments.domain.reading.fields import Field, Fields
from assessments.domain.rules import Range, Rule, RuleEffect, RuleKind

TRIGGERS = ("criteria", "answers", "health_data", "regulation")
OPTIONAL_KEYS = ("models", *TRIGGERS, "lifted_by_product", "measure")


@dataclass(frozen=True, slots=True)
class RuleReader:
    """Reads rules; texts must exist in all ``languages``."""

    languages: tuple[str, ...]
    codes: Codes

    def rules(self, place: Field) -> tuple[Rule, ...]:
        """Read the whole file."""
        fields = place.mapping(required=("rules",))
        return tuple(self._rule(item) for item in fields["rules"].items(at_least=1))

    def _rule(self, place: Field) -> Rule:
        fields = place.named_by("code").mapping(required=("code", "kind", "effect", "text"), optional=OPTIONAL_KEYS)
        effect = fields["effect"].member(RuleEffect)
        if not any(fields.optional(trigger) for trigger in TRIGGERS):
            place.named_by("code").refuse(f"would always fire; give at least one of {', '.join(TRIGGERS)}")
        measure = fields.optional("measure")
        return Rule(
            code=self.codes.declare(Kind.RULE, fields["code"]),
            kind=fields["kind"].member(RuleKind),
            effect=effect,
            models=_models(fields, effect),
            criteria=self._ranges(fields, "criteria", Kind.CRITERION),
            answers=self._ranges(fields, "answers", Kind.QUESTION),
            health_data=_flag(fields, "health_data"),
            regulation=_regulation(fields),
            lifted_by_product=_flag(fields, "lifted_by_product"),
            measure=self.codes.refer(Kind.QUESTION, measure) if measure else None,
            text=fields["text"].text(self.languages),
        )

    def _ranges(self, fields: Fields, key: str, kind: Kind) -> tuple[Range, ...]:
        place = fields.optional(key)
        return ranges_in(place, self.codes, kind) if place else ()


def _models(fields: Fields, effect: RuleEffect) -> tuple[OperatingModel, ...]:
    """Read the models a rule names; forbidding every move names none, the other effects at least one."""
    place = fields.optional("models")
    if effect is RuleEffect.FORBIDS_MOVES:
        if place:
            place.refuse("a rule that forbids moves concerns every model but today's; leave the models out")
        return ()
    if place is None:
        fields.parent.refuse("names no models")
        return ()
    return tuple(item.member(OperatingModel) for item in place.distinct(at_least=1))


def _regulation(fields: Fields) -> tuple[DeviceRegulation, ...]:
    place = fields.optional("regulation")
    return tuple(item.member(DeviceRegulation) for item in place.distinct(at_least=1)) if place else ()


def _flag(fields: Fields, key: str) -> bool:
    place = fields.optional(key)
    return place.boolean() if place else False
