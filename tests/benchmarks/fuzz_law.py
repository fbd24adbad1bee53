"""Fifty thousand expressions, most of them wrong: each is a condition or refused with its place, and judged in time.

Run from the root of the project: ``python -m tests.benchmarks.fuzz_law [SEED]``. The same seed gives the same run.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from random import Random
from time import perf_counter

from assessments.domain.law.facts import FactValue
from assessments.domain.law.language.checker import condition_of
from assessments.domain.law.language.compiler import Compiler
from assessments.domain.law.language.problems import ExpressionRefused
from assessments.domain.law.lawbook import LawBook
from assessments.domain.law.layout import layout_of, names_of
from assessments.domain.law.program import ordered_by_use
from assessments.domain.law.rules import Status
from assessments.domain.law.vocabulary import clock_of
from assessments.services.shipped_law import shipped_law

INPUTS, SLOWEST = 50_000, 0.010
KEYWORDS = ("and", "or", "not", "in", "true", "false", "missing", "months_between", "months")
SIGNS = ("(", ")", "{", "}", ",", "==", "!=", "<", "<=", ">", ">=", "+")
VALUES = ("30_000", "0", "12", "2025-06-30", "2025-02-30", "99999999999999999", "months_between(today, contract_end)")
NOISE = ("§", "ü", "\x00", "\\", "'", '"', ";", ":", ".", "__import__", "[", "]", "lambda", "\n", "\t", "=", "3.5")


class Fuzzer:
    """Makes expressions: true ones with characters or words changed, words in any order, deep nests, plain noise."""

    def __init__(self, law: LawBook, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  nothing secret depends on it
        self.conditions = [rule.condition.text for rule in law.rules]
        words = [word.code for fact in law.vocabulary.facts.values() for word in fact.words]
        self.pieces = [*names_of(law.vocabulary, law.derived), *words, *KEYWORDS, *SIGNS, *VALUES]

    def expression(self) -> str:
        """Return the next one."""
        ways: tuple[Callable[[], str], ...] = (self.characters, self.words, self.any_order, self.joined, self.nested)
        return self.random.choice(ways)()

    def characters(self) -> str:
        """Change single characters of a true condition."""
        text = list(self.random.choice(self.conditions))
        for _ in range(self.random.randint(1, 4)):
            place = self.random.randrange(len(text))
            text[place : place + self.random.randint(0, 2)] = self.random.choice(["", " ", *NOISE, "(", ")", "x", "9"])
        return "".join(text)

    def words(self) -> str:
        """Put other words into a true condition."""
        words = self.random.choice(self.conditions).split()
        for _ in range(self.random.randint(1, 3)):
            words[self.random.randrange(len(words))] = self.random.choice(self.pieces)
        return " ".join(words)

    def any_order(self) -> str:
        """Write words of the language in any order."""
        return " ".join(self.random.choices([*self.pieces, *NOISE], k=self.random.randint(0, 30)))

    def joined(self) -> str:
        """Join true conditions."""
        parts = self.random.choices(self.conditions, k=self.random.randint(1, 12))
        return self.random.choice([" and ", " or ", ") and not (", " not in "]).join(f"({part})" for part in parts)

    def nested(self) -> str:
        """Nest a true condition up to and beyond the limit."""
        depth = self.random.randint(1, 40)
        text = self.random.choice(self.conditions)
        return "(" * depth + text + ")" * (depth - self.random.randint(0, 1)) if depth % 2 else "not " * depth + text


def main() -> None:
    """Run; exit with an error when anything but a refusal comes out, or an evaluation takes too long."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 20_261_123
    law = shipped_law()
    fuzzer, names = Fuzzer(law, seed), names_of(law.vocabulary, law.derived)
    # derived values are worked out by the program; here every condition is judged on rows it has filled
    rows = rows_of(law)
    compiler = Compiler(layout_of(law.vocabulary, ordered_by_use(law.derived)).places, kept={})
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    for number in range(INPUTS):
        text = fuzzer.expression()
        try:
            condition = condition_of(text, names)
        except ExpressionRefused as refused:
            if not refused.problems or not all(1 <= one.at <= len(text) + 1 for one in refused.problems):
                sys.exit(f"input {number} is refused without a place: {text!r}")
            outcomes["refused with place"] += 1
            continue
        truth = compiler.truth(condition)
        for row in rows:
            start = perf_counter()
            value, _ = truth(row)
            slowest = max(slowest, perf_counter() - start)
            outcomes[f"judged {value}"] += 1
        outcomes["accepted"] += 1
    for outcome, count in sorted(outcomes.items()):
        sys.stdout.write(f"{outcome:20} {count:7}\n")
    sys.stdout.write(f"{INPUTS} inputs, seed {seed}, slowest evaluation {slowest * 1000:.3f} ms\n")
    if slowest > SLOWEST:
        sys.exit("too slow")


def rows_of(law: LawBook) -> list[list[FactValue | None]]:
    """Return rows of an empty house, of a case that applies for every seventh rule, and of all these facts at once."""
    everything: dict[str, FactValue] = {}
    sheets: list[dict[str, FactValue]] = [{}]
    for rule in law.rules[::7]:
        facts = {name: value for name, value in rule.cases[Status.APPLIES].items() if name in law.vocabulary.facts}
        everything |= facts
        sheets.append(facts)
    filled = [law.vocabulary.sheet(sheet) for sheet in (*sheets, everything)]
    rows = [law.program.step_row(law.program.house_row(sheet, law.compiled_on), sheet) for sheet in filled]
    assert all(clock_of(law.compiled_on)["today"] in row for row in rows)
    return rows


if __name__ == "__main__":
    main()
