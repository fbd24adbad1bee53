"""Triggers that keep what must never change: published editions and the history.

Django cannot express them as constraints. A table that a later migration rebuilds loses them on SQLite; the tests of
these promises then fail, and that migration seals the table again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

EDITIONS = "assessments_catalogueedition"
CHAINS = "assessments_auditchain"
TRAIL = "assessments_changeevent"
_DRAFT = "'draft'"
_FROZEN_COLUMNS = ("code", "released_on", "legal_position_date", "fingerprint", "published_at")


@dataclass(frozen=True, slots=True)
class Seal:
    """A refusal: on ``event`` in ``table`` when ``condition`` holds, with a ``message``. OLD and NEW are the rows.

    ``part`` names what a second seal of the same table and event is about.
    """

    table: str
    event: str
    condition: str
    message: str
    part: str = ""

    @property
    def name(self) -> str:
        """Return the trigger's name, one per table, event and part."""
        part = f"_of_{self.part}" if self.part else ""
        return f"{self.table}_{self.event.lower()}{part}_is_sealed"

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


def law_seals(tables: Iterable[str]) -> tuple[Seal, ...]:
    """Return what keeps the law of an edition from the moment its fingerprint is taken.

    Editions that were published before the law came into rows have none: it may be filled in once.
    """
    message = "the law of a published edition never changes"
    changed = "NEW.law_fingerprint IS NULL OR NEW.law_fingerprint <> OLD.law_fingerprint"
    taken = f"OLD.law_fingerprint IS NOT NULL AND ({changed})"
    of_draft = f"NEW.status = {_DRAFT} AND NEW.law_fingerprint IS NOT NULL"
    fingerprint = Seal(EDITIONS, "UPDATE", f"({taken}) OR ({of_draft})", message, part="law")
    sealed = f"EXISTS (SELECT 1 FROM {EDITIONS} WHERE id = {{row}}.edition_id AND law_fingerprint IS NOT NULL)"  # noqa: S608  our own table
    old, new = sealed.format(row="OLD"), sealed.format(row="NEW")
    conditions = {"INSERT": new, "UPDATE": f"{old} OR {new}", "DELETE": old}
    rows = (Seal(table, event, condition, message) for table in tables for event, condition in conditions.items())
    return (fingerprint, *rows)


def history_seals(tables: Iterable[str]) -> tuple[Seal, ...]:
    """Return what keeps the history: rows are added, never changed."""
    return tuple(Seal(table, "UPDATE", "TRUE", "history is never changed") for table in tables)


def whole_row_seals(tables: Iterable[str], *, message: str) -> tuple[Seal, ...]:
    """Return what keeps rows for ever: added, but neither changed nor deleted."""
    return tuple(Seal(table, event, "TRUE", message) for table in tables for event in ("UPDATE", "DELETE"))


def trail_seals() -> tuple[Seal, ...]:
    """Return what keeps the audit trail.

    Entries are added, and deleted only when a checkpoint of their chain has replaced them. A chain only grows; it goes
    when everything in it is purged, which happens when its hospital is deleted.
    """
    purged = f"(SELECT purged FROM {CHAINS} WHERE hospital_id IS NOT DISTINCT FROM OLD.hospital_id)"  # noqa: S608  our own table
    house = "(NEW.hospital_id IS NULL) <> (OLD.hospital_id IS NULL) OR NEW.hospital_id <> OLD.hospital_id"
    backwards = "NEW.length < OLD.length OR NEW.purged < OLD.purged OR NEW.key <> OLD.key"
    rewritten = "NEW.length = OLD.length AND NEW.digest <> OLD.digest"
    moved = "NEW.purged = OLD.purged AND NEW.purged_digest <> OLD.purged_digest"
    return (
        *history_seals([TRAIL]),
        Seal(TRAIL, "DELETE", f"OLD.number > COALESCE({purged}, 0)", "history is never deleted"),
        Seal(CHAINS, "UPDATE", f"{backwards} OR ({rewritten}) OR ({moved}) OR {house}", "a chain only grows"),
        Seal(CHAINS, "DELETE", "OLD.purged < OLD.length", "a chain with entries is never deleted"),
    )


def history_of_assessments_seals(
    tables: Iterable[str], *, message: str, assessment: str = "OLD.assessment_id"
) -> tuple[Seal, ...]:
    """Return what keeps the rows of an assessment from being deleted before their hospital is.

    ``assessment`` is the SQL that finds theirs. A hospital is being deleted when all of its audit trail is purged;
    until then a checkpoint never reaches the end.
    """
    hospital = f"(SELECT hospital_id FROM assessments_assessment WHERE id = {assessment})"  # noqa: S608  our own table
    going = f"EXISTS (SELECT 1 FROM {CHAINS} WHERE hospital_id = {hospital} AND purged = length)"  # noqa: S608  our own table
    return tuple(Seal(table, "DELETE", f"NOT {going}", message) for table in tables)


def publishing_seals() -> tuple[Seal, ...]:
    """Return what keeps the story of an edition: what was written stays, and goes only together with a draft."""
    told = ("assessments_editionchange", "assessments_acceptedverdict")
    published, decided = "assessments_editionpublication", "assessments_editionreview"
    return (
        *row_seals(["assessments_referencehospital"]),
        *(seal for seal in row_seals(told) if seal.event != "UPDATE"),
        *history_seals(told),
        *whole_row_seals([published], message="a publication never changes"),
        Seal(decided, "UPDATE", "OLD.state <> 'open'", "a decided review never changes"),
        *(seal for seal in row_seals([decided]) if seal.event == "DELETE"),
    )
