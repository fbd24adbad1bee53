"""Random editions x running assessments: every move comes back as it was, nothing said is lost, nothing finished moves.

    python -m tests.benchmarks.prove_moves [--sequences 200] [--assessments 50] [--seed 1] [--processes 2]

Every sequence has a finished assessment as well: its milestone, its reports in both languages and its result worked out
anew are the same before and after. Sequences are independent of each other, and every process has its own database.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from random import Random

from tests.benchmarks.serving import prepare


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sequences", type=int, default=200)
    parser.add_argument("--assessments", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    started, moves, said = time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory() as name, _pool(options.processes, Path(name)) as pool:
        proofs = [
            pool.submit(_proved, f"{options.seed}-{number}", options.assessments) for number in range(options.sequences)
        ]
        for done, proof in enumerate(as_completed(proofs), start=1):
            told = proof.result()
            moves, said = moves + told[0], said + told[1]
            if done % 10 == 0 or done == options.sequences:
                seconds = time.monotonic() - started
                print(f"{done} sequences, {moves} moves, {said} answers in {seconds:.0f} s: all came back", flush=True)
    return 0


def _pool(processes: int, folder: Path) -> ProcessPoolExecutor:
    fresh = multiprocessing.get_context("spawn")  # Django is set up once in each, none inherits a connection
    return ProcessPoolExecutor(processes, mp_context=fresh, initializer=_prepared, initargs=(folder,))


def _prepared(folder: Path) -> None:
    own = folder / str(os.getpid())
    own.mkdir()
    prepare(own)


def _proved(seed: str, assessments: int) -> tuple[int, int]:
    """Return how many moves came back and how many answers they carried."""
    from django.db import transaction  # noqa: PLC0415  set up by now

    from assessments.services.tenancy import everywhere  # noqa: PLC0415
    from tests import moving  # noqa: PLC0415

    with (
        everywhere(reason="all houses of the proof"),
        transaction.atomic(),
    ):  # leaves nothing behind, so that the last sequence is as fast as the first
        told = moving.prove(Random(seed), houses=assessments)  # noqa: S311  no secret
        transaction.set_rollback(True)
    return told.moves, told.said


if __name__ == "__main__":
    sys.exit(main())
