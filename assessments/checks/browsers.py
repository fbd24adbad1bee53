"""Questions about what browsers are told: policy and cookies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, register

from assessments.checks.told import error, those_that_hold

OPEN_BY_DEFAULT = error(
    201, "CONTENT_SECURITY_POLICY allows what it does not name.", "Its default-src has to be 'none' and nothing else."
)
UNSAFE = error(
    202,
    "CONTENT_SECURITY_POLICY lets code in that is not ours.",
    "No 'unsafe-…', no *, no whole scheme; data: for pictures alone.",
)
NOT_INHERITED = error(
    203,
    "CONTENT_SECURITY_POLICY leaves forms, frames or the base address open: default-src does not cover them.",
    "Name form-action, frame-ancestors and base-uri.",
)
REPORTED_ONLY = error(
    204, "A CONTENT_SECURITY_POLICY_REPORT_ONLY holds nothing back.", "Take it away, or enforce what it says."
)
COOKIES_OF_NEIGHBOURS = error(
    205,
    "A cookie can be planted by another host of the same domain.",
    "Name the cookies of session and form __Host-…, secure, with path / and without a domain.",
)
COOKIES_FOR_OTHERS = error(
    206,
    "A cookie goes along with requests of other sites, or can be read by scripts.",
    "SameSite has to be Lax or Strict everywhere, and the session's cookie for HTTP only.",
)
TALKATIVE = error(
    207,
    "Other sites learn the addresses of our pages, or get hold of our windows.",
    "SECURE_REFERRER_POLICY has to be same-origin or no-referrer, SECURE_CROSS_ORIGIN_OPENER_POLICY same-origin.",
)

NEVER = frozenset({"*", "http:", "https:", "ws:", "wss:", "blob:", "filesystem:"})
PICTURES = "img-src"
SAME_SITE = {"Lax", "Strict"}


@register(Tags.security, deploy=True)
def browsers_are_told(**_more: Any) -> list[CheckMessage]:
    """Return what browsers are not told."""
    policy = (getattr(settings, "CONTENT_SECURITY_POLICY", None) or {}).get("DIRECTIVES", {})
    sources = {name: [str(one) for one in _listed(value)] for name, value in policy.items()}
    return those_that_hold(
        (
            (OPEN_BY_DEFAULT, sources.get("default-src") != ["'none'"]),
            (UNSAFE, any(_is_unsafe(name, one) for name, value in sources.items() for one in value)),
            (NOT_INHERITED, not {"form-action", "frame-ancestors", "base-uri"} <= sources.keys()),
            (REPORTED_ONLY, bool(getattr(settings, "CONTENT_SECURITY_POLICY_REPORT_ONLY", None))),
            (COOKIES_OF_NEIGHBOURS, not (_is_hosts_own("SESSION") and _is_hosts_own("CSRF"))),
            (COOKIES_FOR_OTHERS, not _stay_here()),
            (TALKATIVE, not _is_discreet()),
        )
    )


def _listed(value: object) -> Iterable[object]:
    return value if isinstance(value, list | tuple | set | frozenset) else [value]


def _is_unsafe(name: str, source: str) -> bool:
    return source.startswith("'unsafe-") or source in NEVER or (source == "data:" and name != PICTURES)


def _is_hosts_own(which: str) -> bool:
    """Return whether a browser accepts the cookie under its name, and from this host alone."""
    name, secure, path, domain = (
        getattr(settings, f"{which}_COOKIE_{part}") for part in ("NAME", "SECURE", "PATH", "DOMAIN")
    )
    return str(name).startswith("__Host-") and bool(secure) and path == "/" and not domain


def _stay_here() -> bool:
    sites = {settings.SESSION_COOKIE_SAMESITE, settings.CSRF_COOKIE_SAMESITE, settings.LANGUAGE_COOKIE_SAMESITE}
    return sites <= SAME_SITE and settings.SESSION_COOKIE_HTTPONLY


def _is_discreet() -> bool:
    return (
        settings.SECURE_REFERRER_POLICY in {"same-origin", "no-referrer"}
        and settings.SECURE_CROSS_ORIGIN_OPENER_POLICY == "same-origin"
    )
