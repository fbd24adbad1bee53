"""Having files looked into by a process of its own, all files of a request by the same one."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import BoundedSemaphore

from assessments.domain.evidence import FileKind, Flaw
from assessments.inspection.findings import Finding

BASE_DIR = Path(__file__).resolve().parents[2]
SECONDS, MEGABYTES = 15, 768
AT_ONCE = 2  # per serving process, so that a crowd of uploads cannot take all memory
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH")
_places = BoundedSemaphore(AT_ONCE)
logger = logging.getLogger(__name__)


def look_into(files: Sequence[tuple[Path, str]], *, seconds: float = SECONDS) -> tuple[Finding, ...]:
    """Return a finding for each file, given where it is and the name it was handed in under.

    A file that ends the process, by time, memory or a crash, is refused; the others get another process.
    """
    found: list[Finding] = []
    while len(found) < len(files):
        with _places:
            now = _ask(files[len(found) :], seconds)
        found += now
        if len(found) < len(files):
            found.append(Finding(None, Flaw.LIMITS, "the process ended"))
            logger.warning("Inspection of an upload ended without a finding: %s", files[len(found) - 1][0].name)
    return tuple(found)


def _ask(files: Sequence[tuple[Path, str]], seconds: float) -> list[Finding]:
    streams = [path.open("rb") for path, _name in files]
    try:
        handed = [(stream.fileno(), name) for stream, (_path, name) in zip(streams, files, strict=True)]
        return [_finding(line) for line in _answer(handed, seconds).splitlines()]
    finally:
        for stream in streams:
            stream.close()


def _answer(handed: list[tuple[int, str]], seconds: float) -> str:
    command = [sys.executable, "-m", "assessments.inspection"]
    command += ["--seconds", str(seconds), "--megabytes", str(MEGABYTES)]
    try:
        done = subprocess.run(  # noqa: S603  # our own interpreter and module; the files come as descriptors
            command,
            input=json.dumps(handed),
            pass_fds=[descriptor for descriptor, _name in handed],
            capture_output=True,
            timeout=seconds,
            cwd=BASE_DIR,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ} | {"PYTHONUTF8": "1"},
            encoding="utf-8",
            check=False,
        )
    except subprocess.TimeoutExpired as expired:
        said = expired.stdout or b""
        return said.decode("utf-8") if isinstance(said, bytes) else said
    if done.stderr:
        logger.warning("Inspection said: %s", done.stderr[-500:])
    return done.stdout


def _finding(line: str) -> Finding:
    kind, flaw, detail = json.loads(line)
    return Finding(FileKind(kind) if kind else None, Flaw(flaw) if flaw else None, detail)
