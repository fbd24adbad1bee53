"""How long the law takes for a whole house: every rule for fifty steps, with the to-do list and the calendar.

Run from the root of the project: ``python -m tests.benchmarks.bench_law``. It fails when the limit is passed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from timeit import repeat

from assessments.domain.law.facts import FactSheet, FactValue, Step
from assessments.domain.law.judging import judge
from assessments.domain.law.lawbook import LawBook
from assessments.domain.law.program import program_of
from assessments.domain.law.rules import Status
from assessments.domain.law.vocabulary import Scope
from assessments.services.shipped_law import shipped_law

STEPS, ROUNDS, RUNS = 50, 20, 5
LIMIT = 20.0  # milliseconds on one core


def milliseconds(work: Callable[[], object]) -> float:
    """Return the best time of one run."""
    return min(repeat(work, number=RUNS, repeat=ROUNDS)) / RUNS * 1000


def facts_of_cases(law: LawBook) -> dict[str, FactValue]:
    """Return a value for every fact, from the cases in which the rules apply."""
    found: dict[str, FactValue] = {}
    for rule in law.rules:
        for name, value in rule.cases[Status.APPLIES].items():
            if name in law.vocabulary.facts:
                found.setdefault(name, value)
    return found


def main() -> None:
    """Print the times; exit with an error when a whole house takes too long."""
    law = shipped_law()
    facts = facts_of_cases(law)
    house = {name: value for name, value in facts.items() if law.vocabulary.facts[name].scope is Scope.HOUSE}
    own = [(name, value) for name, value in facts.items() if name not in house]
    # every step knows something else, so that none repeats the answer of another
    sheets = [dict(pair for place, pair in enumerate(own) if place * step % 7 != 3) for step in range(STEPS)]
    steps = [Step(f"step_{step}", law.vocabulary.sheet(sheet)) for step, sheet in enumerate(sheets)]
    nothing = [Step(f"step_{step}") for step in range(STEPS)]
    known = law.vocabulary.sheet(house)
    times = {
        "compiling": milliseconds(lambda: compiled(law)),
        "house alone": milliseconds(lambda: judge(law, known, [], law.compiled_on)),
        "house with 50 steps": milliseconds(lambda: judge(law, known, steps, law.compiled_on)),
        "50 steps, nothing known": milliseconds(lambda: judge(law, FactSheet(), nothing, law.compiled_on)),
    }
    for what, taken in times.items():
        sys.stdout.write(f"{what:28} {taken:8.2f} ms\n")
    sys.stdout.write(f"{len(law.rules)} rules, limit {LIMIT:.0f} ms for a house with {STEPS} steps\n")
    if max(times["house with 50 steps"], times["50 steps, nothing known"]) > LIMIT:
        sys.exit("too slow")


def compiled(law: LawBook) -> object:
    """Compile the law once more."""
    return program_of(
        law.vocabulary,
        law.derived,
        rules=tuple(rule.condition for rule in law.rules),
        dates=tuple(day.concerns for day in law.dates),
    )


if __name__ == "__main__":
    main()
