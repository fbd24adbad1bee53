"""The ``weights`` part of an answers file: a named preset, or own numbers by letter."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from assessments.domain.catalogue import Edition
from assessments.domain.reading.fields import Field
from assessments.domain.reading.lines import known_entries

CUSTOM = "custom"
DEFAULT = "equal"
PRESET = "preset"
HIGHEST_WEIGHT = 1_000_000


def read_weights(field: Field | None, edition: Edition) -> tuple[str, Mapping[str, Fraction]]:
    """Read the name of the weighting and a weight for every letter; only their ratios count.

    A letter left out of own weights counts nothing. Without any weights all letters count the same.
    """
    if field is None:
        return DEFAULT, edition.presets_by_code[DEFAULT].weights
    letters = tuple(criterion.letter for criterion in edition.criteria)
    entries = known_entries(field, (PRESET, *letters), f"letter (allowed: {PRESET}, or {' '.join(letters)})")
    preset = entries.pop(PRESET, None)
    if preset is None:
        return CUSTOM, _own_weights(field, letters, entries)
    for entry in entries.values():
        entry.refuse("give either a preset or own weights, not both")
    name = preset.choice(edition.presets_by_code, PRESET) or DEFAULT
    return name, edition.presets_by_code[name].weights


def _own_weights(field: Field, letters: tuple[str, ...], entries: Mapping[str, Field]) -> Mapping[str, Fraction]:
    told = len(field.problems.found)
    given = {letter: entry.fraction(0, HIGHEST_WEIGHT) for letter, entry in entries.items()}
    if field.is_mapping and not any(given.values()) and len(field.problems.found) == told:
        field.refuse("at least one weight must be above 0")
    return {letter: given.get(letter, Fraction(0)) for letter in letters}
