"""What a hospital says: answers to questions, and the sheet that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Given:
    """A level 0-4 was chosen."""

    level: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """The hospital does not know; the result widens instead of counting zero."""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The question does not concern this hospital, for a stated reason; it leaves the score."""

    reason: str


Answer = Given | Unknown | NotApplicable


class Confidence(StrEnum):
    """What an answer rests on."""

    MEASURED = "measured"
    DOCUMENTED = "documented"
    ESTIMATED = "estimated"
    HEARSAY = "hearsay"


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer with what was said about it."""

    answer: Answer
    note: str = ""
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """All entries of one assessment by question code. A code that is missing is unanswered, which counts as unknown."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    def answer(self, code: str) -> Answer | None:
        """Return the answer to question ``code``, or None when it is unanswered."""
        entry = self.entries.get(code)
        return entry.answer if entry else None

    def with_answer(self, code: str, answer: Answer) -> Sheet:
        """Return a copy in which question ``code`` is answered by ``answer``."""
        return Sheet({**self.entries, code: Entry(answer)})

    def levels(self) -> dict[str, int]:
        """Return the level of every question that carries one, by code."""
        return {code: entry.answer.level for code, entry in self.entries.items() if isinstance(entry.answer, Given)}
