"""Drawing a report: in this process, or in one of its own that has no network and ends when it takes too much."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum, StrEnum
from pathlib import Path
from threading import BoundedSemaphore

from assessments.domain.report.data import ReportData
from assessments.report.wire import encode

BASE_DIR = Path(__file__).resolve().parents[2]
SECONDS, MEGABYTES = 60, 1024  # a usual report needs 5 seconds and 300 MB of address space
AT_ONCE, PATIENCE = 2, 20.0  # per serving process, where somebody waits for the answer; one takes a core meanwhile
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "HOME", "TMPDIR", "XDG_CACHE_HOME")
_places = BoundedSemaphore(AT_ONCE)
_OUT_OF_MEMORY = ("Cannot allocate memory", "failed to map segment", "out of memory")


class Failure(StrEnum):
    """Why a report could not be drawn."""

    TIMEOUT = "timeout"
    MEMORY = "memory"
    LIBRARIES = "libraries"
    BUSY = "busy"
    OTHER = "other"


class Exit(IntEnum):
    """How the drawing process says what happened."""

    DRAWN = 0
    OTHER = 1
    LIBRARIES = 10
    MEMORY = 11


_KINDS = {
    Exit.LIBRARIES: Failure.LIBRARIES,
    Exit.MEMORY: Failure.MEMORY,
    # The text libraries abort instead of raising when they get no memory, and the kernel kills who takes it all.
    -signal.SIGABRT: Failure.MEMORY,
    -signal.SIGTRAP: Failure.MEMORY,
    -signal.SIGSEGV: Failure.MEMORY,
    -signal.SIGKILL: Failure.MEMORY,
    -signal.SIGXCPU: Failure.TIMEOUT,
}


class RenderingFailed(Exception):
    """A report could not be drawn. ``kind`` says why; ``detail`` is for the log, not for the page."""

    def __init__(self, kind: Failure, detail: str = "") -> None:
        super().__init__(f"{kind}: {detail}" if detail else str(kind))
        self.kind = kind
        self.detail = detail


def render_pdf(data: ReportData) -> bytes:
    """Return the report as PDF, drawn in this process.

    :raises RenderingFailed: when the system libraries are missing.
    """
    with missing_libraries():
        # Half a second, and system libraries that may be missing: only when a report is drawn.
        from assessments.report.pdf import pdf_of  # noqa: PLC0415
    return pdf_of(data)


@contextmanager
def missing_libraries() -> Iterator[None]:
    """Turn an import that fails for want of system libraries into a failure with a name.

    :raises RenderingFailed: for that.
    """
    try:
        yield
    except OSError as missing:
        raise RenderingFailed(_kind_of_load_error(str(missing)), str(missing)) from missing


def render_isolated(data: ReportData, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> bytes:
    """Return the report as PDF, drawn in a process of its own within ``seconds`` and ``megabytes`` of address space.

    :raises RenderingFailed: when a limit was hit, the libraries are missing, or the process failed.
    """
    return draw_isolated("assessments.report", encode(data), seconds=seconds, megabytes=megabytes)


def render_waited_for(data: ReportData) -> bytes:
    """Return the report as PDF to somebody who waits for it.

    :raises RenderingFailed: as ``draw_waited_for``.
    """
    return draw_waited_for("assessments.report", encode(data))


def draw_waited_for(module: str, raw: bytes) -> bytes:
    """Return what the drawing process of ``module`` makes of ``raw``; only so many people may wait at once.

    :raises RenderingFailed: as ``render_isolated``, or when others take all places for too long.
    """
    if not _places.acquire(timeout=PATIENCE):
        raise RenderingFailed(Failure.BUSY)
    try:
        return draw_isolated(module, raw)
    finally:
        _places.release()


def draw_isolated(module: str, raw: bytes, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> bytes:
    """Return what the drawing process of ``module`` makes of ``raw``, within the limits.

    :raises RenderingFailed: as ``render_isolated``.
    """
    command = [sys.executable, "-m", module, "--seconds", str(seconds), "--megabytes", str(megabytes)]
    try:
        done = subprocess.run(  # noqa: S603  # our own interpreter and module; the data come on standard input
            command,
            input=raw,
            capture_output=True,
            timeout=seconds,
            cwd=BASE_DIR,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as expired:
        raise RenderingFailed(Failure.TIMEOUT, f"more than {seconds} s") from expired
    if done.returncode != Exit.DRAWN:
        detail = done.stderr.decode("utf-8", "replace")[-2000:]
        raise RenderingFailed(_kind_of(done.returncode), detail or f"exit code {done.returncode}")
    return done.stdout


def _kind_of(code: int) -> Failure:
    return _KINDS.get(code, Failure.OTHER)


def _kind_of_load_error(message: str) -> Failure:
    return Failure.MEMORY if any(sign in message for sign in _OUT_OF_MEMORY) else Failure.LIBRARIES


def _environment() -> dict[str, str]:
    """Return what the child may know: where libraries and fonts are, and no secret of this process."""
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**kept, "DJANGO_SETTINGS_MODULE": "cloudready.settings.render", "PYTHONUTF8": "1"}
