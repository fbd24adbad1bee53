"""Pages for what went wrong, in the look of all others."""

import pytest
from django.test import Client, RequestFactory
from django.views.defaults import bad_request, server_error

from tests import factories
from tests.web.pages import parsed, signed_in, texts


def test_not_found_speaks_the_readers_language(client: Client) -> None:
    response = client.get("/gibt-es-nicht/")
    assert (response.status_code, texts(response, "//h1")) == (404, ["Diese Seite gibt es hier nicht"])
    assert parsed(response).xpath("//main//a/@href") == ["/"]


@pytest.mark.django_db
def test_not_found_leads_members_back_to_their_work() -> None:
    response = signed_in(factories.user()).get("/gibt-es-nicht/")
    assert parsed(response).xpath("//main//a/@href") == ["/selbstbewertungen/"]


@pytest.mark.django_db
def test_a_missing_token_is_explained_and_nothing_happens() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.user())
    response = client.post("/selbstbewertungen/neu/", {"name": "Haus"})
    assert (response.status_code, texts(response, "//h1")) == (403, ["Das wurde nicht gespeichert"])


def test_server_error_needs_neither_account_nor_database() -> None:
    response = server_error(RequestFactory().get("/"))
    assert (response.status_code, texts(response, "//h1")) == (500, ["Hier ist etwas schiefgegangen"])


def test_bad_request_says_that_nothing_happened() -> None:
    response = bad_request(RequestFactory().get("/"), ValueError("unreadable"))
    assert (response.status_code, texts(response, "//h1")) == (400, ["Diese Anfrage konnten wir nicht lesen"])


@pytest.mark.django_db
def test_far_too_many_fields_are_refused() -> None:
    response = signed_in(factories.user()).post(
        "/selbstbewertungen/neu/", {f"f{number}": "x" for number in range(2_500)}
    )
    assert response.status_code == 400


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
