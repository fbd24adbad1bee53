"""Which name stands where in a row of values, and which names are about the house alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessments.domain.law.derived import Derived, DerivedTruth, DerivedWord
from assessments.domain.law.language.compiler import Place
from assessments.domain.law.language.conditions import names_in
from assessments.domain.law.language.kinds import BOOL, Kind, Names, NameType
from assessments.domain.law.vocabulary import CLOCK, Scope, Vocabulary


@dataclass(frozen=True, slots=True)
class Layout:
    """The row: the clock first, then the facts in the order they are asked, then the derived values.

    ``roots`` gives the facts each name rests on, the clock among them; ``house`` holds the names that no step changes.
    """

    facts: tuple[str, ...]
    places: Mapping[str, Place]
    roots: Mapping[str, frozenset[str]]
    house: frozenset[str]

    def roots_of(self, names: frozenset[str]) -> frozenset[str]:
        """Return the facts that ``names`` rest on."""
        return frozenset().union(*(self.roots[name] for name in names))


def names_of(vocabulary: Vocabulary, derived: Sequence[Derived]) -> Names:
    """Return the type of every name a condition may use."""
    return {
        **CLOCK,
        **{name: fact.type for name, fact in vocabulary.facts.items()},
        **{value.name: type_of(value) for value in derived},
    }


def type_of(value: Derived) -> NameType:
    """Return the type of a derived value."""
    match value:
        case DerivedTruth():
            return BOOL
        case DerivedWord(words=words):
            return NameType(Kind.ENUM, tuple(word.code for word in words))


def names_read_by(value: Derived) -> frozenset[str]:
    """Return the names the conditions of a derived value read."""
    match value:
        case DerivedTruth(when=when):
            return names_in(when.condition)
        case DerivedWord(cases=cases):
            return frozenset().union(*(names_in(case.when.condition) for case in cases))


def layout_of(vocabulary: Vocabulary, ordered: Sequence[Derived]) -> Layout:
    """Return the layout; ``ordered`` derived values read only facts and those before them."""
    facts = (*CLOCK, *vocabulary.facts)
    places = {name: Place(index, 1 << index) for index, name in enumerate(facts)}
    roots = {name: frozenset({name}) for name in facts}
    house = {*CLOCK, *(name for name, fact in vocabulary.facts.items() if fact.scope is Scope.HOUSE)}
    for value in ordered:
        read = names_read_by(value)
        words = type_of(value).words
        places[value.name] = Place(len(places), 0, words)
        roots[value.name] = frozenset().union(*(roots[name] for name in read))
        if read <= house:
            house.add(value.name)
    return Layout(facts, places, roots, frozenset(house))
