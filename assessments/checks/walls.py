"""A question about PostgreSQL: whether row-level security holds for the account the site runs under."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.checks import CheckMessage, Tags, register
from django.db import connections

from assessments.checks.told import error, those_that_hold

PAST_THE_WALL = error(
    501,
    "The site's account at PostgreSQL passes row-level security by: it is a superuser or has BYPASSRLS.",
    "ALTER ROLE … NOSUPERUSER NOBYPASSRLS; it needs to own its tables and nothing more.",
)
NOBODY_TELLS = error(
    502,
    "PostgreSQL is not told of which hospitals rows may be seen, so it shows none.",
    "The ENGINE of the database has to be cloudready.postgresql; database_at() sets it.",
)
ENGINE = "cloudready.postgresql"
ASK = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"


@register(Tags.database, deploy=True)
def walls_hold(databases: Iterable[str] | None = None, **_more: Any) -> list[CheckMessage]:
    """Return what passes the wall by; only asked with ``check --deploy --database default``."""
    chosen = [connections[alias] for alias in databases or () if connections[alias].vendor == "postgresql"]
    return those_that_hold(
        (
            (PAST_THE_WALL, any(_passes_by(connection) for connection in chosen)),
            (NOBODY_TELLS, any(connection.settings_dict["ENGINE"] != ENGINE for connection in chosen)),
        )
    )


def _passes_by(connection: Any) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(ASK)
        return bool(cursor.fetchone()[0])
