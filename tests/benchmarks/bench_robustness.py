"""How long the acceptability analysis of fifty applications takes, against a lower bound, and the memory it needs.

The lower bound is the least any implementation in NumPy does for the same 10,000 samples: one product of the values
with the weights for each application, and the winner of each sample.

Run from the root of the project: ``OPENBLAS_NUM_THREADS=1 python -m tests.benchmarks.bench_robustness``. Times are
those of the processor, so that what else the machine does counts as little as possible.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Callable
from timeit import repeat

import numpy as np

from assessments.domain.answers import Entry, Given, Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application
from assessments.domain.robustness.analysis import SAMPLES, analyse
from assessments.domain.robustness.sampling import simplex, stream
from assessments.domain.robustness.tables import scale_of, value_table
from assessments.services.shipped import shipped_edition

ROUNDS, SEED = 15, 1
GAPS = dict.fromkeys("SDC")


def milliseconds(work: Callable[[], object]) -> float:
    """Return the best time of one run."""
    return min(repeat(work, timer=time.process_time, number=1, repeat=ROUNDS)) * 1000


def megabytes(work: Callable[[], object]) -> float:
    """Return the peak of what a run allocates, the arrays of NumPy included."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20


def matmul_and_argmax(edition: Edition) -> Callable[[], object]:
    """Return the lower bound; drawing the weights is not part of it."""
    table = value_table(edition, scale_of(edition))
    letters = [criterion.letter for criterion in edition.criteria]
    weights = simplex(stream(SEED, "weights"), SAMPLES, len(letters)).T.astype(np.float64)
    known = [
        np.array([table[position, :, one.codes[letter]] for position, letter in enumerate(letters)]).T.copy()
        for one in edition.archetypes
    ]
    return lambda: [(values @ weights).argmax(axis=0) for values in known]


def main() -> None:
    """Print times, ratios and memory."""
    edition = shipped_edition()
    equal = edition.presets_by_code["equal"].weights
    answered = Sheet({code: Entry(Given(2)) for code in edition.questions})
    certain = tuple(Application(code, code) for code in edition.archetypes_by_code)
    uncertain = tuple(Application(code, code, codes=GAPS) for code in edition.archetypes_by_code)

    def analysis(sheet: Sheet, applications: tuple[Application, ...]) -> Callable[[], object]:
        return lambda: analyse(edition=edition, sheet=sheet, applications=applications, weights=equal, seed=SEED)

    floor = milliseconds(matmul_and_argmax(edition))
    for what, work in (
        ("products and winners alone", matmul_and_argmax(edition)),
        ("all known", analysis(answered, certain)),
        ("answers unknown", analysis(Sheet(), certain)),
        ("answers and 150 codes unknown", analysis(Sheet(), uncertain)),
    ):
        taken = milliseconds(work)
        sys.stdout.write(f"{what:30} {taken:8.2f} ms {taken / floor:6.1f} x {megabytes(work):8.1f} MB\n")


if __name__ == "__main__":
    main()
