"""The public scoring of response headers, by the table of the HTTP Observatory.

Source: MDN, "HTTP Observatory Scoring Methodology", https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring
(baseline 100; first the penalties are taken away, and only from 90 on are the extras added). The names of results and
their points are the public ones; how they are found in a response is our own code. What needs a public site is left
out, in its favour by no point: preloading (+5 where a browser's list names the host) and certificates.
"""

from __future__ import annotations

from collections.abc import Iterator
from http.cookies import Morsel
from urllib.parse import urlsplit

from django.http import HttpResponse
from lxml import html

BASELINE = 100
EXTRAS_FROM = 90
POINTS = {
    "csp-implemented-with-no-unsafe-default-src-none": 10,
    "csp-implemented-with-no-unsafe": 5,
    "csp-implemented-with-unsafe-inline-in-style-src-only": 0,
    "csp-implemented-with-insecure-scheme-in-passive-content-only": -10,
    "csp-implemented-with-unsafe-eval": -10,
    "csp-implemented-with-unsafe-inline": -20,
    "csp-implemented-with-insecure-scheme": -20,
    "csp-header-invalid": -25,
    "csp-not-implemented": -25,
    "cookies-secure-with-httponly-sessions-and-samesite": 5,
    "cookies-not-found": 0,
    "cookies-secure-with-httponly-sessions": 0,
    "cookies-without-secure-flag-but-protected-by-hsts": -5,
    "cookies-session-without-secure-flag-but-protected-by-hsts": -10,
    "cookies-without-secure-flag": -20,
    "cookies-session-without-secure-flag": -40,
    "cookies-samesite-flag-invalid": -20,
    "cookies-anticsrf-without-samesite-flag": -20,
    "cookies-session-without-httponly-flag": -30,
    "cross-origin-resource-sharing-not-implemented": 0,
    "cross-origin-resource-sharing-implemented-with-public-access": 0,
    "cross-origin-resource-sharing-implemented-with-universal-access": -50,
    "referrer-policy-private": 5,
    "referrer-policy-not-implemented": 0,
    "referrer-policy-unsafe": -5,
    "referrer-policy-header-invalid": -5,
    "hsts-implemented-max-age-at-least-six-months": 0,
    "hsts-implemented-max-age-less-than-six-months": -10,
    "hsts-not-implemented": -20,
    "hsts-header-invalid": -20,
    "sri-not-implemented-response-not-html": 0,
    "sri-not-implemented-but-no-scripts-loaded": 0,
    "sri-not-implemented-but-all-scripts-loaded-from-secure-origin": 0,
    "sri-implemented-and-external-scripts-loaded-securely": 5,
    "sri-not-implemented-but-external-scripts-loaded-securely": -5,
    "sri-implemented-but-external-scripts-not-loaded-securely": -20,
    "sri-not-implemented-and-external-scripts-not-loaded-securely": -50,
    "x-content-type-options-nosniff": 0,
    "x-content-type-options-not-implemented": -5,
    "x-content-type-options-header-invalid": -5,
    "x-frame-options-implemented-via-csp": 5,
    "x-frame-options-sameorigin-or-deny": 5,
    "x-frame-options-not-implemented": -20,
    "x-frame-options-header-invalid": -20,
    "cross-origin-resource-policy-implemented-with-same-origin": 10,
    "cross-origin-resource-policy-implemented-with-same-site": 10,
    "cross-origin-resource-policy-implemented-with-cross-origin": 0,
    "cross-origin-resource-policy-not-implemented": 0,
    "cross-origin-resource-policy-header-invalid": -5,
    "redirection-to-https": 0,
    "redirection-off-host-from-http": -5,
    "redirection-missing": -20,
    "redirection-not-to-https": -20,
}
HALF_A_YEAR = 15_768_000
BROAD = frozenset({"*", "http:", "https:", "ftp:", "http://*", "https://*"})
INLINE = frozenset({"'unsafe-inline'", "data:"})
PRIVATE = frozenset({"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"})
TALKATIVE = frozenset({"origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"})
PASSIVE = ("img-src", "media-src")
SHARED = frozenset({"same-origin", "same-site", "cross-origin"})

