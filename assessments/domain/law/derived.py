"""Values worked out from facts; conditions use them like facts."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.domain.law.stated import Stated
from assessments.domain.law.vocabulary import Word
from assessments.domain.text import Text


@dataclass(frozen=True, slots=True)
class DerivedTruth:
    """A value that is true when its condition holds."""

    name: str
    text: Text
    reference: Text
    note: Text | None
    when: Stated


@dataclass(frozen=True, slots=True)
class WordCase:
    """A word of a derived value, and when it is this one."""

    word: str
    when: Stated


@dataclass(frozen=True, slots=True)
class DerivedWord:
    """A value that is the word of the first case that holds, else ``otherwise``."""

    name: str
    text: Text
    reference: Text
    note: Text | None
    words: tuple[Word, ...]
    cases: tuple[WordCase, ...]
    otherwise: str


Derived = DerivedTruth | DerivedWord
