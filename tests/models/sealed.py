"""Seals taken off for a moment, as somebody could who owns the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models

SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"


@contextmanager
def unsealed(model: type[models.Model]) -> Iterator[None]:
    """Let the rows of ``model`` be changed inside the block."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = origin")
            return
        triggers = cursor.execute(SQLITE, [model._meta.db_table]).fetchall()
        for name, _statement in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _name, statement in triggers:
            cursor.execute(statement)
