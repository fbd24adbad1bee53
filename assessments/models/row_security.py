"""Row-level security: on PostgreSQL the server itself shows and takes rows of the hospitals at hand alone.

The policies ask a setting of the connection, which ``cloudready/postgresql`` keeps true to the scope of the program.
They hold for the owner of the tables too. Superusers and roles with BYPASSRLS pass them by; a deploy check says so.
References and unique values are checked past them, as the server always does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

POLICY = "of_the_hospitals_at_hand"
_SAID = "(SELECT current_setting('cloudready.hospitals', true))"


@dataclass(frozen=True, slots=True)
class Guarded:
    """A table of hospitals: ``column`` holds the hospital itself, or refers to the row of ``parent`` it belongs to."""

    table: str
    column: str
    parent: str = ""

    @property
    def condition(self) -> str:
        """Return what a row has to fulfil to be seen, written and changed."""
        everything = f"{_SAID} = '*'"
        if self.parent:
            belongs = f"EXISTS (SELECT 1 FROM {self.parent} up WHERE up.id = {self.table}.{self.column})"  # noqa: S608  our own tables
        else:
            belongs = f"{self.column} = ANY (string_to_array(NULLIF({_SAID}, '*'), ',')::uuid[])"
        return f"{everything} OR {belongs}"

    def close(self) -> Iterator[str]:
        """Yield the statements that put the guard there."""
        yield f"CREATE POLICY {POLICY} ON {self.table} USING ({self.condition})"
        yield f"ALTER TABLE {self.table} ENABLE ROW LEVEL SECURITY"
        yield f"ALTER TABLE {self.table} FORCE ROW LEVEL SECURITY"

    def open(self) -> Iterator[str]:
        """Yield the statements that take it away."""
        yield f"ALTER TABLE {self.table} NO FORCE ROW LEVEL SECURITY"
        yield f"ALTER TABLE {self.table} DISABLE ROW LEVEL SECURITY"
        yield f"DROP POLICY IF EXISTS {POLICY} ON {self.table}"
