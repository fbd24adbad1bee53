"""The content of a value as one short string: equal content, equal fingerprint, on any machine and in any year."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date
from fractions import Fraction
from hashlib import sha256

from assessments.domain.text import Text

ADDED_LATER = {"added_later": True}  # metadata of a field that is younger than the first published values


def fingerprint_of(value: object) -> str:
    """Return the SHA-256 of the canonical JSON of ``value``, in hexadecimal digits."""
    return sha256(canonical_json(value).encode()).hexdigest()


def canonical_json(value: object) -> str:
    """Return ``value`` as JSON in which the order of mappings and sets leaves no trace."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(value: object) -> object:
    """Return ``value`` in the words of JSON; dataclasses become objects, fractions become ``"7/10"``.

    A field that was added later leaves no trace while it holds its default, so that what was there before keeps its
    fingerprint.

    :raises TypeError: for a kind of value that has no such form.
    """
    match value:
        case None | bool() | int() | str():
            return value
        case Text():
            return value.as_mapping()
        case Fraction() | date():
            return str(value)
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case tuple() | list():
            return [plain(item) for item in value]
        case frozenset() | set():
            return sorted((plain(item) for item in value), key=repr)
        case _ if is_dataclass(value):
            return {one.name: plain(getattr(value, one.name)) for one in fields(value) if not _is_silent(one, value)}
        case _:
            raise TypeError(f"no canonical form for {type(value).__name__}")


def _is_silent(field: Field[object], value: object) -> bool:
    return bool(field.metadata.get("added_later")) and getattr(value, field.name) == field.default
