"""Every check that a change has to pass, in the order of what they cost; the first failure ends it.

Started by ./run test.
"""

import os
import re
import secrets
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORES = str(len(os.sched_getaffinity(0)))
PYTEST = ("-m", "pytest", "-q", "-n", CORES, "--dist", "loadgroup")
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
}
STEPS = (
    Step("Style", ("-m", "ruff", "check", "--quiet", ".")),
    Step("Format", ("-m", "ruff", "format", "--quiet", "--check", ".")),
    Step("Types", ("-m", "mypy")),
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
    Step("Tests on SQLite", (*PYTEST, "--cov")),
    Step("Tests on PostgreSQL", (*PYTEST, "--database=postgresql")),
)


def main() -> int:
    """Run all steps, print what they cost, and end with the number of tests."""
    counts: Counter[str] = Counter()
    for number, step in enumerate(STEPS, start=1):
        print(f"[{number}/{len(STEPS)}] {step.name} ...", flush=True)
        started = time.monotonic()
        status, printed = run(step, live="pytest" in step.command)
        counts += counted(printed)
        print(f"[{number}/{len(STEPS)}] {step.name}: {time.monotonic() - started:.1f} s", flush=True)
        if status != 0:
            print(f"\nFAILED: {step.name}\n  python {' '.join(step.command)}\n")
            counts["failed"] = max(counts["failed"], 1)
            break
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    return 1 if counts["failed"] else 0


def run(step: Step, *, live: bool) -> tuple[int, str]:
    """Run one step and return its status and what it printed; show that at once, or only when it fails."""
    with subprocess.Popen(
        [sys.executable, *step.command],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": step.settings, **step.environment},
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
    printed = "".join(lines)
    if process.returncode != 0 and not live:
        print(printed, end="")
    return process.returncode, printed


def counted(printed: str) -> Counter[str]:
    """Return what pytest counted, from its last line."""
    ends = [line for line in printed.splitlines() if LAST_LINE_OF_PYTEST.search(line)]
    counts: Counter[str] = Counter()
    for number, what in COUNTED.findall(ends[-1]) if ends else []:
        counts["failed" if what.startswith("error") else what] += int(number)
    return counts


if __name__ == "__main__":
    sys.exit(main())
