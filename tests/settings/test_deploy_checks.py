"""What a deployment is told beyond Django's own questions; each mistake is made once."""

from __future__ import annotations

import stat
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.checks import CheckMessage
from django.test import override_settings

from assessments.checks import browsers, running, storage
from cloudready.settings import base
from cloudready.settings.databases import sqlite_at

DIRECTIVES = base.CONTENT_SECURITY_POLICY["DIRECTIVES"]

SAFE: dict[str, Any] = {
    "CLOUDREADY_DEMO": False,
    "EMAIL_BACKEND": running.SMTP,
    "DEFAULT_FROM_EMAIL": "cloudready@house.example",
    "PASSWORD_HASHERS": base.PASSWORD_HASHERS,
    "SECRET_KEY": "8sNQb0Wm5hYt" * 5,
    "ALLOWED_HOSTS": ["cloudready.example"],
    "CSRF_TRUSTED_ORIGINS": ["https://cloudready.example"],
    "SESSION_COOKIE_NAME": "__Host-session",
    "CSRF_COOKIE_NAME": "__Host-csrf",
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "CLOUDREADY_EVIDENCE_DIR": Path("/nowhere/evidence"),
}


def _policy(**more: Any) -> dict[str, Any]:
    changed = {name.replace("_", "-"): value for name, value in more.items()}
    return {"CONTENT_SECURITY_POLICY": {"DIRECTIVES": DIRECTIVES | changed}}


def _policy_without(*names: str) -> dict[str, Any]:
    kept = {name: value for name, value in DIRECTIVES.items() if name not in names}
    return {"CONTENT_SECURITY_POLICY": {"DIRECTIVES": kept}}


def _middleware_without(name: str) -> dict[str, Any]:
    return {"MIDDLEWARE": [one for one in base.MIDDLEWARE if not one.endswith(name)]}


def _middleware_last(name: str) -> dict[str, Any]:
    moved = [one for one in base.MIDDLEWARE if one.endswith(name)]
    return {"MIDDLEWARE": [one for one in base.MIDDLEWARE if one not in moved] + moved}


def _logging(*path: str, value: object) -> dict[str, Any]:
    changed = deepcopy(base.LOGGING)
    place = changed
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    return {"LOGGING": changed}


def _templates_in_debug() -> dict[str, Any]:
    changed = deepcopy(base.TEMPLATES)
    changed[0]["OPTIONS"]["debug"] = True  # type: ignore[index]
    return {"TEMPLATES": changed}


JOURNAL_LOST = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
BROKEN: list[tuple[CheckMessage, str, dict[str, Any]]] = [
    (browsers.OPEN_BY_DEFAULT, "own by default", _policy(default_src=["'self'"])),
    (browsers.OPEN_BY_DEFAULT, "none and more", _policy(default_src=["'none'", "https://cdn.example"])),
    (browsers.UNSAFE, "inline styles", _policy(style_src=["'self'", "'unsafe-inline'"])),
    (browsers.UNSAFE, "scripts as data", _policy(script_src=["'self'", "data:"])),
    (browsers.UNSAFE, "everything", _policy(connect_src=["*"])),
    (browsers.NOT_INHERITED, "forms", _policy_without("form-action")),
    (browsers.NOT_INHERITED, "frames", _policy_without("frame-ancestors")),
    (browsers.REPORTED_ONLY, "reported", {"CONTENT_SECURITY_POLICY_REPORT_ONLY": {"DIRECTIVES": {}, "x": 1}}),
    (browsers.COOKIES_OF_NEIGHBOURS, "session", {"SESSION_COOKIE_NAME": "session"}),
    (browsers.COOKIES_OF_NEIGHBOURS, "form", {"CSRF_COOKIE_NAME": "csrf"}),
    (browsers.COOKIES_OF_NEIGHBOURS, "domain", {"SESSION_COOKIE_DOMAIN": ".example"}),
    (browsers.COOKIES_FOR_OTHERS, "none", {"SESSION_COOKIE_SAMESITE": "None"}),
    (browsers.COOKIES_FOR_OTHERS, "readable", {"SESSION_COOKIE_HTTPONLY": False}),
    (browsers.TALKATIVE, "referrer", {"SECURE_REFERRER_POLICY": "unsafe-url"}),
    (browsers.TALKATIVE, "windows", {"SECURE_CROSS_ORIGIN_OPENER_POLICY": "unsafe-none"}),
    (running.DEMO, "on", {"CLOUDREADY_DEMO": True}),
    (running.MAIL_GOES_NOWHERE, "console", {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}),
    (running.NO_SENDER, "default", {"DEFAULT_FROM_EMAIL": "webmaster@localhost"}),
    (running.TALKING_TEMPLATES, "debug", _templates_in_debug()),
    (running.WEAK_HASHES, "second", {"PASSWORD_HASHERS": base.PASSWORD_HASHERS[::-1]}),
    (running.SILENT_TRAIL, "no handler", _logging("loggers", "cloudready.audit", "handlers", value=[])),
    (running.DISORDER, "no headers", _middleware_without("HeadersMiddleware")),
    (running.DISORDER, "policy after the files", _middleware_last("CSPMiddleware")),
    (running.DISORDER, "no session times", _middleware_without("SessionTimesMiddleware")),
    (running.DOORS_OPEN, "no sign-in", _middleware_without("SignInMiddleware")),
    (running.DOORS_OPEN, "after the table", _middleware_last("SignInMiddleware")),
    (running.ANY_HOST, "star", {"ALLOWED_HOSTS": ["*"]}),
    (running.PROXY_HALF_TRUSTED, "scheme alone", {"SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https")}),
    (running.PROXY_HALF_TRUSTED, "address alone", {"ALLAUTH_TRUSTED_PROXY_COUNT": 1}),
    (running.TALKING_LOG, "root", _logging("root", "level", value="DEBUG")),
    (running.TALKING_LOG, "one", _logging("loggers", "django", "level", value="DEBUG")),
    (running.KNOWN_SECRET, "of the tests", {"SECRET_KEY": "only-for-tests-" + "0" * 50}),
    (running.ORIGINS_WITHOUT_TLS, "plain", {"CSRF_TRUSTED_ORIGINS": ["http://cloudready.example"]}),
    (storage.EVIDENCE_IS_SERVED, "static", {"CLOUDREADY_EVIDENCE_DIR": base.BASE_DIR / "static" / "evidence"}),
    (storage.EVIDENCE_IS_SERVED, "media", {"CLOUDREADY_EVIDENCE_DIR": base.MEDIA_ROOT}),
    (storage.ENDLESS_REQUESTS, "body", {"DATA_UPLOAD_MAX_MEMORY_SIZE": None}),
    (storage.ENDLESS_REQUESTS, "files", {"FILE_UPLOAD_HANDLERS": ["x.Handler"]}),
]


