"""Send each of 5,000 saves one to five times, shuffled and in parallel; in the end it is as if each had come once.

python -m tests.benchmarks.prove_repeats [--saves 5000] [--senders 8] [--database postgresql|postgres://…]
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.benchmarks.serving import database_named, prepare, random_key, serving, signed_in


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=5000)
    parser.add_argument("--senders", type=int, default=8)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--database", default="")
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311
    with tempfile.TemporaryDirectory() as name, database_named(options.database) as database:
        folder = Path(name)
        prepare(folder, database)
        from django.urls import reverse  # noqa: PLC0415

        from assessments.models import Answer, AnswerEvent, Assessment, SaveKey  # noqa: PLC0415
        from assessments.services.shipped import shipped_edition  # noqa: PLC0415
        from tests import factories  # noqa: PLC0415

        value = shipped_edition()
        row = factories.edition(value)
        houses = [factories.assessment(by=row) for _house in range(-(-options.saves // len(value.questions)))]
        jobs: list[tuple[int, str, bytes | dict[str, object]]] = []
        for number in range(options.saves):
            house = houses[number // len(value.questions)]
            question = list(value.questions.values())[number % len(value.questions)]
            where: dict[str, object] = {"hospital_id": house.hospital_id, "assessment_id": house.pk}
            where |= {"dimension": question.dimension_code, "question": question.code}
            path = reverse("answer_save", kwargs=where)
            said = {"answer": str(number % 5), "note": f"Nr. {number}"}
            data: dict[str, object] = {**said, "base": 0, "key": random_key()}
            jobs += [(houses.index(house), path, data)] * chance.randint(1, 5)
        chance.shuffle(jobs)
        with serving(folder) as server:
            leads = [factories.lead(house.hospital) for house in houses]
            started = time.monotonic()
            answers = _send(jobs, leads, server.port, options.senders)
            seconds = time.monotonic() - started
        odd = [answer for answer in answers if answer[0] != 200]
        told: dict[str, set[tuple[int, str]]] = {}
        for (_house, path, _data), (status, answer) in zip(jobs, answers, strict=True):
            if status == 200:
                told.setdefault(path, set()).add((answer["version"], answer["at"]))
        differing = sum(len(found) != 1 for found in told.values())
        counts = {model.__name__: model.objects.count() for model in (Answer, AnswerEvent, SaveKey)}
        print(f"{options.saves} saves sent {len(jobs)} times in {seconds:.0f} s: {counts}")
        print(f"unexpected answers: {len(odd)} {odd[:2]}, saves answered differently: {differing}")
        right = all(count == options.saves for count in counts.values()) and Assessment.objects.count() == len(houses)
        return 0 if right and not odd and not differing else 1


def _send(jobs: list[Any], leads: list[Any], port: int, senders: int) -> list[tuple[int, Any]]:
    sessions = [signed_in(lead, port).session for lead in leads]

    def run(mine: list[tuple[int, Any]]) -> list[tuple[int, tuple[int, Any]]]:
        visitor = signed_in(leads[0], port)
        found = []
        for number, (house, path, data) in mine:
            visitor.session = sessions[house]
            found.append((number, visitor.post(path, data)))
        return found

    numbered = list(enumerate(jobs))
    with ThreadPoolExecutor(senders) as threads:
        parts = threads.map(run, [numbered[start::senders] for start in range(senders)])
        return [answer for _number, answer in sorted((one for part in parts for one in part), key=lambda one: one[0])]


if __name__ == "__main__":
    sys.exit(main())
