"""Readers for single fields: each takes what stands in a file, or reports a problem and goes on with a stand-in.

Nothing raises half-way. The caller reads everything, then asks ``Problems.refuse_if_any``, so that one run tells all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from assessments.domain.reading.nodes import Node, Problem, Refused
from assessments.domain.reading.scalars import (
    LONGEST_SHOWN,
    calendar_date,
    exact_number,
    has_control_characters,
    has_markup,
    label,
    shown,
    whole_number,
)
from assessments.domain.text import Text

E = TypeVar("E", bound=StrEnum)

LONGEST_TEXT = 4000
MOST_SUGGESTIONS = 100  # a hostile file with thousands of unknown keys must not buy thousands of similarity searches
CODE = re.compile(r"[A-Za-z0-9_.-]{1,40}")


@dataclass(slots=True)
class Problems:
    """Collects what is wrong across one or more files, in which wordings may exist in ``translating`` languages too."""

    found: list[Problem] = field(default_factory=list)
    translating: tuple[str, ...] = ()

    def root(self, node: Node, *, file: str) -> Field:
        """Return the field that stands for the whole of ``file``."""
        return Field(node, file, node.line, "", self)

    def refuse_if_any(self) -> None:
        """Refuse the input when anything was found.

        :raises Refused: with all problems, ordered by file and line.
        """
        if self.found:
            raise Refused(sorted(self.found, key=lambda problem: (problem.file, problem.line)))


@dataclass(frozen=True, slots=True)
class Field:
    """What stands at one path of a file. Without a node it was already reported missing, and every reader is silent."""

    node: Node | None
    file: str
    line: int
    path: str
    problems: Problems
    name: str = ""

    def refuse(self, message: str) -> None:
        """Report a problem at this place."""
        self.problems.found.append(Problem(self.file, self.line, self.path, message))

    def child(self, key: str, node: Node | None, separator: str = ".") -> Field:
        """Return the field below this one."""
        path = f"{self.path}{separator if self.path else ''}{label(key)}"
        return Field(node, self.file, node.line if node else self.line, path, self.problems, key)

    def named_by(self, key: str) -> Field:
        """Return this group under the code it carries, so that problems say ``D3.2`` and not ``questions[1]``."""
        if self.node is None or isinstance(self.node.value, (str, tuple)):
            return self
        found = self.node.value.get(key)
        code = found.value if found else ""
        is_code = isinstance(code, str) and CODE.fullmatch(code)
        return replace(self, path=str(code)) if is_code else self

    @property
    def is_scalar(self) -> bool:
        """Return whether a single value stands here."""
        return self.node is not None and isinstance(self.node.value, str) and not self.node.is_null

    @property
    def is_mapping(self) -> bool:
        """Return whether a group of keys stands here."""
        return self.node is not None and not isinstance(self.node.value, (str, tuple))

    def mapping(self, *, required: Sequence[str] = (), optional: Sequence[str] = ()) -> Fields:
        """Read a group of keys; a key that is missing or unknown is a problem. A null value counts as left out."""
        entries = {entry.name: entry for entry in self.entries()}
        known = (*required, *optional)
        for key, entry in entries.items():
            if key not in known:
                entry.refuse(f"unknown key {shown(key)}{self._suggestion(key, known)}")
        given = {key: entry for key, entry in entries.items() if entry.node and not entry.node.is_null}
        if self.is_mapping:
            for key in required:
                if key in entries and key not in given:
                    entries[key].refuse("is empty")
                elif key not in given:
                    self.child(key, None).refuse("is missing")
        return Fields(self, given)

    def entries(self) -> tuple[Field, ...]:
        """Read a group of free keys, in file order; ``Field.name`` is the key."""
        if self.node is None:
            return ()
        if isinstance(self.node.value, (str, tuple)):
            self.refuse(f"expected a group of keys, found {self.node.kind}")
            return ()
        return tuple(self.child(key, node) for key, node in self.node.value.items())

    def items(self, *, length: int | None = None, at_least: int = 0) -> tuple[Field, ...]:
        """Read a list, of exactly ``length`` entries when given."""
        if self.node is None:
            return ()
        if not isinstance(self.node.value, tuple):
            self.refuse(f"expected a list, found {self.node.kind}")
            return ()
        found = len(self.node.value)
        if length is not None and found != length:
            self.refuse(f"expected {length} entries, found {found}")
        elif found < at_least:
            self.refuse(f"expected at least {at_least} entries, found {found}")
        return tuple(self.child(f"[{index}]", node, "") for index, node in enumerate(self.node.value))

    def distinct(self, *, at_least: int = 0) -> tuple[Field, ...]:
        """Read a list of single values in which none may stand twice."""
        items = self.items(at_least=at_least)
        seen: set[str] = set()
        for item in items:
            value = item.node.value if item.node else ""
            if isinstance(value, str) and value in seen:
                item.refuse(f"{shown(value)} stands in this list twice")
            elif isinstance(value, str):
                seen.add(value)
        return items

    def string(self, *, longest: int = LONGEST_TEXT) -> str:
        """Read a text in one language or a code; quotes do not matter."""
        if self.node is None:
            return ""
        value = self.node.value
        if not isinstance(value, str) or self.node.is_null or not value.strip():
            self.refuse(f"expected a text, found {'nothing' if isinstance(value, str) else self.node.kind}")
            return ""
        if len(value) > longest:
            self.refuse(f"is longer than {longest} characters")
        if has_control_characters(value):
            self.refuse("contains control characters")
        return value.strip()

    def wording(self) -> str:
        """Read a text that pages show: plain words, whatever they are about."""
        text = self.string()
        if has_markup(text):
            self.refuse("holds HTML; wordings are plain text")
        return text

    def text(self, languages: Sequence[str]) -> Text:
        """Read a wording in every language of ``languages``, and in those that are still being translated into."""
        wordings = self.mapping(required=languages, optional=self.problems.translating)
        more = (language for language in self.problems.translating if language in wordings.given)
        return Text.of({language: wordings[language].wording() for language in (*languages, *more)})

    def integer(self, lowest: int, highest: int) -> int:
        """Read a whole number from ``lowest`` to ``highest``, both included."""
        value = self._plain(f"a whole number from {lowest} to {highest}")
        if value is None:
            return lowest
        number = whole_number(value)
        if number is not None and lowest <= number <= highest:
            return number
        self.refuse(f"expected a whole number from {lowest} to {highest}, found {shown(value)}")
        return lowest

    def fraction(self, lowest: Fraction | int, highest: Fraction | int) -> Fraction:
        """Read a decimal number such as ``0.35``, or an exact ratio such as ``55/7``."""
        value = self._plain(f"a number from {lowest} to {highest}")
        if value is None:
            return Fraction(lowest)
        number = exact_number(value)
        if number is not None and lowest <= number <= highest:
            return number
        self.refuse(f"expected a number from {lowest} to {highest}, found {shown(value)}")
        return Fraction(lowest)

    def boolean(self) -> bool:
        """Read ``true`` or ``false``; no other word is a boolean."""
        value = self._plain("true or false")
        if value not in (None, "true", "false"):
            self.refuse(f"expected true or false, found {shown(value or '')}")
        return value == "true"

    def date(self) -> date:
        """Read a calendar date as year-month-day."""
        value = self.string()
        found = calendar_date(value)
        if value and found is None:
            self.refuse(f"expected a date like 2026-11-23, found {shown(value)}")
        return found or date.min

    def choice(self, allowed: Iterable[str], what: str = "value") -> str:
        """Read one of ``allowed``; the stand-in after a problem is the empty string."""
        value = self.string()
        options = tuple(allowed)
        if not value or value in options:
            return value
        listed = f"; allowed: {', '.join(options)}" if len(options) <= 16 else ""
        self.refuse(f"unknown {what} {shown(value)}{self._suggestion(value, options)}{listed}")
        return ""

    def member(self, enum: type[E]) -> E:
        """Read a member of an enumeration by its stored value."""
        value = self.choice(member.value for member in enum)
        return enum(value) if value else next(iter(enum))

    def _plain(self, expected: str) -> str | None:
        """Return an unquoted scalar, or report that ``expected`` was not found."""
        if self.node is None:
            return None
        if not isinstance(self.node.value, str) or self.node.is_null:
            self.refuse(f"expected {expected}, found {self.node.kind}")
            return None
        if self.node.quoted:
            self.refuse(f"expected {expected}, found the text {shown(self.node.value)} in quotes")
            return None
        return self.node.value

    def _suggestion(self, found: str, known: Sequence[str]) -> str:
        if len(found) > LONGEST_SHOWN or len(self.problems.found) > MOST_SUGGESTIONS:
            return ""
        near = get_close_matches(found, known, n=1)
        return f", did you mean {shown(near[0])}?" if near else ""


@dataclass(frozen=True, slots=True)
class Fields:
    """The keys of one group."""

    parent: Field
    given: dict[str, Field]

    def __getitem__(self, key: str) -> Field:
        """Return a required field; one that was reported missing reads silently as a stand-in."""
        return self.given.get(key) or self.parent.child(key, None)

    def optional(self, key: str) -> Field | None:
        """Return the field when a value is given, else None."""
        return self.given.get(key)
