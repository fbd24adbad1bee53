"""The shipped edition as text, with single places changed: what an editor might get wrong."""

from dataclasses import dataclass
from functools import cache

from assessments.domain.catalogue import Edition
from assessments.domain.reading.edition import read_edition
from assessments.domain.reading.nodes import Node, Problem, Refused
from assessments.services.shipped import EDITIONS
from assessments.services.yaml_source import parse

FILES = {path.name: path.read_text(encoding="utf-8") for path in sorted((EDITIONS / "2026.11").glob("*.yaml"))}


@dataclass(frozen=True)
class Change:
    """Replace ``old``, the first after ``after``, by ``new`` in ``file``; the problem is expected at ``at``."""

    file: str
    after: str
    old: str
    new: str
    at: str

    def applied(self, text: str) -> str:
        start = text.index(self.old, text.index(self.after))
        return text[:start] + self.new + text[start + len(self.old) :]

    def line(self, text: str) -> int:
        """Return the line of the first ``at`` after ``after`` in the changed text."""
        return text[: text.index(self.at, text.index(self.after))].count("\n") + 1


def read(files: dict[str, str]) -> Edition:
    return read_edition({name: _node(name, text) for name, text in files.items()})


@cache
def _node(name: str, text: str) -> Node:
    return parse(text, file=name)


def problems_of(files: dict[str, str]) -> tuple[Problem, ...]:
    """Return what is wrong with an edition; nothing when it loads."""
    try:
        read(files)
    except Refused as refused:
        return refused.problems
    return ()
