"""Try mutants: a plugin of pytest that runs no tests itself, but lets forks of the collected tests do so."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypeVar

import pytest
from _pytest.runner import runtestprotocol
from django.conf import settings
from django.db import connection, connections

from tests.mutation_access.changes import WALLS, Mutant
from tests.mutation_access.putting_in import Functions, functions_of, put_in, take_wall_down, watch

LONGEST = 300
"""Seconds for all tests of one mutant; one that never ends is noticed too."""
TABLE = "tests/domain/test_policy.py"
DEAREST = "tests/web/test_policy.py"
"""What builds a world before its first test comes last."""
NOT_FOR_FORKS = frozenset({"browser", "live_server", "transactional_db"})
Job = TypeVar("Job")


@dataclass(frozen=True, slots=True)
class Run:
    """How a test went without any mutant, and which of the functions it called."""

    seconds: float
    failed: bool
    called: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which test noticed a mutant, if any."""

    mutant: Mutant
    by: str | None
    tried: int = 0


class Trial:
    """Tries every mutant while pytest believes that it runs the tests."""

    def __init__(self, mutants: Sequence[Mutant], processes: int, folder: Path, say: Callable[[str], object]) -> None:
        self.mutants, self.processes, self.folder, self.say = mutants, processes, folder, say
        self.verdicts: list[Verdict] = []

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what talks to the site from outside of this process."""
        items[:] = [item for item in items if not NOT_FOR_FORKS & set(getattr(item, "fixturenames", ()))]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Look at the tests as they are, then at each mutant."""
        for path in {mutant.path for mutant in self.mutants}:
            import_module(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
        functions = functions_of(self.mutants)
        self._warm_up(session.items)
        open_runs, walled_runs = self._as_they_are(session.items, functions)

        def tried(mutant: Mutant) -> Verdict:
            chosen = _chosen(mutant, session.items, walled_runs if mutant.path in WALLS else open_runs)
            if mutant.path not in WALLS:
                take_wall_down()
            put_in(mutant, functions)
            failed = (item.nodeid for item, _seconds, bad in _run(chosen) if bad)
            return Verdict(mutant, next(failed, None), len(chosen))

        for mutant, verdict in self._in_forks(self.mutants, tried):
            self.verdicts.append(verdict or Verdict(mutant, f"nothing: it takes over {LONGEST} seconds"))
            self.say(_line(self.verdicts[-1]))
        return True

    def _warm_up(self, items: list[pytest.Item]) -> None:
        """Prepare the database with one test, and leave nothing behind but that."""
        first = next(item for item in items if item.get_closest_marker("django_db"))
        furthest = min(items, key=lambda item: len(set(item.listchain()) & set(first.listchain())))
        runtestprotocol(first, log=False, nextitem=furthest)
        connections.close_all()

    def _as_they_are(self, items: list[pytest.Item], functions: Functions) -> tuple[dict[str, Run], dict[str, Run]]:
        """Return how tests go without the wall, and of those that fail then, how they go with it."""

        def measured(group: list[pytest.Item], *, walled: bool) -> dict[str, Run]:
            called = watch(functions)
            if not walled:
                take_wall_down()
            runs = {}
            for item, seconds, failed in _run(group):
                runs[item.nodeid] = Run(seconds, failed, frozenset(called))
                called.clear()
            return runs

        files = sorted({item.path for item in items}, key=lambda path: (not str(path).endswith(DEAREST), path))
        groups = [[item for item in items if item.path == path] for path in files]
        open_runs = self._merged(groups, lambda group: measured(group, walled=False))
        failed = {name for name, run in open_runs.items() if run.failed}
        again = [found for group in groups if (found := [item for item in group if item.nodeid in failed])]
        walled_runs = self._merged(again, lambda group: measured(group, walled=True))
        for name, run in walled_runs.items():
            self.say(f"{'fails by itself' if run.failed else 'holds the wall'}: {name}")
        return open_runs, walled_runs

    def _merged(
        self, groups: Iterable[list[pytest.Item]], measured: Callable[[list[pytest.Item]], dict[str, Run]]
    ) -> dict[str, Run]:
        return {name: run for _group, runs in self._in_forks(groups, measured) for name, run in (runs or {}).items()}

    def _in_forks(self, jobs: Iterable[Job], work: Callable[[Job], Any]) -> Iterator[tuple[Job, Any]]:
        """Yield the jobs with what became of them in a process of their own, in the order in which they end."""
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
                raise RuntimeError(f"could not be tried: {running[child]}")
            told = self.folder / f"{child}.pickle"
            yield running.pop(child), pickle.loads(told.read_bytes()) if told.exists() else None  # noqa: S301  our own
            shutil.rmtree(self.folder / str(child), ignore_errors=True)

    def _work(self, job: Job, work: Callable[[Job], Any]) -> None:
        """Do one job in the fork, with a database of its own, and end it."""
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(LONGEST)
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
            self.say(repr(problem))
        finally:
            os._exit(status)  # whatever happens, a fork must not go on as if it were the parent


def _chosen(mutant: Mutant, items: list[pytest.Item], runs: dict[str, Run]) -> list[pytest.Item]:
    """Return the tests that can notice, the quickest first."""

    def reaches(item: pytest.Item) -> bool:
        run = runs.get(item.nodeid)
        called = item.nodeid.startswith(TABLE) if mutant.in_table else run and mutant.key in run.called
        return bool(run and called and not run.failed)

    return sorted(filter(reaches, items), key=lambda item: (item.nodeid.startswith(DEAREST), runs[item.nodeid].seconds))


def _run(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, float, bool]]:
    """Yield each test with the seconds that it took, and whether it failed."""
    for item, following in zip_longest(items, items[1:]):
        reports = runtestprotocol(item, log=False, nextitem=following)
        yield item, sum(report.duration for report in reports), any(report.failed for report in reports)


def _line(verdict: Verdict) -> str:
    if verdict.by:
        return f"noticed   {verdict.mutant}  [{verdict.by}]"
    return f"SURVIVED  {verdict.mutant}  [{verdict.tried} tests]"


def say(text: str, out: Any = os.fdopen(os.dup(sys.stdout.fileno()), "w")) -> None:  # noqa: B008  before pytest takes it
    """Write a line past pytest, which keeps what tests print."""
    out.write(f"{text}\n")
    out.flush()
