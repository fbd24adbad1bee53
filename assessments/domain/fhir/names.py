"""What identifies things across systems: addresses of code systems and extensions, link ids, our own names."""

from __future__ import annotations

from enum import StrEnum

LEVELS = "urn:cloudready:level"
QUESTIONS = "urn:cloudready:question"
CONFIDENCES = "urn:cloudready:confidence"
GROUNDS = "urn:cloudready:ground"
FINGERPRINTS = "urn:cloudready:fingerprint"
QUESTIONNAIRES = "urn:cloudready:questionnaire:"

ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
UNKNOWN, NOT_APPLICABLE = "unknown", "not-applicable"

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
CONTROL = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"
CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"


class Beside(StrEnum):
    """What is asked or said beside the levels of a question; link ids end with it."""

    WHY = "why"
    GROUND = "ground"
    REASON = "reason"
    CONFIDENCE = "confidence"
    SOURCE = "source"
    NOTE = "note"
    FLAGGED = "flagged"


INTRODUCTION = "introduction"


def address_of(code: str) -> str:
    """Return the canonical address of the questionnaire of an edition."""
    return f"{QUESTIONNAIRES}{code}"


def version_of(code: str, fingerprint: str) -> str:
    """Return the version: equal content, equal version."""
    return f"{code}-{fingerprint}"


def link_id(code: str, beside: str) -> str:
    """Return the link id of what stands beside a question or below a dimension."""
    return f"{code}/{beside}"
