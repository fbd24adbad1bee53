"""What a FHIR questionnaire says beside the wordings of its edition."""

from __future__ import annotations

from assessments.domain.text import Text


def _said(german: str, english: str) -> Text:
    return Text.of({"de": german, "en": english})


TITLE = _said("CloudReady: Selbstbewertung eines Krankenhauses", "CloudReady: self-assessment of a hospital")
UNKNOWN = _said("weiß ich nicht", "I do not know")
NOT_APPLICABLE = _said("trifft nicht zu", "does not apply")
GROUND = _said("Warum trifft es nicht zu?", "Why does it not apply?")
REASON = _said("Begründung", "Reason")
CONFIDENCE = _said("Worauf beruht die Antwort?", "What does the answer rest on?")
SOURCE = _said("Quelle", "Source")
NOTE = _said("Notiz", "Note")
FLAGGED = _said("Noch einmal ansehen", "Look at this again")
