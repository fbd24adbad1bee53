"""Derived values from ``derived.yaml``: first their names and types, then what they are worked out from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.domain.law.derived import Derived, DerivedTruth, DerivedWord, WordCase
from assessments.domain.law.language.kinds import BOOL, Kind, NameType
from assessments.domain.law.layout import names_read_by
from assessments.domain.law.program import ordered_by_use
from assessments.domain.law.vocabulary import CLOCK, Vocabulary
from assessments.domain.reading.fields import Field, Fields
from assessments.domain.reading.law_facts import words_of
from assessments.domain.reading.law_values import LawReader
from assessments.domain.reading.scalars import shown

REQUIRED = ("name", "text", "reference")
OPTIONAL = ("note", "when", "words", "cases", "otherwise")


@dataclass(frozen=True, slots=True)
class Declared:
    """A derived value of which only name and type were read yet."""

    place: Field
    keys: Fields
    name: str
    type: NameType


def declared_values(place: Field, vocabulary: Vocabulary, languages: Sequence[str]) -> tuple[Declared, ...]:
    """Read the names and types of all derived values; a name can be taken only once."""
    found: dict[str, Declared] = {}
    for item in place.mapping(required=("derived",))["derived"].items(at_least=1):
        value = _declared(item, languages)
        if value.name in found or value.name in vocabulary.facts or value.name in CLOCK:
            item.named_by("name").refuse(f"the name {shown(value.name)} is already taken")
        else:
            found[value.name] = value
    return tuple(found.values())


def _declared(place: Field, languages: Sequence[str]) -> Declared:
    keys = place.named_by("name").mapping(required=REQUIRED, optional=OPTIONAL)
    is_word = keys.optional("words") is not None
    unused = ("when",) if is_word else ("cases", "otherwise")
    for key in unused:
        surplus = keys.optional(key)
        if surplus:
            surplus.refuse("a value with words has cases, one without has a condition")
    kind = NameType(Kind.ENUM, tuple(word.code for word in words_of(keys, Kind.ENUM, languages))) if is_word else BOOL
    return Declared(keys.parent, keys, keys["name"].string(), kind)


def derived_values(declared: Sequence[Declared], reader: LawReader) -> tuple[Derived, ...]:
    """Read what the values are worked out from; one that reads itself, on whatever way, is a problem."""
    values = tuple(_derived(one, reader) for one in declared)
    ordered = ordered_by_use(values)
    stuck = {value.name for value in values} - {value.name for value in ordered}
    for one, value in zip(declared, values, strict=True):
        if value.name in stuck:
            way = ", ".join(sorted(names_read_by(value) & stuck))
            one.place.refuse(f"rests on a circle of derived values, by way of {way}")
    return values


def _derived(one: Declared, reader: LawReader) -> Derived:
    keys = one.keys
    text, reference = keys["text"].text(reader.languages), keys["reference"].text(reader.languages)
    note = reader.text(keys, "note")
    if not one.type.words:
        return DerivedTruth(one.name, text, reference, note, reader.stated(keys["when"]))
    return DerivedWord(
        name=one.name,
        text=text,
        reference=reference,
        note=note,
        words=reader.words(keys.optional("words")),
        cases=tuple(_case(item, one.type, reader) for item in keys["cases"].items(at_least=1)),
        otherwise=keys["otherwise"].choice(one.type.words),
    )


def _case(place: Field, kind: NameType, reader: LawReader) -> WordCase:
    keys = place.mapping(required=("word", "when"))
    return WordCase(keys["word"].choice(kind.words), reader.stated(keys["when"]))