Policy = dict[str, frozenset[str]]


def before_extras(response: HttpResponse) -> int:
    """Return the score with penalties alone."""
    return max(BASELINE + sum(min(POINTS[found], 0) for found in results(response)), 0)


def score(response: HttpResponse) -> int:
    """Return the whole score."""
    reached = before_extras(response)
    return reached + sum(max(POINTS[found], 0) for found in results(response)) if reached >= EXTRAS_FROM else reached


def results(response: HttpResponse) -> tuple[str, ...]:
    """Return what the tests find in a response that came over HTTPS."""
    return (
        of_policy(response.headers.get("Content-Security-Policy")),
        _cookies(response),
        _sharing(response.headers.get("Access-Control-Allow-Origin")),
        _referrer(response.headers.get("Referrer-Policy")),
        _transport(response.headers.get("Strict-Transport-Security")),
        _scripts(response),
        _sniffing(response.headers.get("X-Content-Type-Options")),
        _frames(response),
        _resources(response.headers.get("Cross-Origin-Resource-Policy")),
    )


def redirection(plain: HttpResponse, host: str) -> str:
    """Return what becomes of a request that came without encryption."""
    there = urlsplit(plain.headers.get("Location", ""))
    if not there.scheme:
        return "redirection-missing"
    if there.scheme != "https":
        return "redirection-not-to-https"
    return "redirection-to-https" if there.hostname == host else "redirection-off-host-from-http"


def of_policy(header: str | None) -> str:
    """Return how good a content security policy is."""
    if header is None:
        return "csp-not-implemented"
    policy = _parsed(header)
    if policy is None:
        return "csp-header-invalid"
    kind = "csp-implemented-with-"
    scripts, objects = _of(policy, "script-src"), _of(policy, "object-src")
    strict = any(source.startswith(("'nonce-", "'sha")) for source in scripts)
    if (scripts - ({"'unsafe-inline'"} if strict else set())) & (BROAD | INLINE) or objects & BROAD:
        return f"{kind}unsafe-inline"
    if any(_is_plain(one) for name, value in policy.items() if name not in PASSIVE for one in value):
        return f"{kind}insecure-scheme"
    if "'unsafe-eval'" in scripts:
        return f"{kind}unsafe-eval"
    if any(_is_plain(one) for name in PASSIVE for one in _of(policy, name)):
        return f"{kind}insecure-scheme-in-passive-content-only"
    if _of(policy, "style-src") & (BROAD | INLINE):
        return f"{kind}unsafe-inline-in-style-src-only"
    closed = policy.get("default-src") == {"'none'"} and policy.get("form-action", frozenset()) <= {"'self'", "'none'"}
    return f"{kind}no-unsafe-default-src-none" if closed else f"{kind}no-unsafe"


def _parsed(header: str) -> Policy | None:
    parts = [part.split() for part in header.split(";") if part.strip()]
    names = [part[0].lower() for part in parts]
    if not names or len(set(names)) < len(names):
        return None
    return {name: frozenset(part[1:]) for name, part in zip(names, parts, strict=True)}


def _of(policy: Policy, name: str) -> frozenset[str]:
    """Return what is allowed; what neither the directive nor the default limits is allowed from everywhere."""
    return policy.get(name, policy.get("default-src", frozenset({"*"})))


def _is_plain(source: str) -> bool:
    return source.startswith(("http:", "ftp:"))


def _cookies(response: HttpResponse) -> str:
    found = [_cookie(cookie, response) for cookie in response.cookies.values() if cookie.value]
    return min(found, key=POINTS.__getitem__) if found else "cookies-not-found"


