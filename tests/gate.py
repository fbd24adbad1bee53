"""Every check that a change has to pass: the quick ones side by side, then the tests; a failure ends it.

Started by ./run test.
"""

import os
import re
import secrets
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORES = len(os.sched_getaffinity(0))
PYTEST = ("-m", "pytest", "-q", "-n", str(CORES), "--dist", "loadgroup")
COUNTED = re.compile(r"(\d+) (passed|failed|skipped|errors?)\b")
LAST_LINE_OF_PYTEST = re.compile(r"\bin \d+\.\d+s\b")


@dataclass(frozen=True, slots=True)
class Step:
    """One check: a name for people and a Python command line."""

    name: str
    command: tuple[str, ...]
    settings: str = "cloudready.settings.test"
    environment: Mapping[str, str] = field(default_factory=dict)


PRODUCTION = {
    "CLOUDREADY_SECRET_KEY": secrets.token_urlsafe(60),
    "CLOUDREADY_HOSTS": "cloudready.example",
    "DATABASE_URL": "sqlite://:memory:",
    "CLOUDREADY_MAIL_SERVER": "smtp://mail.example",
    "CLOUDREADY_MAIL_FROM": "cloudready@cloudready.example",
}
QUICK = (
    Step("Types", ("-m", "mypy")),  # the longest, so it starts first
    Step("Style", ("-m", "ruff", "check", "--quiet", ".")),
    Step("Format", ("-m", "ruff", "format", "--quiet", "--check", ".")),
    Step("Floors", ("-c", "from importlinter.cli import lint_imports_command as main; main()", "--no-cache")),
    Step("Models have migrations", ("manage.py", "makemigrations", "--check", "--dry-run")),
    Step("Migrations are safe to apply", ("-m", "tests.migration_lint")),
    Step(
        "Production settings",
        ("manage.py", "check", "--deploy", "--fail-level", "WARNING"),
        settings="cloudready.settings.production",
        environment=PRODUCTION,
    ),
    Step("Translations", ("-m", "tests.translations")),
)
TESTS = (
    Step("Tests on SQLite", (*PYTEST, "--cov")),
    Step("Tests on PostgreSQL", (*PYTEST, "--database=postgresql")),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step ended: its status, what it printed and what it took."""

    step: Step
    status: int
    printed: str
    seconds: float


def main() -> int:
    """Run all steps, print what they cost, and end with the number of tests."""
    counts: Counter[str] = Counter()
    total = len(QUICK) + len(TESTS)
    for number, outcome in enumerate(outcomes(), start=1):
        print(f"[{number}/{total}] {outcome.step.name}: {outcome.seconds:.1f} s", flush=True)
        counts += counted(outcome.printed)
        if outcome.status != 0:
            if outcome.step in QUICK:
                print(outcome.printed, end="")
            print(f"\nFAILED: {outcome.step.name}\n  python {' '.join(outcome.step.command)}\n", flush=True)
            counts["failed"] = max(counts["failed"], 1)
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    return 1 if counts["failed"] else 0


def outcomes() -> Iterator[Outcome]:
    """Run the quick steps side by side, all of them; then the tests one after the other until something failed."""
    good = True
    with ThreadPoolExecutor(CORES) as pool:
        for outcome in pool.map(lambda step: run(step, live=False), QUICK):
            good = good and outcome.status == 0
            yield outcome
    for step in TESTS:
        if good:
            print(f"{step.name} ...", flush=True)
            outcome = run(step, live=True)
            good = outcome.status == 0
            yield outcome


def run(step: Step, *, live: bool) -> Outcome:
    """Run one step; ``live`` shows at once what it prints."""
    started = time.monotonic()
    with subprocess.Popen(
        [sys.executable, *step.command],
        cwd=ROOT,
        env=environment_of(step),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if live:
                print(line, end="", flush=True)
    return Outcome(step, process.returncode, "".join(lines), time.monotonic() - started)


def environment_of(step: Step) -> dict[str, str]:
    """Return the environment of a step: ours, with its settings, and with leave to keep what Python compiled.

    Without that leave every worker and every process that draws a report compiles everything again.
    """
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**ours, "DJANGO_SETTINGS_MODULE": step.settings, **step.environment}


def counted(printed: str) -> Counter[str]:
    """Return what pytest counted, from its last line."""
    ends = [line for line in printed.splitlines() if LAST_LINE_OF_PYTEST.search(line)]
    counts: Counter[str] = Counter()
    for number, what in COUNTED.findall(ends[-1]) if ends else []:
        counts["failed" if what.startswith("error") else what] += int(number)
    return counts


if __name__ == "__main__":
    sys.exit(main())
