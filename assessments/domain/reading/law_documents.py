"""The law written down as plain groups, lists and values, so that rows are read by the reader that reads the files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from assessments.domain.law.facts import FactValue
from assessments.domain.reading.nodes import Node

Plain = None | bool | int | str | date | Sequence["Plain"] | Mapping[str, "Plain"]


def node_of(plain: Plain) -> Node:
    """Return what the reader takes; there are no lines to point to. A key without a value counts as left out."""
    match plain:
        case None:
            return Node("", 1)
        case bool():
            return Node("true" if plain else "false", 1)
        case int() | date():
            return Node(str(plain), 1)
        case str():
            return Node(plain, 1, quoted=True)
        case Mapping():
            return Node({str(key): node_of(value) for key, value in plain.items() if value is not None}, 1)
        case _:
            return Node(tuple(map(node_of, plain)), 1)


def plain_fact(value: FactValue) -> Plain:
    """Return the value of a fact as JSON can hold it."""
    match value:
        case frozenset():
            return sorted(value)
        case bool() | int() | str():
            return value
        case date():
            return value.isoformat()
