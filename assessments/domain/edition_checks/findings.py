"""What a check says, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assessments.domain.edition_parts import ElementKind
from assessments.domain.text import Text


class Severity(StrEnum):
    """An error refuses publishing, a warning asks to look again."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: which check, in which field of which element, in words. ``field`` may be empty."""

    severity: Severity
    check: str
    element: ElementKind
    code: str
    field: str
    text: Text
