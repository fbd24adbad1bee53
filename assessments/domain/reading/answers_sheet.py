"""The ``answers`` part of an answers file: question code to answer."""

from __future__ import annotations

from assessments.domain.answers import Answer, Confidence, Entry, Given, Ground, NotApplicable, Sheet, Unknown
from assessments.domain.catalogue import HIGHEST, LOWEST, Edition
from assessments.domain.reading.fields import Field, Fields
from assessments.domain.reading.lines import known_entries, line_of, prose_of

UNKNOWN = "unknown"
LONGEST_NOTE = 4000
LONGEST_REASON = 1000
LONGEST_SOURCE = 200
KEYS = ("level", "not_applicable", "ground", "confidence", "note", "source", "flagged")


def read_sheet(field: Field | None, edition: Edition) -> Sheet:
    """Read all answers; a code the edition does not ask is a problem."""
    entries = known_entries(field, edition.questions, f"question of edition {edition.code}:")
    return Sheet({code: _entry(entry) for code, entry in entries.items()})


def level_or_unknown(field: Field) -> int | None:
    """Read a level 0-4, or the word ``unknown`` as None."""
    if field.node and field.node.value == UNKNOWN:
        return None
    return field.integer(LOWEST, HIGHEST)


def _entry(field: Field) -> Entry:
    if field.is_scalar:
        return Entry(_graded(field))
    keys = field.mapping(optional=KEYS)
    confidence, note = keys.optional("confidence"), keys.optional("note")
    source, flagged = keys.optional("source"), keys.optional("flagged")
    return Entry(
        _answer(field, keys),
        note=prose_of(note, longest=LONGEST_NOTE) if note else "",
        confidence=confidence.member(Confidence) if confidence else None,
        source=line_of(source, longest=LONGEST_SOURCE) if source else "",
        flagged=flagged.boolean() if flagged else False,
    )


def _answer(field: Field, keys: Fields) -> Answer:
    level, reason, ground = keys.optional("level"), keys.optional("not_applicable"), keys.optional("ground")
    why = ground.member(Ground) if ground else Ground.OTHER
    if ground and not reason:
        ground.refuse("needs not_applicable beside it")
    if level and reason:
        reason.refuse("give either a level or not_applicable, not both")
    if reason:
        return NotApplicable(prose_of(reason, longest=LONGEST_REASON), why)
    if level:
        return _graded(level)
    if field.is_mapping:
        field.refuse("needs a level or not_applicable")
    return Unknown()


def _graded(field: Field) -> Answer:
    level = level_or_unknown(field)
    return Unknown() if level is None else Given(level)
