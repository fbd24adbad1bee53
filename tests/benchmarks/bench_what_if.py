"""How long a what-if takes on the demo's hospital of 25 applications, and what of it is the analysis.

Run from the root of the project: ``OPENBLAS_NUM_THREADS=1 python -m tests.benchmarks.bench_what_if``; the site has one
thread for this as well.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from timeit import repeat

from assessments.domain.judgement import judge
from assessments.domain.legal_judgement import LegalBasis, judge_with_law
from assessments.domain.recommendation import recommend
from assessments.domain.what_if.comparing import compare
from assessments.domain.what_if.trying import changed
from assessments.domain.workspace import Workspace
from assessments.services.shipped_law import shipped_law
from tests.domain.builders import A_DAY
from tests.domain.what_if.demo_house import LARGE_CHANGE, demo_house

ROUNDS = 15
LAW = LegalBasis(shipped_law())


def milliseconds(work: Callable[[], object]) -> float:
    """Return the best time of one run."""
    return min(repeat(work, number=1, repeat=ROUNDS)) * 1000


def main() -> None:
    """Print the times."""
    real = demo_house()
    tried = changed(real, LARGE_CHANGE)
    before, after = judge(real, as_of=A_DAY), judge(tried, as_of=A_DAY)
    print_line("lay the changes over", milliseconds(lambda: changed(real, LARGE_CHANGE)))
    print_line("verdicts alone", milliseconds(lambda: recommend(tried, as_of=A_DAY)))
    print_line("verdicts and 10,000 samples", milliseconds(lambda: judge(tried, as_of=A_DAY)))
    print_line("compare", milliseconds(lambda: compare(before, after)))
    print_line("the whole answer", milliseconds(lambda: whole(real)))


def whole(real: Workspace) -> object:
    """Judge both states with the law and compare them, as a page does."""
    return compare(
        *(judge_with_law(state, basis=LAW, as_of=A_DAY).result for state in (real, changed(real, LARGE_CHANGE)))
    )


def print_line(what: str, taken: float) -> None:
    """Print one row of the table."""
    sys.stdout.write(f"{what:28} {taken:8.2f} ms\n")


if __name__ == "__main__":
    main()
