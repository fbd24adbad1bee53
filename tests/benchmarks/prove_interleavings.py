"""Two to five people at one answer in 10,000 interleavings, on SQLite and on PostgreSQL.

    python -m tests.benchmarks.prove_interleavings [--examples 10000] [--database sqlite|postgresql]

Every step is checked against a model: a write is in the history exactly once, or was answered as a conflict.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.benchmarks.serving import database_named, prepare

PARTS = 20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=10_000)
    parser.add_argument("--steps", type=int, default=8)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    options = parser.parse_args()
    wanted = "" if options.database == "sqlite" else options.database
    with tempfile.TemporaryDirectory() as name, database_named(wanted) as database:
        prepare(Path(name), database)
        started = time.monotonic()
        for part in range(1, PARTS + 1):
            _run(options.examples // PARTS, options.steps, part)
            seconds = time.monotonic() - started
            done = options.examples // PARTS * part
            print(f"{done} interleavings on {options.database} in {seconds:.0f} s: no write lost", flush=True)
    return 0


def _run(examples: int, steps: int, part: int) -> None:
    from django.db import connection, transaction  # noqa: PLC0415  set up by now

    from assessments.models import CatalogueEdition  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415
    from tests.services.interleaving import ManyAtOneAnswer  # noqa: PLC0415

    edition = CatalogueEdition.objects.first() or factories.edition()

    class OneTransactionEach(ManyAtOneAnswer):
        """Leaves nothing behind, so that the ten-thousandth example is as fast as the first."""

        catalogue = edition

        def __init__(self) -> None:
            super().__init__()
            self.frame = transaction.atomic()
            self.frame.__enter__()

        def teardown(self) -> None:
            transaction.set_rollback(True)
            self.frame.__exit__(None, None, None)

    run_state_machine_as_test(
        seed(part)(OneTransactionEach),
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    connection.close()


if __name__ == "__main__":
    sys.exit(main())
