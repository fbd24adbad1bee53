"""Empty the database, sealed tables included."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import flush
from django.db import connections, transaction

# PostgreSQL truncates, which no row trigger hears of. SQLite deletes row by row, which the seals on published editions
# refuse; an operator who empties the whole database means it.
TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


class Command(flush.Command):
    """Take the seals off while the tables are emptied, and put the same ones on again."""

    def handle(self, **options: Any) -> None:
        """Empty the database as Django does."""
        with transaction.atomic(using=options["database"]), _without_triggers(options["database"]):
            super().handle(**options)


@contextmanager
def _without_triggers(database: str) -> Iterator[None]:
    connection = connections[database]
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        triggers = cursor.execute(TRIGGERS).fetchall()
        for name, _statement in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
    yield
    with connection.cursor() as cursor:
        for _name, statement in triggers:
            cursor.execute(statement)
