"""Production starts with everything it needs, or says in one sentence what is missing."""

import os
import secrets
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMPLETE = {
    "CLOUDREADY_SECRET_KEY": secrets.token_urlsafe(48),
    "CLOUDREADY_HOSTS": "cloudready.example",
    "DATABASE_URL": "sqlite://:memory:",
}

ONLY_FOR_TESTS = {"DJANGO_ALLOW_ASYNC_UNSAFE"}  # left behind by browser tests in the same worker


def _manage(*command: str, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in COMPLETE and name not in ONLY_FOR_TESTS}
    production = {"DJANGO_SETTINGS_MODULE": "cloudready.settings.production"}
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT, env=clean | production | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_deployment_check_finds_nothing() -> None:
    done = _manage("check", "--deploy", "--fail-level", "WARNING", environment=COMPLETE)
    assert (done.stderr, done.stdout) == ("", "System check identified no issues (0 silenced).\n")


def test_everything_missing_is_named_at_once() -> None:
    done = _manage("check", environment={})
    assert done.stderr.splitlines()[-1].endswith(
        "CloudReady cannot start. Please set in the environment: "
        "CLOUDREADY_SECRET_KEY (a random text of at least 50 characters); "
        "CLOUDREADY_HOSTS (the host names of the site, separated by commas); "
        "DATABASE_URL (postgres://user:secret@host/name or sqlite:////path/to/file)."
    )


@pytest.mark.parametrize("name", COMPLETE)
def test_one_missing_setting_is_enough_to_refuse(name: str) -> None:
    done = _manage("check", environment=COMPLETE | {name: " "})
    assert done.returncode == 1
    assert name in done.stderr.splitlines()[-1]


def test_a_short_secret_is_as_good_as_none() -> None:
    done = _manage("check", environment=COMPLETE | {"CLOUDREADY_SECRET_KEY": "x" * 49})
    assert done.returncode == 1
    assert "CLOUDREADY_SECRET_KEY (a random text of at least 50 characters)" in done.stderr.splitlines()[-1]
