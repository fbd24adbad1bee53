"""Production starts with everything it needs, or says in one sentence what is missing."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cloudready.settings.requirements import NEEDED, refuse_to_start_without

ROOT = Path(__file__).resolve().parents[2]
RANDOM = "Zk3vTq9_wXb7LdPf2NhRj5-sYc8MgAe4UoBi1GtKr6VxQn0DzW"
COMPLETE = {
    "CLOUDREADY_SECRET_KEY": RANDOM,
    "CLOUDREADY_HOSTS": "cloudready.example, .house.example",
    "DATABASE_URL": "sqlite://:memory:",
    "CLOUDREADY_MAIL_SERVER": "smtp://mail.example",
    "CLOUDREADY_MAIL_FROM": "CloudReady <cloudready@house.example>",
}
MAIL_SERVER = NEEDED["CLOUDREADY_MAIL_SERVER"]
ONLY_FOR_TESTS = {"DJANGO_ALLOW_ASYNC_UNSAFE"}  # left behind by browser tests in the same worker
HEADERS = """
import django
from django.conf import settings
django.setup()
from django.utils.module_loading import import_string
notices = import_string(settings.MESSAGE_STORAGE).storage_classes[0].cookie_name
print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME, notices)
print(settings.DEFAULT_FROM_EMAIL)
"""


def _run(*command: str, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in COMPLETE and name not in ONLY_FOR_TESTS}
    production = {"DJANGO_SETTINGS_MODULE": "cloudready.settings.production"}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT, env=clean | production | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def _refusal(environment: Mapping[str, str], *, demo_secret: Path = Path("/nowhere")) -> str:
    with pytest.raises(ImproperlyConfigured) as refused:
        refuse_to_start_without(environment, served=(ROOT / "static",), demo_secret=demo_secret)
    return str(refused.value)


def test_the_deployment_check_finds_nothing() -> None:
    elsewhere = {"CLOUDREADY_EVIDENCE_DIR": "/nowhere/evidence"}  # that of this machine may be open to everybody
    done = _run("manage.py", "check", "--deploy", "--fail-level", "WARNING", environment=COMPLETE | elsewhere)
    assert (done.stderr, done.stdout) == ("", "System check identified no issues (0 silenced).\n")


def test_a_site_that_misses_something_does_not_start() -> None:
    done = _run("manage.py", "check", environment=COMPLETE | {"CLOUDREADY_MAIL_SERVER": " "})
    assert (done.returncode, done.stderr.splitlines()[-1].partition(": ")[2]) == (
        1,
        f"CloudReady cannot start. Please set in the environment: CLOUDREADY_MAIL_SERVER ({MAIL_SERVER}).",
    )


def test_no_neighbour_can_plant_a_cookie() -> None:
    done = _run("-c", HEADERS, environment=COMPLETE)
    assert done.stdout.splitlines() == [
        "__Host-cloudready_session __Host-cloudready_csrf __Host-cloudready_language __Host-cloudready_messages",
        "CloudReady <cloudready@house.example>",
    ]


def test_a_complete_environment_is_enough() -> None:
    refuse_to_start_without(COMPLETE, served=(ROOT / "static",), demo_secret=Path("/nowhere"))


def test_everything_missing_is_named_at_once() -> None:
    assert _refusal({}) == (
        "CloudReady cannot start. Please set in the environment: "
        "CLOUDREADY_SECRET_KEY (a random text of at least 50 characters); "
        "CLOUDREADY_HOSTS (the host names of the site, separated by commas); "
        "DATABASE_URL (postgres://user:secret@host/name or sqlite:////path/to/file); "
        "CLOUDREADY_MAIL_SERVER (smtp://user:secret@host, smtps://… or smtp+plain://…); "
        "CLOUDREADY_MAIL_FROM (the sender of mails, such as cloudready@house.example)."
    )


@pytest.mark.parametrize("name", COMPLETE)
def test_one_missing_setting_is_enough_to_refuse(name: str) -> None:
    assert f"environment: {name} (" in _refusal(COMPLETE | {name: " "})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("CLOUDREADY_SECRET_KEY", "only-for-tests-" + RANDOM, id="of the tests"),
        pytest.param("CLOUDREADY_SECRET_KEY", "x" * 60, id="not random"),
        pytest.param("CLOUDREADY_HOSTS", "*", id="every host"),
        pytest.param("CLOUDREADY_HOSTS", "https://cloudready.example", id="an address"),
        pytest.param("CLOUDREADY_HOSTS", "cloudready.example:8000", id="a port"),
        pytest.param("CLOUDREADY_MAIL_SERVER", "mail.example", id="no scheme"),
        pytest.param("CLOUDREADY_MAIL_SERVER", "smtp://mail.example:many", id="no port"),
        pytest.param("CLOUDREADY_MAIL_FROM", "cloudready", id="no address"),
        pytest.param("CLOUDREADY_EVIDENCE_DIR", str(ROOT / "static" / "evidence"), id="among the files"),
        pytest.param("CLOUDREADY_EVIDENCE_DIR", "evidence", id="somewhere"),
        pytest.param("CLOUDREADY_PROXIES", "two", id="a word"),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_refused(name: str, value: str) -> None:
    refusal = _refusal(COMPLETE | {name: value})
    assert (refusal.startswith("CloudReady cannot start. "), "Please set" in refusal) == (True, False)
    assert name in refusal or "Port" in refusal


def test_a_short_secret_is_as_good_as_none() -> None:
    short = COMPLETE["CLOUDREADY_SECRET_KEY"][:49]
    assert "CLOUDREADY_SECRET_KEY (a random text of at least 50 characters)" in _refusal(
        COMPLETE | {"CLOUDREADY_SECRET_KEY": short}
    )


def test_the_secret_of_the_demo_is_known(tmp_path: Path) -> None:
    kept = tmp_path / "secret-key"
    kept.write_text(COMPLETE["CLOUDREADY_SECRET_KEY"])
    assert "not the one of the demo" in _refusal(COMPLETE, demo_secret=kept)
