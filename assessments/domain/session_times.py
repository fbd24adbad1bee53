"""How long a signed-in session lasts: so long without a request, and never longer than a working day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

WARNED_BEFORE = timedelta(minutes=5)
"""So long before the end a page says that it comes."""


class Ending(StrEnum):
    """Why a session is over."""

    IDLE = "idle"
    ABSOLUTE = "absolute"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a session may be idle, and how long it may be at all."""

    idle: timedelta
    absolute: timedelta


@dataclass(frozen=True, slots=True)
class Times:
    """When a person signed in and was last heard of."""

    since: datetime
    seen: datetime

    def ending(self, limits: Limits, *, now: datetime) -> Ending | None:
        """Return why the session is over, None while it is not."""
        if now - self.since >= limits.absolute:
            return Ending.ABSOLUTE
        return Ending.IDLE if now - self.seen >= limits.idle else None

    def ends_at(self, limits: Limits) -> datetime:
        """Return when it ends if nobody is heard of any more."""
        return min(self.seen + limits.idle, self.since + limits.absolute)

    def may_be_extended(self, limits: Limits) -> bool:
        """Return whether being heard of moves the end; not when the working day is what ends it."""
        return self.seen + limits.idle < self.since + limits.absolute
