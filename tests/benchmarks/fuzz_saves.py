"""50,000 hostile posts over the save route, the form of a dimension and the history of an answer.

    python -m tests.benchmarks.fuzz_saves [--posts 50000] [--seed 1]

None may end in an error of the server, and none may change an answer of another house.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.benchmarks.serving import prepare


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name))
        logging.disable(logging.CRITICAL)
        return _fuzz(options.posts, random.Random(options.seed))  # noqa: S311


def _fuzz(posts: int, chance: random.Random) -> int:
    from django.test import Client  # noqa: PLC0415  set up by now

    from assessments.models import Answer  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415
    from tests.web.hostile import hostile_form, hostile_values  # noqa: PLC0415
    from tests.web.pages import address  # noqa: PLC0415

    edition = factories.edition()
    assessment, foreign = factories.assessment(by=edition), factories.assessment(by=edition)
    factories.answered(foreign, ["D1.1"])
    client = Client(SERVER_NAME="localhost", raise_request_exception=False)
    client.force_login(factories.lead(assessment.hospital))
    page = address("dimension", assessment, dimension="D1")
    routes = [address(name, one, dimension="D1", question="D1.1") for name in ("answer_save", "answer_history")
              for one in (assessment, assessment, foreign)]  # fmt: skip
    statuses: Counter[int] = Counter()
    started = time.monotonic()
    for body in hostile_values(chance, posts):
        if chance.random() < 0.3:
            response = client.post(page, hostile_form(chance, chance.choice(("D1.1", "D1.2", "D2.1", ""))))
        elif (route := chance.choice(routes)).endswith("antwort/"):
            response = client.post(route, body, content_type="application/json", headers={"accept": "application/json"})
        else:
            response = client.post(route, {"version": chance.choice(("1", "2", "", "x" * 50, "-1", "٣")), "base": "1"})
        statuses[response.status_code] += 1
    changed = list(Answer.objects.filter(assessment=foreign).values_list("question_code", "version"))
    print(f"{posts} posts in {time.monotonic() - started:.0f} s: {dict(sorted(statuses.items()))}")
    print(f"answers of the other house: {changed}")
    broken = sum(count for status, count in statuses.items() if status >= 500)
    return 1 if broken or changed != [("D1.1", 1)] else 0


if __name__ == "__main__":
    sys.exit(main())
