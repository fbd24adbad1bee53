"""What every answer tells the browser, whoever asks and whatever comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse
from playwright.sync_api import Page, expect

from assessments.domain.evidence import MOST_FILES
from assessments.domain.lifecycle import State
from assessments.domain.policy import Area
from assessments.web.uploading import LARGEST_REQUEST
from cloudready.settings import base
from tests import factories
from tests.web import failing
from tests.web.observatory import POINTS, before_extras, of_policy, penalties, redirection, results, score
from tests.web.pages import parsed, signed_in, texts
from tests.web.policy_world import World, address, build, routes

HOST = "testserver"
IN_PRODUCTION: dict[str, Any] = {
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": 60 * 60 * 24 * 365,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_HSTS_PRELOAD": True,
    "SESSION_COOKIE_NAME": "__Host-cloudready_session",
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_NAME": "__Host-cloudready_csrf",
    "CSRF_COOKIE_SECURE": True,
    "LANGUAGE_COOKIE_SECURE": True,
    "MESSAGE_STORAGE": "cloudready.messages.HostStorage",
    "ROOT_URLCONF": failing.__name__,
}
UNLIKE = frozenset({"healthz"})  # tests/web/failing.py lends its name to the address where things go wrong
EVERYWHERE = ("Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "X-Request-Id",
    "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Cross-Origin-Embedder-Policy", "Permissions-Policy",
    "Strict-Transport-Security")  # fmt: skip


@pytest.fixture
def production() -> Iterator[None]:
    """The settings of the product that change what is sent; whoever asks needs a new client, which reads them."""
    with override_settings(**IN_PRODUCTION):
        yield


def _client(session: str | None = None, **more: Any) -> Client:
    client = Client(raise_request_exception=False, **more)
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    return client


def _lacks(response: HttpResponse) -> list[str]:
    """Return everything that an answer lacks."""
    missing = [name for name in EVERYWHERE if name not in response.headers]
    kept = response.headers.get("Cache-Control", "")
    is_file = "max-age" in kept and "no-store" not in kept
    caching = [] if is_file or {"private", "no-store"} <= set(kept.split(", ")) else [f"kept: {kept}"]
    return [*missing, *penalties(response), *caching]


def _world_walked(world: World) -> Iterator[tuple[str, HttpResponse]]:
    guests = {guest.name: guest for guest in world.guests}
    visitors = {name: _client(guests[name].session) for name in ("lead", "operator", "anonymous")}
    for number, route in enumerate(one for one in routes() if one.name not in UNLIKE):
        there, _exists = address(route, world.first, State.OPEN)
        who = "operator" if route.rule.area in {Area.ADMIN, Area.OPERATING} else "lead"
        if route.name != "account_logout":
            yield f"{route.name} as {who}", visitors[who].get(there, secure=True)
        # Others meet a share of the addresses each: refusals come from the same few places.
        if number % 3 == 0:
            yield f"{route.name} as anonymous", visitors["anonymous"].get(there, secure=True)
        if number % 8 == 0:
            yield f"{route.name}, DELETE", visitors["lead"].delete(there, secure=True)


@pytest.fixture
def world(db: None) -> World:
    """Two hospitals and their visitors."""
    del db
    return build()


@pytest.mark.no_cover
def test_every_address_keeps_every_point(world: World, production: None) -> None:
    del production
    seen: dict[int, str] = {}
    lacking, scores = {}, []
    for what, response in _world_walked(world):
        if response.streaming:
            assert response.getvalue()
        seen.setdefault(response.status_code, what)
        scores.append(before_extras(response))
        if lacks := _lacks(response):
            lacking[what] = lacks
    assert lacking == {}
    assert {200, 302, 404, 405} <= set(seen)
    assert min(scores) >= 100


def _refusals(language: str) -> Iterator[tuple[int, HttpResponse]]:
    """Yield what shows a page of its own, with the status that it has."""
    spoken = {"accept-language": language}
    client, closed = _client(headers=spoken), factories.closed(factories.assessment())
    lead, member = (_client(headers=spoken), _client(headers=spoken))
    lead.force_login(factories.lead(closed.hospital))
    member.force_login(factories.member(closed.hospital))
    yield 400, client.get("/", secure=True, headers={"host": "other.example"})
    yield 403, _client(enforce_csrf_checks=True, headers=spoken).post("/anmelden/", secure=True)
    yield 403, member.get(reverse("people", args=[closed.hospital_id]), secure=True)
    yield 404, client.get("/gibt-es-nicht/", secure=True)
    yield 404, client.get("/static/css/none.css", secure=True)
    yield 405, client.post("/", secure=True)
    yield 409, lead.post(reverse("scope", args=[closed.hospital_id, closed.pk]), secure=True)
    yield 413, client.generic("POST", "/", b"", secure=True, CONTENT_LENGTH=str(LARGEST_REQUEST + 1))
    forgotten = reverse("account_reset_password"), {"email": "ada@test.example"}
    yield 429, [client.post(*forgotten, secure=True) for _time in range(4)][-1]
    yield 500, client.get("/faellt-um/code/", secure=True)
    yield 503, client.get("/faellt-um/locked/", secure=True)


def _other_answers() -> Iterator[tuple[int, HttpResponse]]:
    client = _client()
    yield 401, client.get(reverse("session_clock"), secure=True, headers={"accept": "application/json"})
    yield 302, client.get("/selbstbewertungen/", secure=True)
    yield 200, client.get("/anmelden/", secure=True)


@pytest.mark.django_db
@pytest.mark.usefixtures("production")
def test_the_first_page_earns_every_extra_but_two() -> None:
    """The best there is without a preload list and without scripts of others: 145 less 5 and 5."""
    assert score(_client().get("/anmelden/", secure=True)) == 135


@pytest.mark.django_db
@pytest.mark.usefixtures("production")
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_refusal_has_a_page_of_its_own_and_keeps_every_point(language: str) -> None:
    answers = list(_refusals(language))
    assert [response.status_code for _status, response in answers] == [status for status, _response in answers]
    assert {status: _lacks(response) for status, response in answers if _lacks(response)} == {}
    shown = [(parsed(response).get("lang"), texts(response, "//*[@data-request-id]")) for _status, response in answers]
    assert shown == [(language, [response.headers["X-Request-Id"]]) for _status, response in answers]
    assert len({texts(response, "//h1")[0] for _status, response in answers}) == len(answers) - 1  # two are not found


@pytest.mark.django_db
@pytest.mark.usefixtures("production")
def test_other_answers_keep_every_point() -> None:
    answers = list(_other_answers())
    assert [response.status_code for _status, response in answers] == [status for status, _response in answers]
    assert {status: _lacks(response) for status, response in answers if _lacks(response)} == {}


@pytest.mark.usefixtures("production")
@pytest.mark.parametrize("path", ["css/base.css", "img/logo.svg", "js/saving.js", "admin/css/base.css"])
def test_files_keep_every_point_and_may_be_cached(path: str) -> None:
    response = _client().get(f"/static/{path}", secure=True)
    kept = response.headers["Cache-Control"]
    unchanged = _client().get(
        f"/static/{path}", secure=True, headers={"if-modified-since": response.headers["Last-Modified"]}
    )
    assert response.getvalue()
    assert (response.status_code, _lacks(response), "no-store" in kept) == (200, [], False)
    assert (unchanged.status_code, [name for name in EVERYWHERE if name not in unchanged.headers]) == (304, [])


@pytest.mark.usefixtures("production")
def test_a_request_without_encryption_is_led_to_the_same_host() -> None:
    assert redirection(_client().get("/anmelden/"), HOST) == "redirection-to-https"


@pytest.mark.django_db
@pytest.mark.usefixtures("production")
def test_cookies_belong_to_this_host_alone() -> None:
    client = _client()
    client.get("/anmelden/", secure=True)
    person = factories.user()
    client.post("/anmelden/", {"username": person.email, "password": factories.PASSWORD}, secure=True)
    client.post(reverse("set_language"), {"language": "en", "next": "/"}, secure=True)
    described = {
        cookie.key: (bool(cookie["secure"]), cookie["samesite"], cookie["path"], cookie["domain"])
        for cookie in client.cookies.values()
    }
    ours = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME}
    assert ours <= set(described)
    assert {described[name] for name in ours} == {(True, "Lax", "/", "")}
    assert client.cookies[settings.SESSION_COOKIE_NAME]["httponly"]


@pytest.mark.django_db
def test_signing_out_leaves_nothing_in_the_browser_but_the_words_and_the_language() -> None:
    client = signed_in(factories.user())
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    client.get("/konto/")
    response = client.post(reverse("account_logout"))
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    gone = [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME]
    assert [response.cookies[name].value for name in gone] == ["", ""]
    after = client.get(response.headers["Location"])
    assert (after.headers["Content-Language"], len(texts(after, "//*[@role='status']/p"))) == ("en", 1)


def test_a_real_browser_forgets_and_still_says_goodbye(page: Page, live_server: object) -> None:
    cookie = signed_in(factories.user()).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": str(live_server)}])
    page.goto("/konto/")
    page.get_by_role("button", name="Abmelden").click()
    expect(page.locator("[role=status] .notice")).to_have_count(1)
    left = {one["name"] for one in page.context.cookies()}
    assert settings.SESSION_COOKIE_NAME not in left
    page.go_back()
    expect(page.locator("main").get_by_role("button", name="Anmelden", exact=True)).to_be_visible()


@pytest.mark.django_db
def test_pages_ask_for_no_more_than_they_may(client: Client) -> None:
    page = parsed(client.get("/anmelden/"))
    inline = [one for one in page.iter("script") if not one.get("src") and one.get("type") != "application/json"]
    handlers = page.xpath("//*[@style or @*[starts-with(name(), 'on')]] | //style")
    assert (inline, handlers) == ([], [])


def test_the_limits_on_what_is_sent_fit_together() -> None:
    assert base.DATA_UPLOAD_MAX_NUMBER_FILES >= MOST_FILES
    assert base.DATA_UPLOAD_MAX_MEMORY_SIZE < LARGEST_REQUEST


@pytest.mark.parametrize(
    ("policy", "result"),
    [
        (None, "csp-not-implemented"),
        ("", "csp-header-invalid"),
        ("default-src 'none'; default-src 'self'", "csp-header-invalid"),
        ("default-src 'none'; form-action 'self'", "csp-implemented-with-no-unsafe-default-src-none"),
        ("default-src 'self'; form-action 'self'", "csp-implemented-with-no-unsafe"),
        ("img-src 'self'", "csp-implemented-with-unsafe-inline"),
        ("default-src 'none'; script-src 'self' 'unsafe-inline'", "csp-implemented-with-unsafe-inline"),
        ("default-src 'none'; script-src data:", "csp-implemented-with-unsafe-inline"),
        ("default-src 'none'; script-src http://x.example", "csp-implemented-with-insecure-scheme"),
        ("default-src 'none'; script-src 'unsafe-eval'", "csp-implemented-with-unsafe-eval"),
        ("default-src 'none'; img-src http:", "csp-implemented-with-insecure-scheme-in-passive-content-only"),
        ("default-src 'none'; style-src 'unsafe-inline'", "csp-implemented-with-unsafe-inline-in-style-src-only"),
    ],
)
def test_the_scorer_tells_policies_apart(policy: str | None, result: str) -> None:
    assert of_policy(policy) == result


def test_the_scorer_takes_points_for_everything_that_is_missing() -> None:
    bare = HttpResponse('<script src="http://cdn.example/x.js"></script>')
    bare.set_cookie("sessionid", "x")
    found = results(bare)
    assert sorted(POINTS[one] for one in found if POINTS[one] < 0) == [-50, -40, -25, -20, -20, -5]
    assert before_extras(bare) == 0
