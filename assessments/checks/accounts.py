"""Questions about signing in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

NOT_COMPELLED = Error(
    "CLOUDREADY_MFA_COMPULSORY is off: leads, consultants and the administration sign in with a password alone.",
    hint="Production settings turn it on; take the override back.",
    id="cloudready.E101",
)
SECOND_DOOR = Error(
    "AUTHENTICATION_BACKENDS lets passwords in past limits and second factors.",
    hint="allauth's back end has to be the only one.",
    id="cloudready.E102",
)
LIMITS_PER_WORKER = Error(
    "The default cache is not shared, so every worker counts failed sign-ins for itself.",
    hint="Use the database cache of the base settings, or another cache that all workers share.",
    id="cloudready.E103",
)
ENDLESS_SESSIONS = Error(
    "Sessions may be idle for over an hour or last for over twelve hours.",
    hint="Set CLOUDREADY_IDLE_MINUTES to at most 60 and CLOUDREADY_ABSOLUTE_HOURS to at most 12.",
    id="cloudready.E104",
)
OPEN_PROVIDER = Error(
    "The identity provider is asked without encryption.",
    hint="Give CLOUDREADY_OIDC_SERVER an address that begins with https://.",
    id="cloudready.E105",
)
ONLY_BACK_END = ["allauth.account.auth_backends.AuthenticationBackend"]
OF_ONE_PROCESS = ("locmem.LocMemCache", "dummy.DummyCache")


@register(Tags.security, deploy=True)
def accounts_are_guarded(**_more: Any) -> list[CheckMessage]:
    """Return what would let somebody in too easily."""
    cache = settings.CACHES["default"]["BACKEND"]
    times = (settings.CLOUDREADY_IDLE_MINUTES, settings.CLOUDREADY_ABSOLUTE_HOURS)
    found = (
        (NOT_COMPELLED, not settings.CLOUDREADY_MFA_COMPULSORY),
        (SECOND_DOOR, list(settings.AUTHENTICATION_BACKENDS) != ONLY_BACK_END),
        (LIMITS_PER_WORKER, cache.endswith(OF_ONE_PROCESS)),
        (ENDLESS_SESSIONS, times[0] > 60 or times[1] > 12),
        (OPEN_PROVIDER, any(not _server(app).startswith("https://") for app in _providers())),
    )
    return [message for message, is_so in found if is_so]


def _providers() -> list[dict[str, Any]]:
    return list(settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", ()))


def _server(app: dict[str, Any]) -> str:
    return str(app["settings"]["server_url"])
