"""The kinds of files an edition goes out and comes in as."""

from __future__ import annotations

from enum import StrEnum


class EditionFormat(StrEnum):
    """YAML as the repository ships it, packed; a table for translators and reviewers; FHIR for other systems."""

    YAML = "yaml"
    TABLE = "xlsx"
    FHIR = "fhir"

    @property
    def suffix(self) -> str:
        """Return how names of such files end."""
        return {EditionFormat.YAML: ".zip", EditionFormat.TABLE: ".xlsx", EditionFormat.FHIR: ".json"}[self]

    @property
    def media_type(self) -> str:
        """Return what browsers are told."""
        return {
            EditionFormat.YAML: "application/zip",
            EditionFormat.TABLE: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            EditionFormat.FHIR: "application/fhir+json",
        }[self]


def format_by_name(name: str) -> EditionFormat | None:
    """Return the kind that a name promises."""
    return next((one for one in EditionFormat if name.lower().endswith(one.suffix)), None)
