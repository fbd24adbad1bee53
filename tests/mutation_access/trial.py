"""Try mutants: a plugin of pytest that runs no tests itself, but lets forks of the collected tests do so."""

from __future__ import annotations

import pickle
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from itertools import zip_longest
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from django.db import connections

from tests.mutation_access.changes import WALLS, Mutant
from tests.mutation_access.forking import Forks, say
from tests.mutation_access.putting_in import Functions, functions_of, put_in, take_wall_down, watch

ENOUGH = 45.0
"""Seconds of tests that one mutant gets. What none of the quickest notices so long has survived."""
TABLE = "tests/domain/test_policy.py"
DEAREST = "tests/web/test_policy.py"
"""What builds a world before its first test comes last."""
NOT_FOR_FORKS = frozenset({"browser", "live_server", "transactional_db"})


@dataclass(frozen=True, slots=True)
class Run:
    """How a test went without any mutant, and which of the functions it called."""

    seconds: float
    failed: bool
    called: frozenset[str]


@dataclass(frozen=True, slots=True)
class Runs:
    """How all tests went: with the wall down, and those that failed then also with the wall."""

    open: dict[str, Run] = field(default_factory=dict)
    walled: dict[str, Run] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which test noticed a mutant, if any."""

    mutant: Mutant
    by: str | None = None
    tried: int = 0

    def __str__(self) -> str:
        if self.by:
            return f"noticed   {self.mutant}  [{self.by}]"
        return f"SURVIVED  {self.mutant}  [{self.tried} tests]"


class Trial:
    """Tries every mutant while pytest believes that it runs the tests."""

    def __init__(self, every: Sequence[Mutant], mutants: Sequence[Mutant], forks: Forks, known: Path | None) -> None:
        self.every, self.mutants, self.forks, self.known = every, mutants, forks, known
        self.verdicts: list[Verdict] = []

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what talks to the site from outside of this process."""
        items[:] = [item for item in items if not NOT_FOR_FORKS & set(getattr(item, "fixturenames", ()))]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Look at the tests as they are, then at each mutant."""
        for path in {mutant.path for mutant in self.every}:
            import_module(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
        functions = functions_of(self.every)
        _warm_up(session.items)
        runs = self._runs(session.items, functions)

        def tried(mutant: Mutant) -> Verdict:
            chosen = _chosen(mutant, session.items, runs.open | runs.walled if mutant.path in WALLS else runs.open)
            if mutant.path not in WALLS:
                take_wall_down()
            put_in(mutant, functions)
            failed = (item.nodeid for item, _seconds, bad in _run(chosen) if bad)
            return Verdict(mutant, next(failed, None), len(chosen))

        for mutant, verdict in self.forks.each(self.mutants, tried):
            self.verdicts.append(verdict or Verdict(mutant))
            say(str(self.verdicts[-1]))
        return True

    def _runs(self, items: list[pytest.Item], functions: Functions) -> Runs:
        """Return how the tests go without a mutant; what is known from an earlier run is not measured again."""
        runs = Runs()
        if self.known and self.known.exists():
            runs = pickle.loads(self.known.read_bytes())  # noqa: S301  our own
        self._measure(items, functions, runs.open, walled=False)
        self._measure([item for item in items if runs.open[item.nodeid].failed], functions, runs.walled, walled=True)
        for name, run in runs.walled.items():
            say(f"{'fails by itself' if run.failed else 'holds the wall'}: {name}")
        if self.known:
            self.known.write_bytes(pickle.dumps(runs))
        return runs

    def _measure(self, items: list[pytest.Item], functions: Functions, runs: dict[str, Run], *, walled: bool) -> None:
        """Add to ``runs`` those that it lacks."""

        def measured(group: list[pytest.Item]) -> dict[str, Run]:
            called = watch(functions)
            if not walled:
                take_wall_down()
            found = {}
            for item, seconds, failed in _run(group):
                found[item.nodeid] = Run(seconds, failed, frozenset(called))
                called.clear()
            return found

        groups: dict[Path, list[pytest.Item]] = {}
        for item in sorted(items, key=_is_dearest, reverse=True):
            if item.nodeid not in runs:
                groups.setdefault(item.path, []).append(item)
        for group, found in self.forks.each(groups.values(), measured):
            runs.update(found or {item.nodeid: Run(0, True, frozenset()) for item in group})


def _warm_up(items: list[pytest.Item]) -> None:
    """Prepare the database with one test, and leave nothing behind but that."""
    first = next(item for item in items if item.get_closest_marker("django_db"))
    furthest = min(items, key=lambda item: len(set(item.listchain()) & set(first.listchain())))
    runtestprotocol(first, log=False, nextitem=furthest)
    connections.close_all()


def _chosen(mutant: Mutant, items: list[pytest.Item], runs: Mapping[str, Run]) -> list[pytest.Item]:
    """Return the tests that can notice, the quickest first."""

    def reaches(item: pytest.Item) -> bool:
        run = runs.get(item.nodeid)
        called = item.nodeid.startswith(TABLE) if mutant.in_table else run and mutant.key in run.called
        return bool(run and called and not run.failed)

    chosen, left = [], ENOUGH
    for item in sorted(filter(reaches, items), key=lambda item: (_is_dearest(item), runs[item.nodeid].seconds)):
        left -= runs[item.nodeid].seconds
        if left < 0:
            break
        chosen.append(item)
    return chosen


def _is_dearest(item: pytest.Item) -> bool:
    return item.nodeid.startswith(DEAREST)


def _run(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, float, bool]]:
    """Yield each test with the seconds of computing that it took, and whether it failed."""
    for item, following in zip_longest(items, items[1:]):
        begun = time.process_time()
        reports = runtestprotocol(item, log=False, nextitem=following)
        yield item, time.process_time() - begun, any(report.failed for report in reports)
