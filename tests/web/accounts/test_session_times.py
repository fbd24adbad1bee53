"""Sessions end, and say so before and after."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests import factories
from tests.web.pages import notices, parsed, signed_in

pytestmark = pytest.mark.django_db

CLOCK = "/konto/anmeldung/"
JSON = {"Accept": "application/json"}
IDLE = "Sie wurden abgemeldet, weil 60 Minuten lang nichts geschah."
ABSOLUTE = "Sie wurden abgemeldet: Eine Anmeldung gilt höchstens 12 Stunden."


def _aged(client: Client, *, since: timedelta, seen: timedelta) -> Client:
    session, now = client.session, timezone.now()
    session["signed_in_at"], session["seen_at"] = (now - since).timestamp(), (now - seen).timestamp()
    session.save()
    return client


def _seen_ago(client: Client) -> float:
    return timezone.now().timestamp() - client.session["seen_at"]


@pytest.mark.parametrize(
    ("since", "seen", "sentence"),
    [
        (timedelta(hours=2), timedelta(minutes=61), IDLE),
        (timedelta(hours=12, minutes=1), timedelta(minutes=2), ABSOLUTE),
    ],
    ids=["idle", "absolute"],
)
def test_whoever_comes_too_late_signs_in_again_and_hears_why(since: timedelta, seen: timedelta, sentence: str) -> None:
    client = _aged(signed_in(factories.user()), since=since, seen=seen)
    response = client.get("/selbstbewertungen/", follow=True)
    assert response.redirect_chain == [("/anmelden/?next=/selbstbewertungen/", 302)]
    assert notices(response) == [sentence]


def test_a_click_moves_the_end_and_costs_a_write_a_minute_at_most() -> None:
    client = _aged(signed_in(factories.user()), since=timedelta(hours=1), seen=timedelta(minutes=30))
    client.get("/selbstbewertungen/")
    assert _seen_ago(client) < 10
    seen = client.session["seen_at"]
    client.get("/selbstbewertungen/")
    assert client.session["seen_at"] == seen


def test_asking_for_the_time_moves_nothing() -> None:
    client = _aged(signed_in(factories.user()), since=timedelta(hours=1), seen=timedelta(minutes=57))
    clock = client.get(CLOCK, headers=JSON).json()
    assert (170 < clock["seconds"] <= 180, clock["warned_before"], clock["extendable"]) == (True, 300, True)
    assert _seen_ago(client) > 3000


def test_the_button_moves_the_end() -> None:
    client = _aged(signed_in(factories.user()), since=timedelta(hours=1), seen=timedelta(minutes=57))
    assert client.post(CLOCK, headers=JSON).json()["seconds"] > 3590
    assert client.post(CLOCK)["Location"] == "/konto/"
    assert notices(client.get("/konto/")) == ["Ihre Anmeldung ist verlängert."]


def test_nothing_moves_the_end_of_the_day() -> None:
    client = _aged(signed_in(factories.user()), since=timedelta(hours=11, minutes=50), seen=timedelta(minutes=2))
    clock = client.post(CLOCK, headers=JSON).json()
    assert (clock["seconds"] <= 600, clock["extendable"]) == (True, False)


def test_a_script_that_comes_too_late_gets_401() -> None:
    client = _aged(signed_in(factories.user()), since=timedelta(hours=2), seen=timedelta(minutes=61))
    response = client.post("/selbstbewertungen/neu/", headers=JSON)
    assert (response.status_code, response.json()["sign_in"]) == (401, "/anmelden/")


def test_every_page_knows_when_to_warn(client: Client) -> None:
    dialog = parsed(signed_in(factories.user()).get("/selbstbewertungen/")).xpath("//dialog[@data-clock]")[0]
    assert (dialog.get("data-clock"), 3590 < int(dialog.get("data-seconds")) <= 3600) == (CLOCK, True)
    assert parsed(client.get("/")).xpath("//dialog") == []
