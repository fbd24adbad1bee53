"""Places to look again from ``consistency.yaml``."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.domain.guidance import (
    AnswersDisagree,
    ArchetypesMissing,
    Check,
    DefaultsOnly,
    LevelDeniesModel,
    Trigger,
)
from assessments.domain.operating_models import OperatingModel
from assessments.domain.reading.edition_codes import Codes, Kind
from assessments.domain.reading.edition_ranges import range_from, ranges_in
from assessments.domain.reading.fields import Field
from assessments.domain.rules import Range

TRIGGERS = ("answers", "denial", "inventory", "defaults")
MOST_BEDS = 10_000


@dataclass(frozen=True, slots=True)
class CheckReader:
    """Reads checks; texts must exist in all ``languages``."""

    languages: tuple[str, ...]
    codes: Codes

    def checks(self, place: Field) -> tuple[Check, ...]:
        """Read the whole file."""
        fields = place.mapping(required=("checks",))
        return tuple(self._check(item) for item in fields["checks"].items(at_least=1))

    def _check(self, place: Field) -> Check:
        fields = place.named_by("code").mapping(required=("code", "when", "text", "advice"), optional=("questions",))
        trigger = self._trigger(fields["when"])
        asked = fields.optional("questions")
        questions = tuple(self.codes.refer(Kind.QUESTION, item) for item in asked.distinct()) if asked else ()
        return Check(
            code=self.codes.declare(Kind.CHECK, fields["code"]),
            trigger=trigger,
            questions=questions or _questions_of(trigger),
            text=fields["text"].text(self.languages),
            advice=fields["advice"].text(self.languages),
        )

    def _trigger(self, place: Field) -> Trigger:
        fields = place.mapping(optional=TRIGGERS)
        if place.is_mapping and len(fields.given) != 1:
            place.refuse(f"needs exactly one of {', '.join(TRIGGERS)}")
        if denial := fields.optional("denial"):
            return self._denial(denial)
        if inventory := fields.optional("inventory"):
            return self._inventory(inventory)
        if defaults := fields.optional("defaults"):
            return DefaultsOnly(defaults.mapping(required=("known_below",))["known_below"].fraction(0, 1))
        return AnswersDisagree(self._answers(fields["answers"]) if "answers" in fields.given else ())

    def _answers(self, place: Field) -> tuple[Range, ...]:
        ranges = ranges_in(place, self.codes, Kind.QUESTION)
        if place.is_mapping and len(ranges) < 2:
            place.refuse("a single answer contradicts nothing; give at least two")
        return ranges

    def _denial(self, place: Field) -> LevelDeniesModel:
        fields = place.mapping(required=("criterion", "model"), optional=("at_least", "at_most"))
        letter = self.codes.refer(Kind.CRITERION, fields["criterion"])
        return LevelDeniesModel(range_from(place, fields, letter), fields["model"].member(OperatingModel))

    def _inventory(self, place: Field) -> ArchetypesMissing:
        fields = place.mapping(required=("beds_from", "archetypes"))
        archetypes = fields["archetypes"].distinct(at_least=1)
        return ArchetypesMissing(
            beds_from=fields["beds_from"].integer(1, MOST_BEDS),
            archetypes=tuple(self.codes.refer(Kind.ARCHETYPE, item) for item in archetypes),
        )


def _questions_of(trigger: Trigger) -> tuple[str, ...]:
    match trigger:
        case AnswersDisagree(answers):
            return tuple(one.code for one in answers)
        case _:
            return ()
