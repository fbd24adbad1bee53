"""The database settings: SQLite that loses no writes as the default, any other by its address."""

from pathlib import Path
from typing import Any

import dj_database_url

# Django's own defaults lose writes here: a transaction that reads before it writes is refused at once when another
# one writes. IMMEDIATE queues it, WAL lets readers go on meanwhile, FULL keeps an acknowledged answer over a power cut.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}
SECONDS_TO_KEEP_A_CONNECTION = 60


def sqlite_at(path: Path | str) -> dict[str, Any]:
    """Return the settings for a SQLite file at this path."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": SECONDS_TO_KEEP_A_CONNECTION,
        "OPTIONS": SQLITE_OPTIONS,
    }


def database_at(url: str) -> dict[str, Any]:
    """Return the settings for a database address such as postgres://user:secret@host/name."""
    settings: dict[str, Any] = dict(dj_database_url.parse(url))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        return sqlite_at(settings["NAME"])
    # Ours tells the server of which hospitals rows may be seen.
    settings["ENGINE"] = "cloudready.postgresql"
    return settings | {"CONN_MAX_AGE": SECONDS_TO_KEEP_A_CONNECTION, "CONN_HEALTH_CHECKS": True}
