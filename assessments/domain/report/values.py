"""Values that several pages of a report share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExhibitRow:
    """A piece of evidence. ``digest`` is the beginning of its file's SHA-256, empty where there is no file."""

    title: str
    date_name: str
    digest: str
