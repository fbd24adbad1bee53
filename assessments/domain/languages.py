"""Which languages the wordings of an edition and its law exist in, and where one is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from assessments.domain.text import SOURCE_LANGUAGE, Text


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of all wordings exist in one language."""

    language: str
    there: int
    total: int

    @property
    def is_complete(self) -> bool:
        """Return whether nothing is missing."""
        return self.there == self.total

    @property
    def missing(self) -> int:
        """Return how many are missing."""
        return self.total - self.there


@dataclass(frozen=True, slots=True)
class Languages:
    """What a file says of its languages: those every wording has, and those that are still being translated."""

    complete: tuple[str, ...]
    translating: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Return every language, the source language first."""
        return (*self.complete, *self.translating)


def coverage_of(*values: object) -> tuple[Coverage, ...]:
    """Return for every language how far it goes, the source language first."""
    total, there = 0, Counter({SOURCE_LANGUAGE: 0})
    for value in values:
        for text in texts_in(value):
            total += 1
            there.update(language for language, wording in text.translations if wording.strip())
    order = sorted(there, key=lambda language: (language != SOURCE_LANGUAGE, -there[language], language))
    return tuple(Coverage(language, there[language], total) for language in order)


def languages_of(*values: object) -> Languages:
    """Return the languages in which everything exists, and those in which a part does."""
    found = coverage_of(*values)
    complete = tuple(one.language for one in found if one.is_complete)
    return Languages(complete, tuple(one.language for one in found if not one.is_complete))


def texts_in(value: object) -> Iterator[Text]:
    """Yield every wording inside a value."""
    match value:
        case Text():
            yield value
        case Mapping():
            for item in value.values():
                yield from texts_in(item)
        case tuple() | list() | frozenset():
            for item in value:
                yield from texts_in(item)
        case _ if is_dataclass(value) and not isinstance(value, type):
            for field in fields(value):
                yield from texts_in(getattr(value, field.name))
        case _:
            return
