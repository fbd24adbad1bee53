"""A report drawn in a process of its own: it ends when it takes too much, and it can reach nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from assessments.report.rendering import BASE_DIR, Failure, RenderingFailed, render_isolated
from assessments.report.wire import encode
from tests.report.reports import example, small


def test_draws_a_report() -> None:
    assert render_isolated(small()).startswith(b"%PDF-1.7")


def test_stops_when_time_is_up() -> None:
    started = time.monotonic()
    with pytest.raises(RenderingFailed) as failed:
        render_isolated(example("de"), seconds=0.3)
    assert failed.value.kind is Failure.TIMEOUT
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("megabytes", [120, 260], ids=["while loading", "while drawing"])
def test_stops_when_memory_is_used_up(megabytes: int) -> None:
    huge = example("de")
    huge = replace(huge, applications=huge.applications * 40)
    with pytest.raises(RenderingFailed) as failed:
        render_isolated(huge, seconds=60, megabytes=megabytes)
    assert failed.value.kind is Failure.MEMORY


def test_says_when_the_data_are_no_report() -> None:
    done = _child(encode(small())[:-20])
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"NotAReport" in done.stderr


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket().connect(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('example.org', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
    ],
)
def test_the_process_reaches_nothing(attempt: str) -> None:
    program = f"from assessments.confinement import confine; confine(seconds=9, megabytes=999)\n{attempt}"
    done = subprocess.run([sys.executable, "-c", program], cwd=BASE_DIR, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"PermissionError" in done.stderr


def test_the_process_uses_no_more_processor_time_than_allowed() -> None:
    program = "from assessments.confinement import confine; confine(seconds=1, megabytes=999)\nwhile True: pass"
    done = subprocess.run([sys.executable, "-c", program], cwd=BASE_DIR, capture_output=True, check=False, timeout=20)
    assert done.returncode != 0


def test_secrets_stay_with_the_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://user:secret@db/x")
    monkeypatch.setenv("SECRET_KEY", "secret")
    from assessments.report.rendering import _environment  # noqa: PLC0415

    assert set(_environment()) - set(os.environ) <= {"DJANGO_SETTINGS_MODULE", "PYTHONUTF8"}
    assert "secret" not in "".join(_environment().values())


def _child(sent: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "assessments.report", "--seconds", "30", "--megabytes", "1500"]
    return subprocess.run(command, input=sent, cwd=BASE_DIR, capture_output=True, check=False)
