"""A forgotten password: a link by mail, once."""

import re

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from assessments.models import User
from tests import factories
from tests.web.pages import notices, problems, signed_in, texts

pytestmark = pytest.mark.django_db

NEW = "ein ganzer Satz reicht"
ASK = "/passwort-vergessen/"


def _link(client: Client, person: User, mailoutbox: list[EmailMessage]) -> str:
    client.post(ASK, {"email": person.email})
    return re.search(r"http://testserver(\S+)", mailoutbox[-1].body)[1]


def _set(client: Client, link: str, password: str = NEW, again: str = NEW) -> str:
    form = client.get(link)["Location"]
    return client.post(form, {"password1": password, "password2": again}).headers.get("Location", "")


def test_the_answer_is_the_same_whether_there_is_an_account(client: Client, mailoutbox: list[EmailMessage]) -> None:
    answers = [client.post(ASK, {"email": address}) for address in (factories.user().email, "nobody@test.example")]
    assert [(one.status_code, one["Location"]) for one in answers] == [(302, f"{ASK}gesendet/")] * 2
    assert [mail.subject for mail in mailoutbox] == ["CloudReady: Neues Passwort festlegen"] * 2
    assert ["http" in mail.body for mail in mailoutbox] == [True, False]


def test_a_link_sets_a_password_once(client: Client, mailoutbox: list[EmailMessage]) -> None:
    person = factories.user()
    link = _link(client, person, mailoutbox)
    assert _set(client, link) == f"{ASK}fertig/"
    assert client.post("/anmelden/", {"username": person.email, "password": NEW}).status_code == 302
    again = Client().get(link)
    assert (again.status_code, texts(again, "//h1")) == (200, ["Dieser Link gilt nicht mehr"])


def test_the_owner_hears_of_a_new_password(client: Client, mailoutbox: list[EmailMessage]) -> None:
    person = factories.user()
    _set(client, _link(client, person, mailoutbox))
    told = mailoutbox[-1]
    assert (told.to, told.subject) == ([person.email], "CloudReady: Ihr Passwort wurde zurückgesetzt")


def test_no_token_is_stored_as_it_was_sent(client: Client, mailoutbox: list[EmailMessage]) -> None:
    person = factories.user()
    token = _link(client, person, mailoutbox).rstrip("/").split("-", 1)[1].split("/")[0]
    rows = [str(value) for row in User.objects.values_list() for value in row]
    assert not any(token in value for value in rows)


def test_a_link_dies_with_the_password_it_was_made_for(client: Client, mailoutbox: list[EmailMessage]) -> None:
    person = factories.user()
    link = _link(client, person, mailoutbox)
    person.set_password("another one entirely")
    person.save()
    assert texts(client.get(link), "//h1") == ["Dieser Link gilt nicht mehr"]


@pytest.mark.parametrize(
    ("password", "again", "expected"),
    [
        ("kurz", "kurz", "Neues Passwort: Dieses Passwort ist zu kurz. Es muss mindestens 12 Zeichen enthalten."),
        ("1234567890123456", "1234567890123456", "Neues Passwort: Dieses Passwort ist komplett numerisch."),
        (NEW, f"{NEW}!", "Neues Passwort noch einmal: Die beiden Passwörter sind verschieden."),
    ],
    ids=["short", "digits", "different"],
)
def test_what_is_too_easy_is_refused(
    client: Client, mailoutbox: list[EmailMessage], password: str, again: str, expected: str
) -> None:
    person = factories.user()
    form = client.get(_link(client, person, mailoutbox))["Location"]
    response = client.post(form, {"password1": password, "password2": again})
    assert expected in problems(response)
    person.refresh_from_db()
    assert person.check_password(factories.PASSWORD)


def test_asking_again_and_again_is_limited_for_known_and_unknown_alike(client: Client) -> None:
    for address in (factories.user().email, "nobody@test.example"):
        answers = [client.post(ASK, {"email": address}) for _time in range(4)]
        assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
        assert answers[-1]["Retry-After"] == "900"


def test_a_new_password_ends_every_other_session() -> None:
    person = factories.user()
    here, elsewhere = signed_in(person), signed_in(person)
    data = {"oldpassword": factories.PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post("/konto/passwort/", data)["Location"] == "/konto/"
    assert notices(here.get("/konto/")) == ["Ihr neues Passwort gilt."]
    assert elsewhere.get("/konto/")["Location"].startswith("/anmelden/")
