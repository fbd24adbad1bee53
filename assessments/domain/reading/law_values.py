"""Fields that several files of the law share: conditions, typed values, sources and what a statement rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assessments.domain.law.backing import Backing, Confidence, LegalSource, Standing
from assessments.domain.law.facts import FactValue
from assessments.domain.law.language.checker import condition_of
from assessments.domain.law.language.conditions import Always, asks_for_missing
from assessments.domain.law.language.kinds import Kind, Names, NameType
from assessments.domain.law.language.problems import ExpressionRefused
from assessments.domain.law.language.tokens import LONGEST
from assessments.domain.law.stated import Stated
from assessments.domain.law.vocabulary import Word
from assessments.domain.reading.fields import Field, Fields
from assessments.domain.text import Text

MOST = 999_999_999_999_999
NEVER_SETTLED = (Confidence.LOW, Confidence.BACKGROUND)
BACKING_KEYS = ("reference", "confidence", "standing", "sources")
OPTIONAL_BACKING_KEYS = ("remark", "open_points")
WEB_ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?")


@dataclass(frozen=True, slots=True)
class LawReader:
    """Reads what needs to know the ``languages`` of the edition, its open points and the names of facts."""

    languages: Sequence[str]
    open_points: frozenset[int]
    names: Names

    def text(self, fields: Fields, key: str) -> Text | None:
        """Read a wording that may be left out."""
        place = fields.optional(key)
        return place.text(self.languages) if place else None

    def words(self, place: Field | None) -> tuple[Word, ...]:
        """Read the words of an enumeration with their labels."""
        if place is None:
            return ()
        return tuple(Word(entry.name, entry.text(self.languages)) for entry in place.entries())

    def backing(self, fields: Fields) -> Backing:
        """Read what a rule rests on; what is weakly backed cannot be settled."""
        confidence, standing = fields["confidence"].member(Confidence), self.standing(fields)
        return Backing(
            reference=fields["reference"].text(self.languages),
            sources=self.sources(fields["sources"]),
            confidence=confidence,
            standing=standing,
            remark=self.text(fields, "remark"),
            open_points=self._open_points(fields.optional("open_points")),
        )

    def standing(self, fields: Fields) -> Standing:
        """Read whether a point is settled; a weakly backed one cannot be."""
        standing = fields["standing"].member(Standing)
        weak = fields["confidence"].member(Confidence) in NEVER_SETTLED if fields.optional("confidence") else False
        if weak and standing is Standing.SETTLED:
            fields["standing"].refuse("a point of low confidence or background knowledge is open or disputed")
        return standing

    def sources(self, place: Field) -> tuple[LegalSource, ...]:
        """Read one source or more; where no single page could be named, its title is a text in every language."""
        return tuple(self._source(item) for item in place.items(at_least=1))

    def _source(self, place: Field) -> LegalSource:
        fields = place.mapping(required=("title",), optional=("url",))
        url = fields.optional("url")
        if url is None:
            return LegalSource("", None, instead=fields["title"].text(self.languages))
        address = url.string()
        if address and not WEB_ADDRESS.fullmatch(address):
            url.refuse("expected a web address")
        return LegalSource(fields["title"].wording(), address)

    def stated(self, place: Field, *, may_ask: bool = False) -> Stated:
        """Read a condition; every problem in it is told with the character at which it stands."""
        text = place.string(longest=LONGEST)
        if not text:
            return Stated(text, Always(False))
        try:
            condition = condition_of(text, self.names)
        except ExpressionRefused as refused:
            for problem in refused.problems:
                place.refuse(str(problem))
            return Stated(text, Always(False))
        if asks_for_missing(condition) and not may_ask:
            place.refuse("only rules may ask for missing facts")
        return Stated(text, condition)

    def facts(self, place: Field) -> dict[str, FactValue]:
        """Read facts by name, each of the type of its name."""
        found: dict[str, FactValue] = {}
        for entry in place.entries():
            kind = self.names.get(entry.name)
            if kind is None:
                entry.refuse("there is no such fact")
            else:
                found[entry.name] = value_of(entry, kind)
        return found

    def _open_points(self, place: Field | None) -> tuple[int, ...]:
        if place is None:
            return ()
        numbers = []
        for item in place.distinct(at_least=1):
            number = item.integer(1, 99)
            if number not in self.open_points:
                item.refuse(f"there is no open point {number}")
            numbers.append(number)
        return tuple(numbers)


def value_of(place: Field, kind: NameType) -> FactValue:
    """Read the value of a fact."""
    match kind.kind:
        case Kind.BOOL:
            return place.boolean()
        case Kind.INT:
            return place.integer(0, MOST)
        case Kind.DATE:
            return place.date()
        case Kind.ENUM:
            return place.choice(kind.words)
        case Kind.SET:
            return frozenset(item.choice(kind.words) for item in place.distinct())
