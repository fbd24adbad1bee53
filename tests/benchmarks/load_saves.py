"""Five hundred people save an answer every five seconds, for five minutes, on two cores; then compare their ledgers.

    python -m tests.benchmarks.load_saves [--people 500] [--seconds 300] [--database postgresql|postgres://…]

Gunicorn with two workers, and a PostgreSQL of our own with them, run on the first two cores, those who save on the
others. Ten people each work in one hospital, each at questions of their own. A save without an answer, and one that is
told to come back (429, 503), is sent again with its key, as the page does; what a person waits for is all of it.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from tests.benchmarks.ledger import Told, compare
from tests.benchmarks.serving import Visitor, database_named, prepare, random_key, serving, signed_in

EVERY = 5  # seconds
IN_A_HOUSE = 10
SERVER_CORES = 2
COME_BACK = (429, 503)
SECONDS_UNTIL_AGAIN = 1


@dataclass
class Person:
    """Somebody who goes through questions of an assessment, round and round."""

    visitor: Visitor
    assessment: UUID
    paths: dict[str, str]  # by question
    ledger: dict[str, list[Told]] = field(default_factory=dict)
    waited: list[float] = field(default_factory=list)  # milliseconds from the first sending to the acknowledgement
    seen: Counter[str] = field(default_factory=Counter)

    def run(self, first: float, last: float) -> None:
        """Save every few seconds from one moment of the monotonic clock to another."""
        codes, due, number = list(self.paths), first, 0
        while due < last:
            time.sleep(max(0.0, due - time.monotonic()))
            self._save(codes[number % len(codes)], number)
            due, number = due + EVERY, number + 1

    def _save(self, question: str, number: int) -> None:
        note, told = f"Notiz {number}", self.ledger.setdefault(question, [])
        base = told[-1][0] if told else 0
        data = {"answer": str(number % 5), "note": note, "base": base, "key": random_key()}
        started = time.perf_counter()
        while (answer := self._sent(self.paths[question], data)) is None:
            time.sleep(SECONDS_UNTIL_AGAIN)
        if answer:
            told.append((answer, note))
            self.waited.append((time.perf_counter() - started) * 1000)

    def _sent(self, path: str, data: dict[str, object]) -> int | None:
        """Return the acknowledged version, 0 for a refusal nobody expected, nothing for what is to be sent again."""
        self.visitor.close()  # between two saves a server closes the connection
        try:
            status, answer = self.visitor.post(path, data)
        except (OSError, http.client.HTTPException, ValueError) as problem:
            self.seen[type(problem).__name__] += 1
            return None
        if status == 200:
            return int(answer["version"])
        self.seen[str(status)] += 1
        return None if status in COME_BACK else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--database", default="")
    options = parser.parse_args()
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, cores[:SERVER_CORES])  # what is started from here on stays there
    with tempfile.TemporaryDirectory() as name, database_named(options.database, durable=True) as database:
        prepare(Path(name), database)
        with serving(Path(name)) as server:
            os.sched_setaffinity(0, cores[SERVER_CORES:] or cores)
            people = _people(options.people, server.port)
            seconds = _run(people, options.seconds, random.Random(options.seed))  # noqa: S311
        return _report(people, seconds)


def _people(number: int, port: int) -> list[Person]:
    from django.urls import reverse  # noqa: PLC0415  the database is known only now

    from assessments.services.shipped import shipped_edition  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    value = shipped_edition()
    edition, found = factories.edition(value), []
    for _house in range(-(-number // IN_A_HOUSE)):
        assessment = factories.assessment(by=edition)
        here = {"hospital_id": assessment.hospital_id, "assessment_id": assessment.pk}
        for place in range(min(IN_A_HOUSE, number - len(found))):
            questions = list(value.questions.values())[place::IN_A_HOUSE]
            paths = {
                one.code: reverse("answer_save", kwargs={**here, "dimension": one.dimension_code, "question": one.code})
                for one in questions
            }
            member = factories.member(assessment.hospital)
            found.append(Person(signed_in(member, port), assessment.pk, paths))
    return found


def _run(people: list[Person], seconds: int, chance: random.Random) -> float:
    """Let all of them save, each from a moment of its own, and return how long it took until all were done."""
    begin = time.monotonic() + 1
    threads = [
        threading.Thread(target=person.run, args=(begin + chance.uniform(0, EVERY), begin + seconds), daemon=True)
        for person in people
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.monotonic() - begin


def _report(people: list[Person], seconds: float) -> int:
    waited = [one for person in people for one in person.waited]
    seen = sum((person.seen for person in people), Counter[str]())
    lost, doubled = compare({(p.assessment, code): told for p in people for code, told in p.ledger.items() if told})
    cuts = statistics.quantiles(waited, n=100)
    print(f"{len(people)} people, {len(waited)} saves acknowledged in {seconds:.0f} s")
    print(
        f"median {statistics.median(waited):.1f} ms   p95 {cuts[94]:.1f}   p99 {cuts[98]:.1f}   max {max(waited):.1f}"
    )
    told_to_come_back = {status: seen.pop(str(status), 0) for status in COME_BACK}
    print(f"told to come back: {told_to_come_back}, errors: {dict(seen)}, lost: {lost}, doubled: {doubled}")
    return 1 if seen or lost or doubled else 0


if __name__ == "__main__":
    sys.exit(main())
