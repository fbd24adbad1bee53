"""What was found in the hospital law of the sixteen Länder."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.domain.law.backing import Confidence, LegalSource, Standing
from assessments.domain.text import Text


@dataclass(frozen=True, slots=True)
class StateLaw:
    """What was found in the hospital law of a Land; ``effect`` is one word of the list of effects."""

    state: str
    name: Text
    act: Text
    finding: Text
    effect: str
    consequence: Text | None
    confidence: Confidence
    standing: Standing
    confidence_note: Text | None
    sources: tuple[LegalSource, ...]
    rules: tuple[str, ...]
