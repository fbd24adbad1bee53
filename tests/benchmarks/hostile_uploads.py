"""Five hundred hostile uploads over HTTP: no server error, nothing active served inline, nothing refused that stays.

Run from the root of the project: ``python -m tests.benchmarks.hostile_uploads [COUNT] [SEED]``. The same seed gives the
same files. It builds a database and a store of its own in a temporary folder and removes both. A peer that speaks the
protocol of the ClamAV daemon and knows EICAR stands in for a scanner.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

    from assessments.models import Assessment

COUNT, SEED = 500, 5
SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}


def main(count: int, seed: int) -> int:
    """Send the files and tell what became of them."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "cloudready.settings.test"
        os.environ["CLOUDREADY_TEST_DATABASE"] = f"sqlite:///{folder}/bench.sqlite3"
        return _run(Path(folder), count, seed)


def _run(folder: Path, count: int, seed: int) -> int:
    import django  # noqa: PLC0415  # after the settings are chosen

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    from tests import factories  # noqa: PLC0415
    from tests.services import clamd  # noqa: PLC0415
    from tests.web.pages import signed_in  # noqa: PLC0415

    settings.CLOUDREADY_EVIDENCE_DIR = folder / "evidence"
    settings.LOGGING_CONFIG = None
    call_command("migrate", verbosity=0)
    assessment = factories.assessment()
    client = signed_in(factories.lead(assessment.hospital))
    client.raise_request_exception = False
    with clamd.over_tcp() as settings.CLOUDREADY_CLAMD:
        return _attack(client, assessment, count, seed)


def _attack(client: Client, assessment: Assessment, count: int, seed: int) -> int:
    from django.urls import reverse  # noqa: PLC0415

    from assessments.models import Evidence  # noqa: PLC0415
    from tests.hostile_files import Fate, hostile_files  # noqa: PLC0415
    from tests.web.uploads import send  # noqa: PLC0415

    url = reverse("evidence_store", args=[assessment.hospital_id])
    answers: dict[str, Counter[int]] = defaultdict(Counter)
    faults: list[str] = []
    seconds: list[float] = []
    for one in hostile_files(count, seed):
        before = Evidence.objects.count()
        started = perf_counter()
        status = send(client, url, [(one.name, one.content)]).status_code
        seconds.append(perf_counter() - started)
        answers[one.group][status] += 1
        kept = Evidence.objects.count() - before
        if status >= 500 or (one.fate is Fate.REFUSED and (status == 302 or kept)) or (status != 302 and kept):
            faults.append(f"{one.group}: {one.name!r} was answered {status}, {kept} kept")
    faults += _handed_out(client, assessment)
    _tell(answers, faults, sorted(seconds))
    return 1 if faults else 0


def _handed_out(client: Client, assessment: Assessment) -> list[str]:
    """Return what is wrong with downloads of everything that was kept."""
    from django.urls import reverse  # noqa: PLC0415

    from assessments.domain.evidence import FILE_TYPES  # noqa: PLC0415

    allowed = {known.content_type for known in FILE_TYPES.values()}
    faults = []
    for row in assessment.hospital.evidence.all():
        given = client.get(reverse("evidence_file", args=[row.hospital_id, row.pk]))
        b"".join(given)  # type: ignore[arg-type]  # reads and closes it
        safe = all(given.get(name) == value for name, value in SAFE_HEADERS.items())
        if not (safe and given["Content-Type"] in allowed and given["Content-Disposition"].startswith("attachment;")):
            faults.append(f"{row.file_name!r} is handed out as {dict(given.headers)}")
    print(f"kept and handed out as attachments: {assessment.hospital.evidence.count()}")
    return faults


def _tell(answers: dict[str, Counter[int]], faults: list[str], seconds: list[float]) -> None:
    for group, statuses in answers.items():
        told = ", ".join(f"{status}: {number}" for status, number in sorted(statuses.items()))
        print(f"{group:<12} {sum(statuses.values()):>4}   {told}")
    median, late = seconds[len(seconds) // 2], seconds[int(len(seconds) * 0.95)]
    total = sum(sum(statuses.values()) for statuses in answers.values())
    print(f"{total} uploads in {len(answers)} classes, {len(faults)} faults, median {median:.2f} s, p95 {late:.2f} s")
    for fault in faults[:20]:
        print("  " + fault)


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:3]]
    sys.exit(main(*(given + [COUNT, SEED][len(given) :])))
