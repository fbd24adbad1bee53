"""Do jobs in forks of this process, several at once, each with a database and a folder of its own."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection

LONGEST = 600
"""Seconds of computing after which a job is given up."""
Job = TypeVar("Job")


@dataclass(frozen=True, slots=True)
class Forks:
    """How many at once, and where they leave what they found out."""

    processes: int
    folder: Path

    def each(self, jobs: Iterable[Job], work: Callable[[Job], Any]) -> Iterator[tuple[Job, Any]]:
        """Yield the jobs with what became of them, in the order in which they end; None for those given up."""
        waiting, running = list(reversed(list(jobs))), {}
        while waiting or running:
            while waiting and len(running) < self.processes:
                job = waiting.pop()
                child = os.fork()
                if not child:
                    self._work(job, work)
                running[child] = job
            child, status = os.wait()
            if os.WIFEXITED(status) and os.WEXITSTATUS(status):
                raise RuntimeError(f"could not be done: {running[child]}")
            told = self.folder / f"{child}.pickle"
            yield running.pop(child), pickle.loads(told.read_bytes()) if told.exists() else None  # noqa: S301  our own
            shutil.rmtree(self.folder / str(child), ignore_errors=True)

    def _work(self, job: Job, work: Callable[[Job], Any]) -> None:
        """Do one job in the fork, and end it."""
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        own = self.folder / str(os.getpid())
        own.mkdir()
        settings.CLOUDREADY_EVIDENCE_DIR = own / "evidence"
        connection.settings_dict["NAME"] = shutil.copy(connection.settings_dict["NAME"], own / "database.sqlite3")
        status = 1
        try:
            draft = self.folder / f"{os.getpid()}.draft"
            draft.write_bytes(pickle.dumps(work(job)))
            draft.rename(draft.with_suffix(".pickle"))
            status = 0
        except BaseException as problem:  # noqa: BLE001
            say(repr(problem))
        finally:
            os._exit(status)  # whatever happens, a fork must not go on as if it were the parent


def say(text: str, out: Any = os.fdopen(os.dup(sys.stdout.fileno()), "w")) -> None:  # noqa: B008  before pytest takes it
    """Write a line past pytest, which keeps what tests print."""
    out.write(f"{text}\n")
    out.flush()
