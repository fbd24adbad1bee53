"""The connection: what is at hand in the program is at hand in the database, never more.

Row-level security (``assessments/models/row_security.py``) asks the setting ``cloudready.hospitals`` of the connection.
It is compared with the scope of the program before each statement and set anew only where they differ, so a page costs
two short statements at most: one takes back what the request before it left, one names the hospital of the address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.backends.postgresql import base
from django.db.backends.postgresql.schema import DatabaseSchemaEditor
from django_scopes import get_scope

EVERYTHING = "*"
NOTHING = ""


class MigratingEditor(DatabaseSchemaEditor):
    """Migrations change the rows of all hospitals."""

    connection: DatabaseWrapper

    def __enter__(self) -> Any:
        """Open the tables to what runs inside."""
        self.connection.migrating += 1
        return super().__enter__()

    def __exit__(self, *failure: Any) -> None:
        """Close them again."""
        try:
            super().__exit__(*failure)
        finally:
            self.connection.migrating -= 1


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, with the setting kept true."""

    SchemaEditorClass = MigratingEditor

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.migrating = 0
        self.taking_back = False
        self.told: str | None = NOTHING
        self.execute_wrappers.append(self._tell)

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; a new connection sees nothing."""
        self.told = NOTHING
        return super().get_new_connection(conn_params)

    def _tell(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        wanted = EVERYTHING if self.migrating else spoken(get_scope())
        if wanted != self.told and not self.taking_back:
            with self.wrap_database_errors:
                self.connection.execute("SELECT set_config('cloudready.hospitals', %s, false)", [wanted])
            self.told = wanted
        return execute(sql, params, many, context)

    def _rollback(self) -> None:
        self.told = None  # a transaction takes back what it set, and only the server knows to what
        super()._rollback()  # type: ignore[misc]

    def _savepoint_rollback(self, sid: str) -> None:
        self.taking_back = True  # in a failed transaction nothing else may be said first
        try:
            super()._savepoint_rollback(sid)  # type: ignore[misc]
        finally:
            self.taking_back, self.told = False, None


def spoken(scope: Mapping[str, Any]) -> str:
    """Return a scope as the setting says it."""
    if not scope.get("_enabled", True):
        return EVERYTHING
    return ",".join(str(hospital) for hospital in scope.get("hospital") or ())
