"""The calendar of the law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assessments.domain.law.backing import Confidence
from assessments.domain.law.stated import Stated
from assessments.domain.text import Text


@dataclass(frozen=True, slots=True)
class LegalDate:
    """A day of the legal calendar, and whom it concerns; an example only shows how a period is counted."""

    code: str
    day: date
    text: Text
    confidence: Confidence
    concerns: Stated
    example: bool
