"""Random editions x running assessments: every move comes back as it was, nothing said is lost, nothing finished moves.

    python -m tests.benchmarks.prove_moves [--sequences 200] [--assessments 50] [--seed 1]

Every sequence has a finished assessment as well: its milestone, its reports in both languages and its result worked out
anew are the same before and after.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from tests.benchmarks.serving import prepare


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sequences", type=int, default=200)
    parser.add_argument("--assessments", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name), "")
        _prove(options.sequences, options.assessments, options.seed)
    return 0


def _prove(sequences: int, assessments: int, seed: int) -> None:
    from django.db import transaction  # noqa: PLC0415  set up by now

    from assessments.services.tenancy import everywhere  # noqa: PLC0415
    from tests import moving  # noqa: PLC0415

    started, moves, said = time.monotonic(), 0, 0
    for number in range(sequences):
        with (
            everywhere(reason="all houses of the proof"),
            transaction.atomic(),
        ):  # leaves nothing behind, so that the last sequence is as fast as the first
            told = moving.prove(Random(f"{seed}-{number}"), houses=assessments)  # noqa: S311  no secret
            transaction.set_rollback(True)
        moves, said = moves + told.moves, said + told.said
        if (number + 1) % 10 == 0:
            seconds = time.monotonic() - started
            print(
                f"{number + 1} sequences, {moves} moves, {said} answers in {seconds:.0f} s: all came back", flush=True
            )


if __name__ == "__main__":
    sys.exit(main())
