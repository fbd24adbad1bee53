"""The types of the language, and what it must know of a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assessments.domain.text import Text, both


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
        return self.in_words.in_language("en")

    @property
    def in_words(self) -> Text:
        """Return the type in words of every language."""
        words = ", ".join(self.words)
        match self.kind:
            case Kind.BOOL:
                return both("ja oder nein", "true or false")
            case Kind.INT:
                return both("eine Zahl", "a number")
            case Kind.DATE:
                return both("ein Datum", "a date")
            case Kind.ENUM:
                return both(f"eines von {words}", f"one of {words}")
            case Kind.SET:
                return both(f"eine Menge aus {words}", f"a set of {words}")


Names = Mapping[str, NameType]
BOOL, INT, DATE = NameType(Kind.BOOL), NameType(Kind.INT), NameType(Kind.DATE)
