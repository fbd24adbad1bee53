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


class Ground(StrEnum):
    """Why questions do not concern a hospital, as far as reasons repeat themselves."""

    NOT_OFFERED = "not_offered"
    NO_SUCH_SYSTEM = "no_such_system"
    ELSEWHERE = "elsewhere"
    NO_DUTY = "no_duty"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The question does not concern this hospital, for a stated reason; it leaves the score."""

    reason: str
    ground: Ground = Ground.OTHER


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
    source: str = ""
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """All that is said about one question, also before there is an answer: notes begin early."""

    answer: Answer | None = None
    note: str = ""
    confidence: Confidence | None = None
    source: str = ""
    flagged: bool = False

    @property
    def entry(self) -> Entry | None:
        """Return what counts: the answer with what was said about it, or None while there is none."""
        if self.answer is None:
            return None
        return Entry(self.answer, self.note, self.confidence, self.source, self.flagged)


NOTHING_SAID = Said()


def said_in(entry: Entry | None) -> Said:
    """Return an entry as what is said; None says nothing."""
    if entry is None:
        return NOTHING_SAID
    return Said(entry.answer, entry.note, entry.confidence, entry.source, entry.flagged)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All entries of one assessment by question code. A code that is missing is unanswered, which counts as unknown."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    def answer(self, code: str) -> Answer | None:
        """Return the answer to question ``code``, or None when it is unanswered."""
        entry = self.entries.get(code)
        return entry.answer if entry else None

    def confidence(self, code: str) -> Confidence | None:
        """Return what the answer to question ``code`` rests on, or None when nobody said."""
        entry = self.entries.get(code)
        return entry.confidence if entry else None

    def with_answer(self, code: str, answer: Answer) -> Sheet:
        """Return a copy in which question ``code`` is answered by ``answer``."""
        return Sheet({**self.entries, code: Entry(answer)})

    def levels(self) -> dict[str, int]:
        """Return the level of every question that carries one, by code."""
        return {code: entry.answer.level for code, entry in self.entries.items() if isinstance(entry.answer, Given)}
