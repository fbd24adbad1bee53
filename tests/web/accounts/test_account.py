"""One's own account: name, sessions, and deeds that ask again who is there."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import pytest
from allauth.account.middleware import AccountMiddleware
from allauth.account.models import EmailAddress
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from assessments.models import User
from assessments.services.people import AccountExists, create_account
from assessments.web.forms.accounts import NewAccountForm
from assessments.web.presenters.browsers import browser_of
from assessments.web.reauthentication import needs_fresh_sign_in
from assessments.web.signing_in import sign_in
from tests import factories
from tests.web.accounts.codes import freshly_signed_in, long_signed_in, with_app
from tests.web.pages import notices, problems, signed_in, texts

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


def test_a_name_is_changed() -> None:
    person = factories.user()
    client = signed_in(person)
    assert client.post("/konto/", {"name": "Änne Ω"})["Location"] == "/konto/"
    assert notices(client.get("/konto/")) == ["Ihr Name ist gespeichert."]
    person.refresh_from_db()
    assert person.name == "Änne Ω"


@pytest.mark.parametrize("name", ["", "x" * 201, "a\0b", "a\x07b"], ids=["none", "endless", "NUL", "bell"])
def test_no_name_is_not_a_name(name: str) -> None:
    person = factories.user("before")
    response = signed_in(person).post("/konto/", {"name": name})
    person.refresh_from_db()
    assert (response.status_code, len(problems(response)), person.name) == (422, 1, "before")


def test_the_header_leads_to_the_account() -> None:
    page = signed_in(factories.user("Ada")).get("/selbstbewertungen/")
    assert texts(page, "//*[@class='site-tools']/a[@href='/konto/']") == ["AdaMein Konto"]


def test_one_sees_where_one_is_signed_in_and_ends_the_others() -> None:
    person = factories.user()
    here, elsewhere = freshly_signed_in(person), freshly_signed_in(person)
    assert len(texts(here.get("/konto/anmeldungen/"), "//tbody/tr")) == 2
    assert here.post("/konto/anmeldungen/")["Location"] == "/konto/anmeldungen/"
    assert len(texts(here.get("/konto/anmeldungen/"), "//tbody/tr")) == 1
    assert elsewhere.get("/konto/")["Location"].startswith("/anmelden/")


@pytest.mark.parametrize("sessions", [1, 12])
def test_pages_cost_the_same_whatever_the_number_of_sessions(
    sessions: int, django_assert_num_queries: Callable[..., AbstractContextManager[object]]
) -> None:
    person = factories.user()
    client = [freshly_signed_in(person) for _one in range(sessions)][-1]
    with django_assert_num_queries(6):
        client.get("/konto/")
    with django_assert_num_queries(3):
        client.get("/konto/anmeldungen/")


def test_nobody_sees_the_sessions_of_others() -> None:
    freshly_signed_in(factories.user())
    assert len(texts(freshly_signed_in(factories.user()).get("/konto/anmeldungen/"), "//tbody/tr")) == 1


@needs_fresh_sign_in()
def _deed(request: HttpRequest) -> HttpResponse:
    del request
    return HttpResponse("done")


def _asked(client: Client, method: str, view: Callable[[HttpRequest], HttpResponse] = _deed) -> HttpResponse:
    request = getattr(RequestFactory(), method)("/deed/?x=1")
    request.session, request.user = client.session, User.objects.get(pk=client.session["_auth_user_id"])
    request._messages = type("Quiet", (), {"add": lambda *_args: None})()
    return AccountMiddleware(view)(request)


def test_a_deed_that_matters_needs_a_fresh_sign_in() -> None:
    person = factories.user()
    assert _asked(freshly_signed_in(person), "post").content == b"done"
    for method in ("get", "post"):
        assert _asked(long_signed_in(person), method)["Location"] == "/konto/bestaetigen/?next=%2Fdeed%2F%3Fx%3D1"


def test_whoever_has_nothing_to_confirm_with_signs_in_again() -> None:
    person = factories.user()
    client = long_signed_in(person)
    person.set_unusable_password()
    User.objects.filter(pk=person.pk).update(password=person.password)
    assert _asked(client, "get")["Location"].startswith("/anmelden/?next=")


def test_an_invited_person_gets_an_account() -> None:
    person = create_account(email="New@Test.example", name="Neu", password="ein ganzer Satz", at=NOON)
    assert (person.email, person.date_joined, person.check_password("ein ganzer Satz")) == (
        "new@test.example",
        NOON,
        True,
    )
    assert EmailAddress.objects.get(user=person).verified
    with pytest.raises(AccountExists):
        create_account(email="new@test.example", name="", password=None, at=NOON)


def test_the_form_of_an_invited_person_asks_for_a_name_and_a_good_password() -> None:
    given = {"name": "Neu", "password1": "kurz", "password2": "kurz"}
    assert list(NewAccountForm(given).errors) == ["password1"]
    assert NewAccountForm({"name": "Neu", "password1": "ein ganzer Satz", "password2": "ein ganzer Satz"}).is_valid()


@pytest.mark.parametrize(("second", "there"), [(False, "/selbstbewertungen/"), (True, "/anmelden/zweiter-faktor/")])
def test_following_an_invitation_signs_in_but_not_past_a_second_factor(
    client: Client, second: bool, there: str
) -> None:
    person = with_app(factories.user()) if second else factories.user()
    request = RequestFactory().get("/")
    client.get("/anmelden/")
    request.session, request.user = client.session, User()
    request.user = type("Nobody", (), {"is_authenticated": False, "is_anonymous": True})()
    request._messages = type("Quiet", (), {"add": lambda *_args: None})()
    response = AccountMiddleware(lambda asked: sign_in(asked, person, method="invitation"))(request)
    assert response["Location"] == there


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140 Safari/537.36 Edg/140", "Edge auf Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox auf Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari auf iPhone"),
        ("curl/8", "Unbekannter Browser"),
        ("<b>", "Unbekannter Browser"),
    ],
)
def test_browsers_are_called_as_people_know_them(said: str, expected: str) -> None:
    assert browser_of(said) == expected
