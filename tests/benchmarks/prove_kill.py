"""Kill the server, or one of its workers, again and again under load; then compare the ledger of the clients.

    python -m tests.benchmarks.prove_kill [--kills 200] [--clients 8] [--database postgresql|postgres://…]

Every client keeps one answer of its own and writes down what the server acknowledged. A save without an answer is sent
again with its key until it has one, as the page does. In the end every acknowledged save is in the history exactly
once, and nothing else is.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import signal
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from tests.benchmarks.ledger import Told, compare
from tests.benchmarks.serving import Server, Visitor, database_named, prepare, random_key, serving, signed_in

SECONDS_TO_RECOVER = 60


@dataclass
class Client:
    """One person at one answer."""

    visitor: Visitor
    path: str
    assessment: UUID
    name: str
    version: int = 0
    sent: int = 0
    repeats: int = 0
    odd: list[str] = field(default_factory=list)
    ledger: list[Told] = field(default_factory=list)

    def run(self, stop: threading.Event) -> None:
        while not stop.is_set():
            self.sent += 1
            note = f"{self.name} {self.sent}"
            self._save({"answer": str(self.sent % 5), "note": note, "base": self.version, "key": random_key()}, note)

    def _save(self, data: dict[str, object], note: str) -> None:
        while True:
            try:
                status, answer = self.visitor.post(self.path, data)
            except (OSError, http.client.HTTPException, ValueError):
                status, answer = 0, None
            if status == 200:
                self.version = answer["version"]
                self.ledger.append((self.version, note))
                return
            if status not in (0, 503):
                self.odd.append(f"{status} {answer!r:.200}")
                return
            self.repeats += 1
            time.sleep(0.05)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--database", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, database_named(options.database) as database:
        folder = Path(name)
        prepare(folder, database)
        from django.urls import reverse  # noqa: PLC0415

        from assessments.services.shipped import shipped_edition  # noqa: PLC0415
        from tests import factories  # noqa: PLC0415

        edition = shipped_edition()
        assessment = factories.assessment(by=factories.edition(edition))
        here = {"hospital_id": assessment.hospital_id, "assessment_id": assessment.pk}
        lead = factories.lead(assessment.hospital)
        with serving(folder) as server:
            clients = []
            for question in list(edition.questions.values())[: options.clients]:
                where = {**here, "dimension": question.dimension_code, "question": question.code}
                path = reverse("answer_save", kwargs=where)
                clients.append(Client(signed_in(lead, server.port), path, assessment.pk, question.code))
            _kill_under_load(server, clients, options.kills, random.Random(options.seed))  # noqa: S311
        return _compare(clients)


def _kill_under_load(server: Server, clients: list[Client], kills: int, chance: random.Random) -> None:
    stop = threading.Event()
    threads = [threading.Thread(target=client.run, args=(stop,), daemon=True) for client in clients]
    for thread in threads:
        thread.start()
    for number in range(kills):
        _wait_for_saves(clients)
        time.sleep(chance.uniform(0, 0.3))
        workers = server.workers_now()
        if number % 10 == 0 or not workers:
            server.kill_all()
            server.start()
        else:
            os.kill(chance.choice(workers), signal.SIGKILL)
    time.sleep(2)
    stop.set()
    for thread in threads:
        thread.join()


def _wait_for_saves(clients: list[Client]) -> None:
    """Wait until the site works again, so that every kill meets a site under load."""
    wanted = sum(len(client.ledger) for client in clients) + len(clients)
    deadline = time.monotonic() + SECONDS_TO_RECOVER
    while sum(len(client.ledger) for client in clients) < wanted and time.monotonic() < deadline:
        time.sleep(0.01)


def _compare(clients: list[Client]) -> int:
    from assessments.models import SaveKey  # noqa: PLC0415

    lost, doubled = compare({(client.assessment, client.name): client.ledger for client in clients})
    acknowledged = sum(len(client.ledger) for client in clients)
    repeats, odd = sum(client.repeats for client in clients), [one for client in clients for one in client.odd]
    print(f"{acknowledged} acknowledged, {repeats} sent again, {SaveKey.objects.count()} keys")
    print(f"lost: {lost}, doubled: {doubled}, unexpected answers: {len(odd)} {odd[:3]}")
    return 1 if lost or doubled or odd else 0


if __name__ == "__main__":
    sys.exit(main())
