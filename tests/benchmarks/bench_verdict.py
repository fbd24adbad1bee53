"""How long fifty verdicts take, against a lower bound: the bare floating-point sums of plain Python.

Run from the root of the project: ``python -m tests.benchmarks.bench_verdict``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from timeit import repeat

from assessments.domain.answers import Entry, Given, Sheet
from assessments.domain.case import Case
from assessments.domain.catalogue import Edition
from assessments.domain.choice import choose
from assessments.domain.circumstances import prospects_of
from assessments.domain.facts import facts_of
from assessments.domain.fit import MODELS
from assessments.domain.hospital import Application, Profile
from assessments.domain.recommendation import recommend
from assessments.domain.verdict import verdict_on
from assessments.services.shipped import shipped_edition

ROUNDS, RUNS = 20, 5
LOW_ANSWERS = {"D5.1": 1, "D6.4": 1}


def milliseconds(work: Callable[[], object]) -> float:
    """Return the best time of one run."""
    return min(repeat(work, number=RUNS, repeat=ROUNDS)) / RUNS * 1000


def dot_products(edition: Edition) -> Callable[[], object]:
    """Return the sums alone: applications by models by criteria, with nothing decided or explained."""
    weights = [1.0 / len(edition.criteria)] * len(edition.criteria)
    tables = [
        [[float(one.value(model, archetype.codes[one.letter])) for one in edition.criteria] for model in MODELS]
        for archetype in edition.archetypes
    ]
    return lambda: [
        [sum(weight * value for weight, value in zip(weights, row, strict=True)) for row in table] for table in tables
    ]


def main() -> None:
    """Print times and ratios."""
    edition = shipped_edition()
    equal = edition.presets_by_code["equal"].weights
    answers = dict.fromkeys(edition.questions, 2)
    plain = Sheet({code: Entry(Given(level)) for code, level in answers.items()})
    low = Sheet({code: Entry(Given(level)) for code, level in {**answers, **LOW_ANSWERS}.items()})
    applications = tuple(Application(code, code) for code in edition.archetypes_by_code)
    prospects, cured = prospects_of(edition, plain, equal), prospects_of(edition, low, equal)
    facts = [facts_of(edition, application) for application in applications]

    def everything(sheet: Sheet) -> object:
        return recommend(
            Case(edition, Profile(name="Klinikum Beispielstadt"), sheet, applications, equal), as_of=date(2026, 11, 23)
        )

    floor = milliseconds(dot_products(edition))
    print_line("sums alone, floating point", floor, floor)
    print_line("decisions, exact", milliseconds(lambda: [choose(prospects.today, one) for one in facts]), floor)
    print_line(
        "verdicts with reasons", milliseconds(lambda: [verdict_on(edition, prospects, one) for one in facts]), floor
    )
    print_line("verdicts with cures", milliseconds(lambda: [verdict_on(edition, cured, one) for one in facts]), floor)
    print_line("whole result", milliseconds(lambda: everything(plain)), floor)
    print_line("whole result with cures", milliseconds(lambda: everything(low)), floor)


def print_line(what: str, taken: float, floor: float) -> None:
    """Print one row of the table."""
    sys.stdout.write(f"{what:28} {taken:8.2f} ms {taken / floor:8.1f} x\n")


if __name__ == "__main__":
    main()
