"""How long the levers of fifty applications take, against a lower bound: deciding each of the fifty once.

Run from the root of the project: ``python -m tests.benchmarks.bench_levers``. Times are those of the processor, so that
what else the machine does counts as little as possible.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from timeit import repeat

from assessments.domain.answers import Entry, Given, Sheet
from assessments.domain.case import Case
from assessments.domain.choice import choose
from assessments.domain.circumstances import prospects_of
from assessments.domain.facts import facts_of
from assessments.domain.hospital import Application
from assessments.domain.levers.analysis import levers_of
from assessments.domain.levers.clarifying import clarifications
from assessments.domain.levers.contest import contest_of
from assessments.domain.levers.flips import levers_of_application
from assessments.domain.levers.ground import grounds_of
from assessments.domain.levers.quadrants import quadrant_levers
from assessments.services.shipped import shipped_edition
from tests.domain.builders import HOUSE

ROUNDS = 15
LETTERS_UNKNOWN = ("S", "D", "C")


def milliseconds(work: Callable[[], object]) -> float:
    """Return the best time of one run."""
    return min(repeat(work, timer=time.process_time, number=1, repeat=ROUNDS)) * 1000


def main() -> None:
    """Print times and ratios for a house that knows everything and one that knows nothing."""
    edition = shipped_edition()
    known = Sheet({code: Entry(Given(2)) for code in edition.questions})
    gaps = dict.fromkeys(LETTERS_UNKNOWN)
    certain = tuple(Application(code, code) for code in edition.archetypes_by_code)
    uncertain = tuple(Application(code, code, codes=gaps) for code in edition.archetypes_by_code)
    for what, sheet, applications in (("all known", known, certain), ("nothing known", Sheet(), uncertain)):
        sys.stdout.write(f"{what}\n")
        measure(sheet, applications)


def measure(sheet: Sheet, applications: tuple[Application, ...]) -> None:
    """Print one table."""
    edition = shipped_edition()
    weights = edition.presets_by_code["equal"].weights
    facts = tuple(facts_of(edition, application) for application in applications)
    grounds, prospects = grounds_of(edition, sheet, weights), prospects_of(edition, sheet, weights)
    contests = tuple(contest_of(grounds, one) for one in facts)

    def flips() -> object:
        fresh = grounds_of(edition, sheet, weights)
        return [levers_of_application(contest_of(fresh, one)) for one in facts]

    floor = milliseconds(lambda: [choose(prospects.today, one) for one in facts])
    for name, work in (
        ("fifty decisions", lambda: [choose(prospects.today, one) for one in facts]),
        ("levers of fifty applications", flips),
        ("value of information", lambda: clarifications(edition, sheet, contests)),
        ("levers of the quadrant", lambda: quadrant_levers(edition, sheet)),
        (
            "whole house",
            lambda: levers_of(Case(edition, HOUSE, sheet, applications, weights)),
        ),
    ):
        taken = milliseconds(work)
        sys.stdout.write(f"  {name:30} {taken:8.2f} ms {taken / floor:8.1f} x\n")


if __name__ == "__main__":
    main()
