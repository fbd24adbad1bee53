"""What a FHIR questionnaire says beside the wordings of its edition."""

from __future__ import annotations

from assessments.domain.text import both

TITLE = both("CloudReady: Selbstbewertung eines Krankenhauses", "CloudReady: self-assessment of a hospital")
UNKNOWN = both("weiß ich nicht", "I do not know")
NOT_APPLICABLE = both("trifft nicht zu", "does not apply")
GROUND = both("Warum trifft es nicht zu?", "Why does it not apply?")
REASON = both("Begründung", "Reason")
CONFIDENCE = both("Worauf beruht die Antwort?", "What does the answer rest on?")
SOURCE = both("Quelle", "Source")
NOTE = both("Notiz", "Note")
FLAGGED = both("Noch einmal ansehen", "Look at this again")
