"""Somebody lost phone, passkey and codes."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from tests import factories
from tests.web.accounts.codes import code, freshly_signed_in, with_app
from tests.web.pages import signed_in

pytestmark = pytest.mark.django_db


def test_the_command_takes_the_factors_away_and_ends_the_sessions() -> None:
    person, other = with_app(factories.user()), with_app(factories.user())
    client = freshly_signed_in(person)
    client.post("/anmelden/zweiter-faktor/", {"code": code()})
    call_command("reset_second_factor", person.email)
    assert set(Authenticator.objects.values_list("user", flat=True)) == {other.pk}
    assert client.get("/konto/")["Location"].startswith("/anmelden/")


def test_the_command_knows_whom_it_does_not_know() -> None:
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "nobody@test.example")


def test_an_operator_takes_them_away_and_never_sees_a_secret() -> None:
    person = with_app(factories.user())
    row = Authenticator.objects.get(user=person, type="totp")
    operator = signed_in(factories.user(is_staff=True, is_superuser=True))
    page = f"/verwaltung/mfa/authenticator/{row.pk}"
    assert row.data["secret"] not in operator.get(f"{page}/change/").content.decode()
    assert operator.get("/verwaltung/mfa/authenticator/add/").status_code == 403
    operator.post(f"{page}/delete/", {"post": "yes"})
    assert Authenticator.objects.count() == 0


@pytest.mark.parametrize("page", ["account/emailaddress", "socialaccount/socialapp", "usersessions/usersession"])
def test_nothing_else_of_accounts_is_edited_by_hand(page: str) -> None:
    operator = signed_in(factories.user(is_staff=True, is_superuser=True))
    assert operator.get(f"/verwaltung/{page}/").status_code == 404
