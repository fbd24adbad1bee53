"""A site of its own for a benchmark: fresh database, gunicorn, signed-in people. Nothing of it is left behind."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from tests.postgresql import running_server

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = "cloudready.settings.demo"
TOKEN = "t" * 32
SECONDS_TO_START = 60
_WHOLE_RUN = ExitStack()  # closed by the end of the process


def prepare(folder: Path, database: str = "") -> None:
    """Set Django up in this process and its main thread with a fresh database; call it before models are imported."""
    os.environ["DATABASE_URL"] = database or f"sqlite:///{folder}/bench.sqlite3"
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    import django  # noqa: PLC0415  the environment decides what is set up
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # for the people of this process only
    call_command("migrate", verbosity=0)
    from assessments.services.tenancy import everywhere  # noqa: PLC0415

    _WHOLE_RUN.enter_context(everywhere(reason="a benchmark sets its rows up in all hospitals"))


@contextmanager
def own_postgresql(*, durable: bool = False) -> Iterator[str]:
    """Yield the address of an empty database on a server that lives as long as the block."""
    with running_server(durable=durable) as address:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CREATE DATABASE bench")
        yield f"{address.rpartition('/')[0]}/bench"


@contextmanager
def database_named(name: str, *, durable: bool = False) -> Iterator[str]:
    """Yield the address of the database to use; ``postgresql`` stands for a server of our own."""
    with own_postgresql(durable=durable) if name == "postgresql" else nullcontext(name) as address:
        yield address


@dataclass
class Server:
    """One gunicorn that can be killed and started again on the same port."""

    folder: Path
    settings: str = SETTINGS
    application: str = "cloudready.wsgi"
    workers: int = 2
    port: int = field(default_factory=lambda: free_port())  # noqa: PLW0108  defined below
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        options = ["--workers", str(self.workers), "--worker-class", "gthread", "--threads", "4", "--no-control-socket",
                   "--preload"]  # fmt: skip
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": self.settings}
        with (self.folder / "gunicorn.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", self.application, "--bind", f"127.0.0.1:{self.port}", *options],
                cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        self.wait()

    def wait(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1):
                    return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError((self.folder / "gunicorn.log").read_text())

    def workers_now(self) -> list[int]:
        if self.process is None:
            raise RuntimeError("not started")
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def kill_all(self) -> None:
        """Kill master and workers at once, as a power cut would."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> None:
        self.kill_all()


@contextmanager
def serving(folder: Path, **options: Any) -> Iterator[Server]:
    server = Server(folder, **options)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@dataclass
class Visitor:
    """A signed-in browser that only speaks JSON."""

    port: int
    session: str
    connection: http.client.HTTPConnection | None = None

    def post(self, path: str, data: object, *, content_type: str = "application/json") -> tuple[int, Any]:
        """Return status and body; raises OSError or HTTPException when there is no answer."""
        body = data if isinstance(data, bytes) else json.dumps(data).encode()
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {
            "Content-Type": content_type,
            "Accept": "application/json",
            "X-CSRFToken": TOKEN,
            "Cookie": f"cloudready_csrf={TOKEN}; cloudready_session={self.session}",
        }
        try:
            self.connection.request("POST", path, body, headers)
            response = self.connection.getresponse()
            raw = response.read()
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        is_json = response.headers.get("Content-Type", "").startswith("application/json")
        return response.status, json.loads(raw) if is_json else raw

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
        self.connection = None


def signed_in(user: Any, port: int, backend: str | None = None) -> Visitor:
    from django.conf import settings  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    client = Client()
    client.force_login(user, backend)
    return Visitor(port, client.cookies[settings.SESSION_COOKIE_NAME].value)


def random_key() -> str:
    raw = secrets.token_hex(16)
    return f"{raw[:8]}-{raw[8:12]}-4{raw[13:16]}-8{raw[17:20]}-{raw[20:]}"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
