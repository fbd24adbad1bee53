"""Having a table read by a process of its own; what it says is checked like everything from outside."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from assessments.domain.evidence import Flaw
from assessments.domain.questionnaire_file.values import LARGEST_TABLE, Book

BASE_DIR = Path(__file__).resolve().parents[3]
SECONDS, MEGABYTES = 15, 768
AT_ONCE = 2  # per serving process, as with every upload
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH")
# The parser of the standard library behind defusedxml, instead of one in C that knows more than is needed.
_PARSER = {"OPENPYXL_LXML": "False", "OPENPYXL_DEFUSEDXML": "True", "PYTHONUTF8": "1"}
_places = BoundedSemaphore(AT_ONCE)
logger = logging.getLogger(__name__)


class TableIsRefused(Exception):
    """The table is not read; ``flaw`` says why."""

    def __init__(self, flaw: Flaw, detail: str = "") -> None:
        super().__init__(f"{flaw}: {detail}" if detail else str(flaw))
        self.flaw = flaw


def read_table(raw: bytes, *, seconds: float = SECONDS, most_cells: int | None = None) -> Book:
    """Return the cells of a table.

    :raises TableIsRefused: when it is none, does more than hold text, or takes more than a questionnaire may.
    """
    if len(raw) > LARGEST_TABLE:
        raise TableIsRefused(Flaw.TOO_LARGE)
    with _places:
        said = _answer(raw, seconds, most_cells)
    try:
        answer = json.loads(said)
    except ValueError as cut_off:
        raise TableIsRefused(Flaw.LIMITS, "the process ended") from cut_off
    if "flaw" in answer:
        logger.info("A table was refused: %s %s", answer["flaw"], answer["detail"])
        raise TableIsRefused(Flaw(answer["flaw"]), answer["detail"])
    return Book(answer["sheets"])


def _answer(raw: bytes, seconds: float, most_cells: int | None) -> str:
    command = [sys.executable, "-m", "assessments.inspection.workbooks"]
    command += ["--seconds", str(seconds), "--megabytes", str(MEGABYTES), "--largest", str(LARGEST_TABLE)]
    command += ["--cells", str(most_cells)] if most_cells else []
    try:
        done = subprocess.run(  # noqa: S603  # our own interpreter and module; the table comes on standard input
            command,
            input=raw,
            capture_output=True,
            timeout=seconds,
            cwd=BASE_DIR,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ} | _PARSER,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return ""
    if done.returncode:
        logger.warning(
            "Reading a table ended with %s: %s", done.returncode, done.stderr[-500:].decode("utf-8", "replace")
        )
    return done.stdout.decode("utf-8", "replace") if not done.returncode else ""
