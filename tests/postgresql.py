"""A private PostgreSQL server: made when it is needed, reachable by nobody else, gone when the tests are."""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

SECONDS_TO_START = 30
SET_SIGNAL_ON_PARENT_DEATH = 1  # PR_SET_PDEATHSIG
SUPERUSER = "postgres"
OWNER = "cloudready"  # makes databases, but is no superuser: those pass row-level security by

# Test data may be lost at any time, so nothing waits for the disk; and nothing listens on a network.
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "jit": "off",
}
DURABLE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}


class PostgresqlMissingError(Exception):
    """The server's programs are not installed."""


@contextmanager
def running_server(*, durable: bool = False) -> Iterator[str]:
    """Yield the address of a fresh server that lives as long as the block; a durable one waits for the disk."""
    programs = folder_of_programs()
    account = _unprivileged_account()
    folder = Path(tempfile.mkdtemp(prefix="cloudready-pg-"))
    if account:
        shutil.chown(folder, *account)
    try:
        with _server(programs, folder, account, SETTINGS | DURABLE if durable else SETTINGS) as address:
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def folder_of_programs() -> Path:
    """Return the newest folder with the server's programs, which Debian keeps off the search path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    beside_the_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    if beside_the_path:
        return Path(beside_the_path).resolve().parent
    raise PostgresqlMissingError("PostgreSQL is missing. Please run:  sudo apt-get install postgresql")


def _unprivileged_account() -> tuple[int, int] | None:
    """Return the account to run under: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return entry.pw_uid, entry.pw_gid


@contextmanager
def _server(programs: Path, folder: Path, account: tuple[int, int] | None, settings: dict[str, str]) -> Iterator[str]:
    user, group = account or (None, None)
    data = folder / "data"
    subprocess.run(
        [programs / "initdb", "--pgdata", data, "--username", SUPERUSER, "--auth", "trust", "--encoding", "UTF8",
         "--locale", "C.UTF-8", "--no-sync"],
        check=True, user=user, group=group, extra_groups=[] if account else None, cwd=folder,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, *options],
            user=user, group=group, extra_groups=[] if account else None, cwd=folder,
            stdout=log, stderr=log, start_new_session=True,
            preexec_fn=_stop_with_parent,  # noqa: PLW1509  (no thread has been started yet)
        )  # fmt: skip
    try:
        _wait_until_ready(programs, folder, server)
        _make_owner(programs, folder)
        yield f"postgres://{OWNER}@{quote(str(folder), safe='')}/postgres"
    finally:
        server.send_signal(signal.SIGINT)  # ends every connection, then the server
        server.wait(SECONDS_TO_START)


def _stop_with_parent() -> None:
    """Ask the kernel to stop the server when the tests are killed and cannot do so themselves."""
    ctypes.CDLL(None).prctl(SET_SIGNAL_ON_PARENT_DEATH, signal.SIGINT)


def _make_owner(programs: Path, folder: Path) -> None:
    """Make the account that the tests run under, as an operator does."""
    psql = [programs / "psql", "--quiet", "--host", folder, "--username", SUPERUSER, "--dbname", "postgres"]
    allowed = "session_replication_role"  # some tests switch seals off to see what else holds
    for statement in (f"CREATE ROLE {OWNER} LOGIN CREATEDB", f"GRANT SET ON PARAMETER {allowed} TO {OWNER}"):
        subprocess.run([*psql, "--command", statement], check=True)


def _wait_until_ready(programs: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    ready = [programs / "pg_isready", "--quiet", "--host", folder]
    while subprocess.run(ready, check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text(errors='replace')}")
        time.sleep(0.05)
