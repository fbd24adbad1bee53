"""The one migration that a new database is made with leaves what the files it stands for leave, on both databases.

    python -m tests.benchmarks.prove_squash      about a minute on one core

Three databases of each kind are made: file by file, at once, and file by file half the way and then as it comes. What
they then hold is the same, table by table, down to the seals and the walls between hospitals. It is needed as long as
the files are there: see assessments/migrations/0001_squashed_0034_guard_rows_of_hospitals.py.
"""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.benchmarks.serving import own_postgresql
from tests.postgresql import folder_of_programs

SQUASHED = "0001_squashed_0034_guard_rows_of_hospitals"
LAST, HALF_WAY = "0034_guard_rows_of_hospitals", "0017_audit_trail"
WAYS = {
    "file by file": (("alone", LAST),),
    "at once": (("beside", SQUASHED),),
    "from half-way": (("alone", HALF_WAY), ("beside", LAST)),
}
COMMENT = re.compile(r"^(?:--.*|\\(?:un)?restrict .*)$", re.MULTILINE)


def main() -> int:
    if sys.argv[1:]:
        _migrate(*sys.argv[1:])
        return 0
    return max(_compared("SQLite", _sqlite, _schema_of_sqlite), _compared("PostgreSQL", own_postgresql, _dumped))


def _compared(name: str, database: Any, schema_of: Any) -> int:
    """Return a status: 0 when every way leads to the same."""
    found = {}
    for way, steps in WAYS.items():
        with database() as address:
            for files, target in steps:
                environment = {
                    **os.environ,
                    "DATABASE_URL": address,
                    "DJANGO_SETTINGS_MODULE": "cloudready.settings.demo",
                }
                subprocess.run([sys.executable, "-m", __spec__.name, files, target], env=environment, check=True)
            found[way] = schema_of(address)
        same = found[way] == found["file by file"]
        print(f"{name}, {way}: {len(found[way])} parts, {'the same' if same else 'NOT the same'}", flush=True)
    return int(len(set(found.values())) != 1)


def _migrate(files: str, target: str) -> None:
    """Migrate; ``alone`` are the files without the one that stands for them and what came after it."""
    import django  # noqa: PLC0415  the environment decides what is set up

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415

    replaced = import_module(f"assessments.migrations.{SQUASHED}").Migration.replaces
    load = MigrationLoader.load_disk

    def load_files(loader: MigrationLoader) -> None:
        load(loader)
        ours = {key for key in loader.disk_migrations if key[0] == "assessments"}
        for key in ours - set(replaced):
            del loader.disk_migrations[key]

    if files == "alone":
        MigrationLoader.load_disk = load_files  # type: ignore[method-assign]
    call_command("migrate", "assessments", target, verbosity=0)


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/squash.sqlite3"


def _schema_of_sqlite(address: str) -> tuple[str, ...]:
    with sqlite3.connect(Path(address.removeprefix("sqlite:///"))) as connection:
        return tuple(sorted(map(str, connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"))))


def _dumped(address: str) -> tuple[str, ...]:
    dump = subprocess.run(
        [folder_of_programs() / "pg_dump", "--schema-only", address], check=True, capture_output=True, text=True
    ).stdout
    parts = (COMMENT.sub("", part).strip() for part in re.split(r"\n--\n-- Name:[^\n]*\n--\n", dump))
    return tuple(sorted(filter(None, parts)))


if __name__ == "__main__":
    sys.exit(main())
