"""A condition together with the words it was written in."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.domain.law.language.conditions import Condition


@dataclass(frozen=True, slots=True)
class Stated:
    """What editors wrote, and what was understood."""

    text: str
    condition: Condition