def _cookie(cookie: Morsel[str], response: HttpResponse) -> str:
    is_session = any(part in cookie.key.lower() for part in ("sess", "login", "auth"))
    if not cookie["secure"]:
        hsts = POINTS[_transport(response.headers.get("Strict-Transport-Security"))] == 0
        kind = "cookies-session-without-secure-flag" if is_session else "cookies-without-secure-flag"
        return f"{kind}-but-protected-by-hsts" if hsts else kind
    if is_session and not cookie["httponly"]:
        return "cookies-session-without-httponly-flag"
    if not cookie["samesite"]:
        return (
            "cookies-anticsrf-without-samesite-flag"
            if "csrf" in cookie.key
            else "cookies-secure-with-httponly-sessions"
        )
    if cookie["samesite"] not in {"Lax", "Strict"}:
        return "cookies-samesite-flag-invalid"
    return "cookies-secure-with-httponly-sessions-and-samesite"


def _sharing(origin: str | None) -> str:
    if origin is None:
        return "cross-origin-resource-sharing-not-implemented"
    kind = "public" if origin == "*" else "universal"
    return f"cross-origin-resource-sharing-implemented-with-{kind}-access"


def _referrer(header: str | None) -> str:
    if header is None:
        return "referrer-policy-not-implemented"
    last = header.split(",")[-1].strip()
    return "referrer-policy-" + ("private" if last in PRIVATE else "unsafe" if last in TALKATIVE else "header-invalid")


def _transport(header: str | None) -> str:
    if header is None:
        return "hsts-not-implemented"
    ages = [part.strip()[8:] for part in header.lower().split(";") if part.strip().startswith("max-age=")]
    if len(ages) != 1 or not ages[0].isdecimal():
        return "hsts-header-invalid"
    return "hsts-implemented-max-age-" + ("at-least" if int(ages[0]) >= HALF_A_YEAR else "less-than") + "-six-months"


def _scripts(response: HttpResponse) -> str:
    if not response.headers.get("Content-Type", "").startswith("text/html") or not response.content:
        return "sri-not-implemented-response-not-html"
    found = list(html.fromstring(response.content).iter("script"))
    sources = [urlsplit(one.get("src")) for one in found if one.get("src")]
    foreign = [one for one in found if urlsplit(one.get("src", "")).netloc]
    if not foreign:
        return "sri-not-implemented-but-" + (
            "all-scripts-loaded-from-secure-origin" if sources else "no-scripts-loaded"
        )
    checked = "implemented" if all(one.get("integrity") for one in foreign) else "not-implemented"
    if all(one.scheme == "https" for one in sources if one.netloc):
        return f"sri-{checked}-{'and' if checked == 'implemented' else 'but'}-external-scripts-loaded-securely"
    return f"sri-{checked}-{'but' if checked == 'implemented' else 'and'}-external-scripts-not-loaded-securely"


def _sniffing(header: str | None) -> str:
    kind = "not-implemented" if header is None else "nosniff" if header.lower() == "nosniff" else "header-invalid"
    return f"x-content-type-options-{kind}"


def _frames(response: HttpResponse) -> str:
    policy, header = (
        _parsed(response.headers.get("Content-Security-Policy", "")),
        response.headers.get("X-Frame-Options"),
    )
    if policy and "frame-ancestors" in policy and not policy["frame-ancestors"] & BROAD:
        return "x-frame-options-implemented-via-csp"
    if header is None:
        return "x-frame-options-not-implemented"
    return "x-frame-options-" + ("sameorigin-or-deny" if header.upper() in {"DENY", "SAMEORIGIN"} else "header-invalid")


def _resources(header: str | None) -> str:
    kind = (
        "not-implemented" if header is None else f"implemented-with-{header}" if header in SHARED else "header-invalid"
    )
    return f"cross-origin-resource-policy-{kind}"


def penalties(response: HttpResponse) -> Iterator[str]:
    """Yield what costs points."""
    yield from (found for found in results(response) if POINTS[found] < 0)
