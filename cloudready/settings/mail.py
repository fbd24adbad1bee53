"""The mail server: where password links, invitations and notices leave the house."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SECONDS = 10
PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
"""STARTTLS, TLS from the start, and no encryption at all: for a server on the same machine only."""


def mail_at(url: str) -> dict[str, Any]:
    """Return the settings for a mail server such as smtp://user:secret@host:587.

    :raises ImproperlyConfigured: when the address cannot be read.
    """
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ImproperlyConfigured(f"CLOUDREADY_MAIL_SERVER has to begin with one of {', '.join(PORTS)}:// and a host.")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": SECONDS,
    }
