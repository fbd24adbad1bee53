"""A migrated SQLite file that every test process copies, because migrating takes each of them longer than its tests.

It is made again when a migration or a package changes.
"""

import fcntl
import hashlib
import shutil
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

ROOT = Path(__file__).resolve().parent.parent
TEST_DIR = ROOT / "var" / "test"
MADE_FROM = (*sorted((ROOT / "assessments" / "migrations").rglob("*.py")), ROOT / "requirements.txt")


def put_in_place(copy: Path, blocker: DjangoDbBlocker) -> None:
    """Copy the migrated database to ``copy``; the first process that asks makes it, the others wait."""
    with (TEST_DIR / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        prepared = TEST_DIR / f"prepared-{_fingerprint()}.sqlite3"
        if not prepared.exists():
            for outdated in TEST_DIR.glob("prepared-*.sqlite3*"):
                outdated.unlink()
            with blocker.unblock():
                _migrate(prepared)
    shutil.copyfile(prepared, copy)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in MADE_FROM:
        digest.update(f"{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _migrate(prepared: Path) -> None:
    draft = prepared.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = draft
    try:
        call_command("migrate", verbosity=0, run_syncdb=True)
    finally:
        connection.close()  # the last connection to leave takes the write-ahead log with it
        connection.settings_dict["NAME"] = usual
    draft.rename(prepared)
