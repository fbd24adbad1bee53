"""Readers that the parts of an answers file share: short texts, and the keys of a group with what stands there."""

from __future__ import annotations

from collections.abc import Collection

from assessments.domain.reading.fields import Field
from assessments.domain.reading.scalars import shown


def line_of(field: Field, *, longest: int) -> str:
    """Read a name: one line of text that any file can hold."""
    text = prose_of(field, longest=longest)
    if len(text.splitlines()) > 1:
        field.refuse("must be a single line")
    return text


def prose_of(field: Field, *, longest: int) -> str:
    """Read a note: text of any number of lines that any file can hold."""
    text = field.string(longest=longest)
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, possible in JSON escapes, cannot be written to any file
        field.refuse("contains half a character")
    return text


def known_entries(field: Field | None, known: Collection[str], what: str) -> dict[str, Field]:
    """Return the keys of a group with what stands there; a key that is not ``known`` is a problem.

    A key with nothing behind it counts as left out.
    """
    if field is None:
        return {}
    entries = field.entries()
    for entry in entries:
        if entry.name not in known:
            entry.refuse(f"unknown {what} {shown(entry.name)}")
    named = (entry for entry in entries if entry.name in known)
    return {entry.name: entry for entry in named if entry.node and not entry.node.is_null}
