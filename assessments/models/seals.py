"""Triggers that keep what must never change: published editions and the history.

Django cannot express them as constraints. A table that a later migration rebuilds loses them on SQLite; the tests of
these promises then fail, and that migration seals the table again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

EDITIONS = "assessments_catalogueedition"
_DRAFT = "'draft'"
_FROZEN_COLUMNS = ("code", "released_on", "legal_position_date", "fingerprint", "published_at")


@dataclass(frozen=True, slots=True)
class Seal:
    """A refusal: on ``event`` in ``table`` when ``condition`` holds, with a ``message``. OLD and NEW are the rows."""

    table: str
    event: str
    condition: str
    message: str

    @property
    def name(self) -> str:
        """Return the trigger's name, one per table and event."""
        return f"{self.table}_{self.event.lower()}_is_sealed"

    def create(self, vendor: str) -> list[str]:
        """Return the statements that put the seal on."""
        when = f"BEFORE {self.event} ON {self.table} FOR EACH ROW"
        if vendor == "sqlite":
            refuse = f"SELECT RAISE(ABORT, '{self.message}');"
            return [f"CREATE TRIGGER {self.name} {when} WHEN {self.condition} BEGIN {refuse} END"]
        refuse = f"RAISE EXCEPTION '{self.message}' USING ERRCODE = 'integrity_constraint_violation';"
        result = "OLD" if self.event == "DELETE" else "NEW"
        body = f"BEGIN IF {self.condition} THEN {refuse} END IF; RETURN {result}; END"
        # A condition with a subquery is not allowed in WHEN on PostgreSQL, so the function asks.
        return [
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
            f"CREATE TRIGGER {self.name} {when} EXECUTE FUNCTION {self.name}()",
        ]

    def drop(self, vendor: str) -> list[str]:
        """Return the statements that take the seal off."""
        if vendor == "sqlite":
            return [f"DROP TRIGGER IF EXISTS {self.name}"]
        return [f"DROP FUNCTION IF EXISTS {self.name}() CASCADE"]


def edition_seals() -> tuple[Seal, ...]:
    """Return what keeps the row of a published edition: it may only be retired, and never goes back or away."""
    changed = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in _FROZEN_COLUMNS)
    message = "a published edition never changes"
    return (
        Seal(EDITIONS, "UPDATE", f"OLD.status <> {_DRAFT} AND (NEW.status = {_DRAFT} OR {changed})", message),
        Seal(EDITIONS, "DELETE", f"OLD.status <> {_DRAFT}", message),
    )


def row_seals(tables: Iterable[str], *, edition: str = "{row}.edition_id") -> tuple[Seal, ...]:
    """Return what keeps the rows of a published edition; ``edition`` is the SQL that finds the edition of ``{row}``."""
    found = f"(SELECT status FROM {EDITIONS} WHERE id = {edition})"  # noqa: S608  names of our own tables only
    old, new = (f"{found.format(row=row)} <> {_DRAFT}" for row in ("OLD", "NEW"))
    conditions = {"INSERT": new, "UPDATE": f"{old} OR {new}", "DELETE": old}
    message = "a published edition never changes"
    return tuple(Seal(table, event, condition, message) for table in tables for event, condition in conditions.items())


def history_seals(tables: Iterable[str]) -> tuple[Seal, ...]:
    """Return what keeps the history: rows are added, never changed."""
    return tuple(Seal(table, "UPDATE", "TRUE", "history is never changed") for table in tables)
