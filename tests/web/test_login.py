"""Signing in and out."""

import re
from statistics import median
from time import perf_counter

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import NoReverseMatch, reverse

from tests import factories
from tests.web.pages import parsed, problems, signed_in, texts

pytestmark = pytest.mark.django_db

WRONG = "E-Mail-Adresse oder Passwort stimmen nicht. Bitte versuchen Sie es noch einmal."
TOO_MANY = "Zu viele Versuche. Bitte warten Sie fünf Minuten und versuchen Sie es dann noch einmal."
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


def _try(client: Client, address: str, secret: str = WRONG, **more: object) -> HttpResponse:
    return client.post("/anmelden/", {"username": address, "password": secret}, **more)


def test_login_leads_to_my_assessments(client: Client) -> None:
    response = _try(client, factories.user().email.upper(), factories.PASSWORD)
    assert (response.status_code, response["Location"]) == (302, "/selbstbewertungen/")


def test_login_returns_to_the_page_that_was_asked_for(client: Client) -> None:
    data = {"username": factories.user().email, "password": factories.PASSWORD, "next": "/selbstbewertungen/neu/"}
    assert client.post("/anmelden/", data)["Location"] == "/selbstbewertungen/neu/"


@pytest.mark.parametrize("there", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_login_never_leads_to_a_foreign_host(client: Client, there: str) -> None:
    data = {"username": factories.user().email, "password": factories.PASSWORD, "next": there}
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
        pytest.param("a@test.example", "x" * 50_000, None, id="endless password"),
    ],
)
def test_wrong_input_is_told_and_signs_nobody_in(
    client: Client, username: str, password: str, expected: list[str] | None
) -> None:
    response = _try(client, username, password)
    assert response.status_code == 422
    assert problems(response) == expected if expected else problems(response) != []
    assert "_auth_user_id" not in client.session


def test_known_and_unknown_addresses_get_the_same_answer(client: Client) -> None:
    known = _try(client, factories.user("known").email)
    unknown = _try(client, "unkno@test.example")
    bodies = [TOKEN.sub(b"", response.content) for response in (known, unknown)]
    assert bodies[0].replace(b"known@", b"unkno@") == bodies[1]
    assert (known.status_code, known.headers["Content-Type"]) == (unknown.status_code, unknown.headers["Content-Type"])


@override_settings(
    PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"],
    ACCOUNT_RATE_LIMITS={"login_failed": "1000/m/ip"},
)
def test_known_and_unknown_addresses_take_the_same_time(client: Client) -> None:
    known = factories.user().email

    def seconds(address: str) -> float:
        start = perf_counter()
        _try(client, address)
        return perf_counter() - start

    seconds(known)
    pairs = [(seconds(known), seconds("nobody@test.example")) for _round in range(7)]
    assert 0.5 < median(one for one, _other in pairs) / median(other for _one, other in pairs) < 2


@pytest.mark.both_databases
def test_an_account_is_closed_for_a_while_after_five_failures(client: Client) -> None:
    person = factories.user()
    assert [_try(client, person.email).status_code for _time in range(5)] == [422] * 5
    response = _try(client, person.email, factories.PASSWORD)
    assert (response.status_code, response["Retry-After"], problems(response)) == (429, "300", [TOO_MANY])
    assert "_auth_user_id" not in client.session


def test_an_unknown_account_is_closed_alike(client: Client) -> None:
    assert [_try(client, "nobody@test.example").status_code for _time in range(6)] == [422] * 5 + [429]


def test_others_still_get_in(client: Client) -> None:
    for _time in range(6):
        _try(client, "nobody@test.example")
    assert _try(client, factories.user().email, factories.PASSWORD).status_code == 302


def test_successes_count_against_nobody(client: Client) -> None:
    person = factories.user()
    for _time in range(7):
        assert _try(client, person.email, factories.PASSWORD).status_code == 302
        client.post("/abmelden/")


@override_settings(ACCOUNT_RATE_LIMITS={"login": "2/m/ip"})
def test_an_address_that_asks_too_often_gets_a_page_that_says_so(client: Client) -> None:
    answers = [_try(client, f"{number}@test.example") for number in range(3)]
    assert [answer.status_code for answer in answers] == [422, 422, 429]
    assert (texts(answers[2], "//h1"), answers[2]["Retry-After"]) == (["Das waren zu viele Versuche"], "60")


def test_limits_count_the_connection_and_not_what_a_header_claims(client: Client) -> None:
    with override_settings(ACCOUNT_RATE_LIMITS={"login": "2/m/ip"}):
        claims = [_try(client, "a@test.example", headers={"X-Forwarded-For": f"192.0.2.{n}"}) for n in range(3)]
    assert [answer.status_code for answer in claims] == [422, 422, 429]


def test_a_locked_account_says_so_to_its_owner_only(client: Client) -> None:
    person = factories.user(is_active=False)
    assert problems(_try(client, person.email)) == [WRONG]
    assert _try(client, person.email, factories.PASSWORD)["Location"] == "/anmelden/gesperrt/"
    assert texts(client.get("/anmelden/gesperrt/"), "//h1") == ["Dieses Konto ist gesperrt"]


@pytest.mark.parametrize("name", ["account_signup", "account_email", "socialaccount_signup"])
def test_nobody_makes_an_account_for_themselves(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_the_administration_has_no_door_of_its_own(client: Client) -> None:
    asked = client.post("/verwaltung/login/", {"username": factories.user(is_staff=True).email, "password": "x"})
    assert asked["Location"].startswith("/anmelden/?next=/verwaltung/login/")
    assert signed_in(factories.user()).get("/verwaltung/login/").status_code == 403
    assert signed_in(factories.user(is_staff=True)).get("/verwaltung/login/")["Location"] == "/verwaltung/"


def test_logout_is_a_post() -> None:
    client = signed_in(factories.user())
    assert client.get("/abmelden/").status_code == 405
    assert client.post("/abmelden/")["Location"] == "/"
    assert "_auth_user_id" not in client.session


def test_members_need_not_sign_in_twice() -> None:
    assert signed_in(factories.user()).get("/anmelden/")["Location"] == "/selbstbewertungen/"


def test_a_script_without_a_session_is_told_in_json(client: Client) -> None:
    response = client.post("/selbstbewertungen/neu/", headers={"Accept": "application/json"})
    assert (response.status_code, response.json()) == (
        401,
        {"problem": "Sie sind nicht mehr angemeldet. Es wurde nichts gespeichert.", "sign_in": "/anmelden/"},
    )


def test_a_site_without_a_provider_offers_none(client: Client) -> None:
    assert parsed(client.get("/anmelden/")).xpath("//form[contains(@action, '/ueber/')]") == []
    for method in (client.get, client.post):
        assert method("/anmelden/ueber/haus/").status_code == 404
        assert method("/anmelden/ueber/haus/zurueck/").status_code == 404
