"""The command."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mutation_access.changes import ROOT, Mutant, mutants
from tests.mutation_access.forking import Forks, say
from tests.mutation_access.harmless import reason
from tests.mutation_access.trial import Trial

WANTED = 0.98
TESTS = ("tests/domain/test_policy.py", "tests/models", "tests/services", "tests/web", "tests/admin")
QUIETLY = ("-q", "-n", "0", "-p", "no:cacheprovider", "--timeout=0", "--tb=no", "--no-header", "--no-summary")


def main() -> int:
    """Return the status of the run: 1 when less than 98 % were noticed."""
    wanted = _options().parse_args()
    every = list(mutants())
    chosen = [one for one in every if _is_wanted(one, wanted)]
    harmful = [one for one in chosen if not reason(one)]
    if wanted.list:
        for one in harmful:
            say(str(one))
        return 0
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        trial = Trial(every, harmful, Forks(wanted.n, Path(folder)), wanted.runs)
        pytest.main([*wanted.tests, *QUIETLY], plugins=[trial])
    survivors = sorted(str(verdict.mutant) for verdict in trial.verdicts if verdict.by is None)
    for line in _told(chosen, survivors, tried=len(trial.verdicts)):
        say(line)
    return int(len(trial.verdicts) < len(harmful) or len(survivors) > (1 - WANTED) * len(harmful))


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m tests.mutation_access", description=__doc__)
    options.add_argument("--only", nargs="*", default=[""], help="only files whose path has one of these in it")
    options.add_argument("--survivors", type=Path, help="only what survived in the run that wrote this file")
    options.add_argument("--runs", type=Path, help="where a run keeps how the tests go by themselves, for the next one")
    options.add_argument("--tests", nargs="*", default=TESTS, help="only these tests")
    options.add_argument("-n", type=int, default=os.cpu_count() or 1, help="how many at once")
    options.add_argument("--list", action="store_true", help="only list them")
    return options


def _is_wanted(mutant: Mutant, wanted: argparse.Namespace) -> bool:
    if not any(part in mutant.path for part in wanted.only):
        return False
    return wanted.survivors is None or _lasting(str(mutant)) in set(_survivors(wanted.survivors))


def _survivors(report: Path) -> Iterator[str]:
    for line in report.read_text(encoding="utf-8").splitlines():
        if line.startswith("survived: "):
            yield _lasting(line.removeprefix("survived: "))


def _lasting(told: str) -> str:
    """Return a mutant without its line, which moves."""
    path, _colon, what = told.partition(":")
    return f"{path} {what.partition(' ')[2]}"


def _told(chosen: list[Mutant], survivors: list[str], *, tried: int) -> Iterator[str]:
    for one in chosen:
        if why := reason(one):
            yield f"changes nothing: {one}: {why}"
    yield f"{tried - len(survivors)} of {tried} noticed"
    yield from (f"survived: {one}" for one in survivors)


if __name__ == "__main__":
    sys.exit(main())
