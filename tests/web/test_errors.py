"""Pages for what went wrong, in the look of all others, with the number under which the log knows the request."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings

from assessments.web.errors import bad_request, failed
from assessments.web.limits import too_many_requests
from tests import factories
from tests.web.failing import WAYS
from tests.web.pages import address, parsed, signed_in, texts

MOVING = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]+|(data-request-id>)\w+')
FAILING = {"ROOT_URLCONF": "tests.web.failing"}


def _number(response: HttpResponse) -> list[str]:
    return texts(response, "//*[@data-request-id]")


def _after_a_failure(way: str, **headers: str) -> HttpResponse:
    with override_settings(**FAILING):
        return Client(raise_request_exception=False, headers=headers).get(f"/faellt-um/{way}/")


def test_not_found_speaks_the_readers_language(client: Client) -> None:
    response = client.get("/gibt-es-nicht/")
    assert (response.status_code, texts(response, "//h1")) == (404, ["Diese Seite gibt es hier nicht"])
    assert parsed(response).xpath("//main//a/@href") == ["/"]
    assert _number(response) == [response.headers["X-Request-Id"]]


@pytest.mark.django_db
def test_not_found_leads_members_back_to_their_work() -> None:
    response = signed_in(factories.user()).get("/gibt-es-nicht/")
    assert parsed(response).xpath("//main//a/@href") == ["/selbstbewertungen/"]


@pytest.mark.django_db
def test_strangers_cannot_tell_what_exists() -> None:
    """Byte for byte the same, but for the address itself, which the visitor typed, and what is new in every answer."""
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    service = factories.service(assessment.hospital)
    stranger, nothing = signed_in(factories.user()), str(uuid4())
    there = [
        f"/krankenhaeuser/{assessment.hospital_id}/profil/",
        f"/krankenhaeuser/{assessment.hospital_id}/protokoll/",
        f"/krankenhaeuser/{assessment.hospital_id}/dienste/{service.pk}/",
        address("tasks", assessment),
        address("dimension", assessment, dimension="D1"),
        address("answer_history", assessment, dimension="D1", question="D1.1"),
    ]
    ids = (str(assessment.hospital_id), str(assessment.pk), str(service.pk))
    pages = {}
    for path in there:
        for one in [path, *(path.replace(known, nothing) for known in ids if known in path)]:
            response = stranger.get(one)
            page = MOVING.sub(r"\1\2", response.content.decode()).replace(one, "")
            kept = {name: value for name, value in response.items() if name not in {"X-Request-Id", "Content-Length"}}
            pages[one] = (response.status_code, re.sub(r'data-seconds="\d+"', "", page), repr(kept))
    assert len(pages) > len(there)
    assert len(set(pages.values())) == 1


@pytest.mark.django_db
def test_a_missing_token_is_explained_and_nothing_happens() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.user())
    response = client.post("/selbstbewertungen/neu/", {"name": "Haus"})
    assert (response.status_code, texts(response, "//h1")) == (403, ["Das wurde nicht gespeichert"])
    assert _number(response) == [response.headers["X-Request-Id"]]


@pytest.mark.parametrize(
    ("way", "status", "heading", "later"),
    [
        ("code", 500, "Hier ist etwas schiefgegangen", None),
        ("table", 500, "Hier ist etwas schiefgegangen", None),
        ("locked", 503, "CloudReady ist gerade nicht erreichbar", "5"),
        ("away", 503, "CloudReady ist gerade nicht erreichbar", "5"),
        ("closed", 503, "CloudReady ist gerade nicht erreichbar", "5"),
    ],
)
def test_failures_need_neither_account_nor_database(way: str, status: int, heading: str, later: str | None) -> None:
    response = _after_a_failure(way)
    assert (response.status_code, texts(response, "//h1"), response.headers.get("Retry-After")) == (
        status,
        [heading],
        later,
    )
    assert _number(response) == [response.headers["X-Request-Id"]]
    assert str(WAYS[way]) not in response.content.decode()


@override_settings(SESSION_ENGINE="tests.web.failing")
def test_sessions_in_a_database_that_is_away_are_no_error_of_ours() -> None:
    client = Client(raise_request_exception=False)
    client.cookies[settings.SESSION_COOKIE_NAME] = "x" * 32
    response = client.get("/selbstbewertungen/")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")


def test_failures_speak_the_readers_language() -> None:
    response = _after_a_failure("locked", accept_language="en")
    assert parsed(response).get("lang") == "en"


def test_scripts_are_told_of_a_failure_as_json() -> None:
    response = _after_a_failure("locked", accept="application/json")
    assert (response.status_code, sorted(response.json())) == (503, ["problem", "request_id"])
    assert response.json()["request_id"] == response.headers["X-Request-Id"]


def test_a_failure_without_any_middleware_has_a_page() -> None:
    response = failed(RequestFactory().get("/"))
    assert (response.status_code, texts(response, "//h1")) == (500, ["Hier ist etwas schiefgegangen"])


@pytest.mark.parametrize(("written", "seconds"), [("", "600"), ("90", "90"), ("bald", "600"), ("9" * 30, "604800")])
def test_during_maintenance_every_page_says_so(tmp_path: Path, written: str, seconds: str) -> None:
    note = tmp_path / "maintenance"
    note.write_text(written)
    with override_settings(CLOUDREADY_MAINTENANCE_FILE=note):
        client = Client()
        there = client.post("/anmelden/"), client.get("/healthz"), client.get("/static/img/logo.svg")
        assert there[-1].getvalue()
        note.unlink()
        after = client.get("/healthz")
    assert [response.status_code for response in (*there, after)] == [503, 200, 200, 200]
    assert texts(there[0], "//h1") == ["CloudReady wird gerade gewartet"]
    assert there[0].headers["Retry-After"] == seconds


def test_bad_request_says_that_nothing_happened() -> None:
    response = bad_request(RequestFactory().get("/"), ValueError("unreadable"))
    assert (response.status_code, texts(response, "//h1")) == (400, ["Diese Anfrage konnten wir nicht lesen"])
    assert "unreadable" not in response.content.decode()


def test_too_many_tries_have_a_page(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.resolver_match = None
    response = too_many_requests(request)
    assert (response.status_code, texts(response, "//h1"), response.headers["Retry-After"]) == (
        429,
        ["Das waren zu viele Versuche"],
        "60",
    )


@pytest.mark.django_db
def test_far_too_many_fields_are_refused() -> None:
    response = signed_in(factories.user()).post(
        "/selbstbewertungen/neu/", {f"f{number}": "x" for number in range(2_500)}
    )
    assert (response.status_code, _number(response)) == (400, [response.headers["X-Request-Id"]])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/krankenhaeuser/1/profil/",
        "/krankenhaeuser/x/selbstbewertungen/y/",
        "/selbstbewertungen/%00/",
        "/%ff/",
        "/fragen/../",
    ],
)
def test_nonsense_addresses_are_not_found(path: str) -> None:
    assert signed_in(factories.user()).get(path).status_code == 404
