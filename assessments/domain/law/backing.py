"""What a legal statement rests on, and how far it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assessments.domain.text import Text


class Confidence(StrEnum):
    """How a statement is backed: by official wording, one good page, one weak page, or knowledge not re-read."""

    HIGH = "H"
    MEDIUM = "M"
    LOW = "L"
    BACKGROUND = "bg"


class Standing(StrEnum):
    """Whether a point may be shown as settled, as disputed, or as open because it could not be confirmed."""

    SETTLED = "settled"
    DISPUTED = "disputed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class LegalSource:
    """The page a statement was taken from, called what its publisher calls it; ``instead`` where there is no page."""

    title: str
    url: str | None
    instead: Text | None = None


@dataclass(frozen=True, slots=True)
class Backing:
    """What a statement rests on; ``remark`` says what the grade does not, ``open_points`` are numbers of the list."""

    reference: Text
    sources: tuple[LegalSource, ...]
    confidence: Confidence
    standing: Standing
    remark: Text | None
    open_points: tuple[int, ...]
