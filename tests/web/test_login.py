"""Signing in and out."""

import pytest
from django.test import Client

from tests import factories
from tests.web.pages import problems, signed_in

pytestmark = pytest.mark.django_db

WRONG = "E-Mail-Adresse oder Passwort stimmen nicht. Bitte versuchen Sie es noch einmal."


def test_login_leads_to_my_assessments(client: Client) -> None:
    person = factories.user()
    response = client.post("/anmelden/", {"username": person.email.upper(), "password": factories.PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/selbstbewertungen/")


def test_login_returns_to_the_page_that_was_asked_for(client: Client) -> None:
    person = factories.user()
    data = {"username": person.email, "password": factories.PASSWORD, "next": "/selbstbewertungen/neu/"}
    assert client.post("/anmelden/", data)["Location"] == "/selbstbewertungen/neu/"


def test_login_never_leads_to_a_foreign_host(client: Client) -> None:
    person = factories.user()
    data = {"username": person.email, "password": factories.PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post("/anmelden/", data)["Location"] == "/selbstbewertungen/"


@pytest.mark.parametrize(
    ("username", "password", "expected"),
    [
        pytest.param("nobody@test.example", "wrong", [WRONG], id="unknown account"),
        pytest.param("nobody", "wrong", ["E-Mail-Adresse: Bitte gültige E-Mail-Adresse eingeben."], id="no address"),
        pytest.param("a@test.example", "", ["Passwort: Dieses Feld ist zwingend erforderlich."], id="no password"),
        pytest.param("a\0@test.example", "x", None, id="NUL in the address"),
        pytest.param("a@test.example", "x\0", None, id="NUL in the password"),
        pytest.param(f"{'a' * 5000}@test.example", "x", None, id="endless address"),
        pytest.param("a@test.example", "x" * 50_000, [WRONG], id="endless password"),
    ],
)
def test_wrong_input_is_told_and_signs_nobody_in(
    client: Client, username: str, password: str, expected: list[str] | None
) -> None:
    response = client.post("/anmelden/", {"username": username, "password": password})
    assert response.status_code == 200
    assert problems(response) == expected if expected else problems(response) != []
    assert "_auth_user_id" not in client.session


def test_logout_is_a_post(client: Client) -> None:
    client = signed_in(factories.user())
    assert client.get("/abmelden/").status_code == 405
    assert client.post("/abmelden/")["Location"] == "/"
    assert "_auth_user_id" not in client.session


def test_members_need_not_sign_in_twice() -> None:
    assert signed_in(factories.user()).get("/anmelden/")["Location"] == "/selbstbewertungen/"
