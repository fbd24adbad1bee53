"""What production refuses to start without: everything is looked at, and all that is wrong is named at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from email.utils import parseaddr
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from cloudready.settings.mail import mail_at

NEEDED = {
    "CLOUDREADY_SECRET_KEY": "a random text of at least 50 characters",
    "CLOUDREADY_HOSTS": "the host names of the site, separated by commas",
    "DATABASE_URL": "postgres://user:secret@host/name or sqlite:////path/to/file",
    "CLOUDREADY_MAIL_SERVER": "smtp://user:secret@host, smtps://… or smtp+plain://…",
    "CLOUDREADY_MAIL_FROM": "the sender of mails, such as cloudready@house.example",
}
SHORTEST_SECRET = 50
FEWEST_SIGNS = 12
"""A random text of fifty characters has about thirty different ones."""
HOST = re.compile(r"\.?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*", re.IGNORECASE)
SECRETS_OF_OTHERS = ("only-for-tests-", "django-insecure-")


def refuse_to_start_without(environ: Mapping[str, str], *, served: tuple[Path, ...], demo_secret: Path) -> None:
    """Do nothing when a site can be run with these variables.

    :raises ImproperlyConfigured: with every variable that is missing, and every one that cannot be right.
    """
    missing = [f"{name} ({meaning})" for name, meaning in NEEDED.items() if not _is_there(environ, name)]
    wrong = list(_wrong(environ, served, demo_secret))
    parts = ["Please set in the environment: " + "; ".join(missing) + "."] if missing else []
    if parts or wrong:
        raise ImproperlyConfigured(" ".join(["CloudReady cannot start.", *parts, *wrong]))


def hosts_in(environ: Mapping[str, str]) -> list[str]:
    """Return the host names of the site."""
    return [host.strip() for host in environ.get("CLOUDREADY_HOSTS", "").split(",") if host.strip()]


def _is_there(environ: Mapping[str, str], name: str) -> bool:
    shortest = SHORTEST_SECRET if name == "CLOUDREADY_SECRET_KEY" else 1
    return len(environ.get(name, "").strip()) >= shortest


def _wrong(environ: Mapping[str, str], served: tuple[Path, ...], demo_secret: Path) -> Iterator[str]:
    secret = environ.get("CLOUDREADY_SECRET_KEY", "").strip()
    if _is_there(environ, "CLOUDREADY_SECRET_KEY") and _is_known(secret, demo_secret):
        yield "CLOUDREADY_SECRET_KEY has to be random, and not the one of the demo."
    for host in hosts_in(environ):
        if not HOST.fullmatch(host):
            yield f"CLOUDREADY_HOSTS takes names alone, without scheme, port or *: {host}"
    sender = environ.get("CLOUDREADY_MAIL_FROM", "").strip()
    if sender and not _is_sender(sender):
        yield f"CLOUDREADY_MAIL_FROM is no address: {sender}"
    yield from _wrong_server(environ.get("CLOUDREADY_MAIL_SERVER", "").strip())
    yield from _wrong_place(environ.get("CLOUDREADY_EVIDENCE_DIR", "").strip(), served)
    if not environ.get("CLOUDREADY_PROXIES", "0").isdecimal():
        yield "CLOUDREADY_PROXIES has to be a number."


def _is_known(secret: str, demo_secret: Path) -> bool:
    demo = demo_secret.read_text(encoding="ascii").strip() if demo_secret.is_file() else ""
    return secret == demo or secret.startswith(SECRETS_OF_OTHERS) or len(set(secret)) < FEWEST_SIGNS


def _is_sender(sender: str) -> bool:
    _name, address = parseaddr(sender)
    before, _at, domain = address.rpartition("@")
    return bool(before and HOST.fullmatch(domain)) and "\n" not in sender


def _wrong_server(url: str) -> Iterator[str]:
    if url:
        try:
            mail_at(url)
        except (ImproperlyConfigured, ValueError) as problem:
            yield str(problem)


def _wrong_place(place: str, served: tuple[Path, ...]) -> Iterator[str]:
    if not place:
        return
    if not Path(place).is_absolute():
        yield f"CLOUDREADY_EVIDENCE_DIR has to begin with /: {place}"
    elif any(Path(place).resolve().is_relative_to(folder.resolve()) for folder in served):
        yield f"CLOUDREADY_EVIDENCE_DIR must not lie where files are served from: {place}"
