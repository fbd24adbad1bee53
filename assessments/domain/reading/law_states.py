"""The sixteen Länder from ``states.yaml`` and the legal calendar from ``calendar.yaml``."""

from __future__ import annotations

from collections.abc import Collection

from assessments.domain.hospital import FederalState
from assessments.domain.law.backing import Confidence
from assessments.domain.law.legal_dates import LegalDate
from assessments.domain.law.states import StateLaw
from assessments.domain.law.vocabulary import Word
from assessments.domain.reading.fields import Field
from assessments.domain.reading.law_values import LawReader
from assessments.domain.reading.scalars import shown

STATE_KEYS = ("state", "name", "act", "finding", "effect", "confidence", "standing", "sources")
DATE_KEYS = ("code", "day", "text", "confidence", "concerns")


def states_of(place: Field, reader: LawReader, rules: Collection[str]) -> tuple[tuple[Word, ...], tuple[StateLaw, ...]]:
    """Read the possible effects and all sixteen Länder; ``rules`` are the ids they may name."""
    keys = place.mapping(required=("title", "rules", "effects", "states"))
    effects = reader.words(keys["effects"])
    items = keys["states"].items()
    states = tuple(_state(item, reader, effects, rules) for item in items)
    seen: set[str] = set()
    for item, state in zip(items, states, strict=True):
        if state.state in seen:
            item.named_by("state").refuse(f"{state.state} stands here twice")
        seen.add(state.state)
    missing = [state.value for state in FederalState if state.value not in seen]
    if missing and items:
        keys["states"].refuse(f"lacks {', '.join(missing)}")
    return effects, states


def _state(place: Field, reader: LawReader, effects: tuple[Word, ...], rules: Collection[str]) -> StateLaw:
    keys = place.named_by("state").mapping(required=STATE_KEYS, optional=("consequence", "confidence_note", "rules"))
    named = keys.optional("rules")
    return StateLaw(
        state=keys["state"].member(FederalState).value,
        name=keys["name"].text(reader.languages),
        act=keys["act"].text(reader.languages),
        finding=keys["finding"].text(reader.languages),
        effect=keys["effect"].choice([word.code for word in effects], "effect"),
        consequence=reader.text(keys, "consequence"),
        confidence=keys["confidence"].member(Confidence),
        standing=reader.standing(keys),
        confidence_note=reader.text(keys, "confidence_note"),
        sources=reader.sources(keys["sources"]),
        rules=tuple(item.choice(rules, "rule") for item in named.distinct()) if named else (),
    )


def dates_of(place: Field, reader: LawReader) -> tuple[LegalDate, ...]:
    """Read the calendar, sorted by day."""
    items = place.mapping(required=("dates",))["dates"].items(at_least=1)
    dates = tuple(_date(item, reader) for item in items)
    codes: set[str] = set()
    for item, entry in zip(items, dates, strict=True):
        if entry.code in codes:
            item.named_by("code").refuse(f"the code {shown(entry.code)} is already taken")
        codes.add(entry.code)
    return tuple(sorted(dates, key=lambda entry: entry.day))


def _date(place: Field, reader: LawReader) -> LegalDate:
    keys = place.named_by("code").mapping(required=DATE_KEYS, optional=("example",))
    example = keys.optional("example")
    return LegalDate(
        code=keys["code"].string(),
        day=keys["day"].date(),
        text=keys["text"].text(reader.languages),
        confidence=keys["confidence"].member(Confidence),
        concerns=reader.stated(keys["concerns"]),
        example=example.boolean() if example else False,
    )
