"""What people who answer together are told: how an assignment stands, and why a second opinion matters."""

from __future__ import annotations

from enum import StrEnum


class Urgency(StrEnum):
    """How an assignment stands on a day."""

    DONE = "done"
    OVERDUE = "overdue"
    SOON = "soon"
    OPEN = "open"


class Weight(StrEnum):
    """Why a second opinion matters for the house."""

    FAR_APART = "far_apart"
    OTHER_GATE = "other_gate"
    OTHER_QUADRANT = "other_quadrant"