def _told() -> list[CheckMessage]:
    return [*browsers.browsers_are_told(), *running.site_is_run_safely(), *storage.things_are_kept_safely()]


@override_settings(**SAFE)
def test_a_safe_site_is_told_nothing() -> None:
    assert _told() == []


@pytest.mark.parametrize(("message", "_what", "broken"), BROKEN, ids=[f"{one.id} {what}" for one, what, _how in BROKEN])
@override_settings(**SAFE)
def test_each_mistake_is_noticed(message: CheckMessage, _what: str, broken: dict[str, Any]) -> None:
    with override_settings(**broken):
        assert _told() == [message]


def test_every_check_is_broken_at_least_once() -> None:
    ours = (browsers, running, storage)
    known = {one.id for module in ours for one in vars(module).values() if isinstance(one, CheckMessage)}
    broken = {message.id for message, _what, _how in BROKEN} | {
        storage.EVIDENCE_IS_OPEN.id,
        storage.LOSES_WRITES.id,
    }
    assert (broken, len(known) >= 12) == (known, True)


@override_settings(**SAFE)
@pytest.mark.parametrize(("mode", "told"), [(0o700, []), (0o750, []), (0o755, [storage.EVIDENCE_IS_OPEN])])
def test_files_behind_answers_are_for_the_site_alone(tmp_path: Path, mode: int, told: list[CheckMessage]) -> None:
    folder = tmp_path / "evidence"
    folder.mkdir()
    folder.chmod(mode)
    with override_settings(CLOUDREADY_EVIDENCE_DIR=folder):
        assert (_told(), stat.S_IMODE(folder.stat().st_mode)) == (told, mode)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, []),
        ({"transaction_mode": "DEFERRED"}, [storage.LOSES_WRITES]),
        ({"init_command": JOURNAL_LOST}, [storage.LOSES_WRITES]),
    ],
    ids=["as shipped", "deferred", "not synchronous"],
)
@override_settings(**SAFE)
def test_sqlite_has_to_keep_its_writes(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any], told: list[CheckMessage]
) -> None:
    database = sqlite_at("/nowhere/db.sqlite3")
    # Beside the one under test: Django warns of settings that change its databases.
    monkeypatch.setitem(settings.DATABASES, "shown", database | {"OPTIONS": database["OPTIONS"] | changed})
    assert _told() == told


@override_settings(**SAFE)
def test_other_databases_promise_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.DATABASES, "shown", {"ENGINE": "django.db.backends.postgresql", "NAME": "x"})
    assert _told() == []
