"""The content of a value as one short string: equal content, equal fingerprint, on any machine and in any year."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from hashlib import sha256

from assessments.domain.text import Text


def fingerprint_of(value: object) -> str:
    """Return the SHA-256 of the canonical JSON of ``value``, in hexadecimal digits."""
    return sha256(canonical_json(value).encode()).hexdigest()


def canonical_json(value: object) -> str:
    """Return ``value`` as JSON in which the order of mappings and sets leaves no trace."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(value: object) -> object:
    """Return ``value`` in the words of JSON; dataclasses become objects, fractions become ``"7/10"``.

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
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            raise TypeError(f"no canonical form for {type(value).__name__}")
