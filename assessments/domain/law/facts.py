"""What is known about a house, a service or a step. A fact that is not on the sheet is missing, never false."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

FactValue = bool | int | date | str | frozenset[str]


@dataclass(frozen=True, slots=True)
class FactSheet:
    """Known facts by name. ``Vocabulary.sheet`` builds one whose every value has the type of its name."""

    values: Mapping[str, FactValue] = field(default_factory=dict)

    def with_facts(self, other: FactSheet) -> FactSheet:
        """Return both sheets in one; where both know a fact, the other sheet is right."""
        return FactSheet({**self.values, **other.values})


@dataclass(frozen=True, slots=True)
class Step:
    """A move of an application to a service, with what is known about both.

    Steps that name the same ``service`` are asked only once for what is missing about it.
    """

    code: str
    facts: FactSheet = FactSheet()
    service: str = ""
