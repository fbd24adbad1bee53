"""The types of the language, and what it must know of a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What kind of value a name stands for."""

    BOOL = "bool"
    INT = "int"
    DATE = "date"
    ENUM = "enum"
    SET = "set"


@dataclass(frozen=True, slots=True)
class NameType:
    """The type of a name; ``words`` are those of an enumeration or of a set of its words."""

    kind: Kind
    words: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the type in words, for messages."""
        match self.kind:
            case Kind.BOOL:
                return "true or false"
            case Kind.INT:
                return "a number"
            case Kind.DATE:
                return "a date"
            case Kind.ENUM:
                return "one of " + ", ".join(self.words)
            case Kind.SET:
                return "a set of " + ", ".join(self.words)


Names = Mapping[str, NameType]
BOOL, INT, DATE = NameType(Kind.BOOL), NameType(Kind.INT), NameType(Kind.DATE)
