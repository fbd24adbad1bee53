"""What a parsed file consists of before anything is interpreted, and how its problems are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

NULLS = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar (always a string), a sequence, or a mapping, with the line on which a person finds it.

    A value inside a mapping carries the line of its key. Scalars stay strings until a field reader interprets them, so
    that ``no``, ``N`` or ``2026.10`` never turn into a boolean or a number on the way. ``quoted`` tells ``"3"`` from
    ``3``.
    """

    value: str | tuple[Node, ...] | Mapping[str, Node]
    line: int
    quoted: bool = False

    @property
    def is_null(self) -> bool:
        """Return whether nothing stands here: an empty value, ``~`` or ``null``."""
        return isinstance(self.value, str) and not self.quoted and self.value in NULLS

    @property
    def kind(self) -> str:
        """Return what this is in plain words, for messages."""
        if self.is_null:
            return "nothing"
        if isinstance(self.value, str):
            return "a single value"
        return "a list" if isinstance(self.value, tuple) else "a group of keys"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file; ``code`` is the path to it, for example ``answers.D5.1``."""

    file: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        """Return ``file:line: code: message``, the form editors can jump to."""
        return ": ".join(part for part in (f"{self.file}:{self.line}", self.code, self.message) if part)


class Refused(Exception):
    """A file was not accepted; ``problems`` holds everything that is wrong with it, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep all problems and tell every one of them in the message."""
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
