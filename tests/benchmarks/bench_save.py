"""How long a save takes, beside an empty view with session and CSRF, and one that writes one row, in the same run.

The empty view waits for no disk; the one that writes a row waits for it once, as a save does.

python -m tests.benchmarks.bench_save [--saves 1500] [--database postgresql|postgres://…]
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.serving import Visitor, database_named, prepare, random_key, serving, signed_in


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=1500)
    parser.add_argument("--database", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, database_named(options.database) as database:
        folder = Path(name)
        prepare(folder, database)
        from django.conf import settings  # noqa: PLC0415
        from django.urls import reverse  # noqa: PLC0415

        from assessments.services.shipped import shipped_edition  # noqa: PLC0415
        from tests import factories  # noqa: PLC0415

        os.environ["BENCH_SECRET_KEY"] = settings.SECRET_KEY
        assessment = factories.assessment(by=factories.edition(shipped_edition()))
        here = {"hospital_id": assessment.hospital_id, "assessment_id": assessment.pk}
        path = reverse("answer_save", kwargs={**here, "dimension": "D1", "question": "D1.1"})
        lead = factories.lead(assessment.hospital)
        with serving(folder) as ours, serving(folder, settings="tests.benchmarks.empty_site",
                                              application="tests.benchmarks.empty_wsgi") as empty:  # fmt: skip
            nobody_else = signed_in(lead, empty.port, "django.contrib.auth.backends.ModelBackend")
            report(measure(signed_in(lead, ours.port), nobody_else, path, options.saves))


def measure(ours: Visitor, empty: Visitor, path: str, saves: int) -> dict[str, list[float]]:
    """Return the milliseconds of saves, of empty answers and of those that write a row, taken in turns."""
    times: dict[str, list[float]] = {"save": [], "empty": [], "one row": []}
    version = 0
    for number in range(saves):
        said = {"answer": str(number % 5), "note": f"Notiz {number}", "base": version, "key": random_key()}
        answer = _timed(ours, path, said, times["save"])
        _timed(empty, "/leer/", {}, times["empty"])
        _timed(empty, "/eine-zeile/", {}, times["one row"])
        version = answer["version"]
    return {name: values[saves // 10 :] for name, values in times.items()}


def _timed(visitor: Visitor, path: str, data: object, times: list[float]) -> Any:
    started = time.perf_counter()
    status, answer = visitor.post(path, data)
    times.append((time.perf_counter() - started) * 1000)
    if status != 200 or not answer.get("signed_in", True):
        raise RuntimeError(f"{path} {status} {answer}")
    return answer


def report(times: dict[str, list[float]]) -> None:
    """Print the times, and how many times as long as the others a save takes."""
    for name, values in times.items():
        cuts = statistics.quantiles(values, n=100)
        print(
            f"{name:8} median {statistics.median(values):6.2f} ms   p10 {cuts[9]:6.2f}   p95 {cuts[94]:6.2f}   "
            f"p99 {cuts[98]:6.2f}"
        )
    save = statistics.median(times["save"])
    for name in ("empty", "one row"):
        print(f"ratio of the medians, save to {name}: {save / statistics.median(times[name]):.2f}")


if __name__ == "__main__":
    main()
