"""Legal rules, one file for each regime."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assessments.domain.law.facts import FactValue
from assessments.domain.law.language.conditions import names_in
from assessments.domain.law.layout import Layout
from assessments.domain.law.rules import LegalRule, Remedy, Severity, Status
from assessments.domain.law.vocabulary import Scope, Word
from assessments.domain.reading.fields import Field, Fields
from assessments.domain.reading.law_values import BACKING_KEYS, OPTIONAL_BACKING_KEYS, LawReader
from assessments.domain.reading.scalars import shown
from assessments.domain.text import Text

RULE_ID = re.compile(r"R[0-9]{3}[a-z]?")
REQUIRED = ("id", "scope", "severity", "condition", "text", *BACKING_KEYS, "review_by", "evidence", "cases")
OPTIONAL = ("valid_from", "valid_from_note", "valid_until", *OPTIONAL_BACKING_KEYS, "deadline", "note", "remedy")


@dataclass(frozen=True, slots=True)
class LegalRuleReader:
    """Reads the rules of all regimes; ids are unique across them. Without a layout the scope is not checked."""

    reader: LawReader
    layout: Layout | None
    taken: dict[str, Field] = field(default_factory=dict)

    def regime(self, place: Field, code: str) -> tuple[Word, tuple[LegalRule, ...]]:
        """Read one file; what stands beside the rules of the Länder is left to its own reader."""
        beside = ("effects", "states") if code == "states" else ()
        fields = place.mapping(required=("title", "rules"), optional=beside)
        title = Word(code, fields["title"].text(self.reader.languages))
        return title, tuple(self._rule(item, code) for item in fields["rules"].items(at_least=1))

    def _rule(self, place: Field, regime: str) -> LegalRule:
        fields = place.named_by("id").mapping(required=REQUIRED, optional=OPTIONAL)
        scope = fields["scope"].member(Scope)
        condition = self.reader.stated(fields["condition"], may_ask=True)
        if scope is Scope.SERVICE:
            fields["scope"].refuse("a rule is about the house or about a step")
        elif self.layout is not None and names_in(condition.condition) and fields.optional("scope"):
            about_house = names_in(condition.condition) <= self.layout.house
            if about_house is not (scope is Scope.HOUSE):
                fields["scope"].refuse(f"the condition is about {'the house' if about_house else 'a step'}")
        valid_from, valid_until = _date(fields, "valid_from"), _date(fields, "valid_until")
        if valid_from and valid_until and valid_until < valid_from:
            fields["valid_until"].refuse("lies before valid_from")
        severity = fields["severity"].member(Severity)
        return LegalRule(
            id=self._id(fields["id"]),
            regime=regime,
            scope=scope,
            condition=condition,
            severity=severity,
            text=fields["text"].text(self.reader.languages),
            backing=self.reader.backing(fields),
            valid_from=valid_from,
            valid_from_note=self._valid_from_note(fields),
            valid_until=valid_until,
            review_by=fields["review_by"].date(),
            evidence=fields["evidence"].text(self.reader.languages),
            deadline=self.reader.text(fields, "deadline"),
            note=self.reader.text(fields, "note"),
            cases=self._cases(fields["cases"]),
            remedy=_remedy(fields, severity),
        )

    def _id(self, place: Field) -> str:
        code = place.string()
        if code and not RULE_ID.fullmatch(code):
            place.refuse(f"{shown(code)} is no rule id, expected one like R001")
        elif code in self.taken:
            first = self.taken[code]
            place.refuse(f"the id {shown(code)} is already taken by {first.file}:{first.line}")
        elif code:
            self.taken[code] = place
        return code

    def _valid_from_note(self, fields: Fields) -> Text | None:
        """Read why no day can be named, or what else is to be said about it; a rule has a date or a reason."""
        if not fields.optional("valid_from") and not fields.optional("valid_from_note"):
            fields.parent.refuse("needs valid_from, or valid_from_note to say why the day is not known")
        return self.reader.text(fields, "valid_from_note")

    def _cases(self, place: Field) -> Mapping[Status, Mapping[str, FactValue]]:
        """Read the three cases of a rule; one without all of them is not accepted."""
        fields = place.mapping(required=tuple(Status))
        return {status: self.reader.facts(fields[status]) for status in Status}


def _remedy(fields: Fields, severity: Severity) -> Remedy | None:
    """Read how a blocker is lifted; it has to say so, and nothing else may."""
    place = fields.optional("remedy")
    if place is None:
        if severity is Severity.BLOCKER and fields.optional("severity"):
            fields.parent.refuse("needs remedy, because a blocker says how it is lifted")
        return None
    if severity is not Severity.BLOCKER:
        place.refuse("only a blocker has a remedy")
    return place.member(Remedy)


def _date(fields: Fields, key: str) -> date | None:
    place = fields.optional(key)
    return place.date() if place else None
