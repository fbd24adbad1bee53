"""Answers in a real browser: saved while they are given, whatever happens to the network, the session or the others."""

from collections.abc import Iterator
from time import monotonic

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page, Route, expect

from assessments.domain.answers import Entry, Given, NotApplicable, Said, Unknown
from assessments.models import AnswerEvent, Assessment, Membership, User
from assessments.services.answering import record_answers
from assessments.services.reading import workspace_of
from tests import factories
from tests.web.pages import address

SAVED, OFFLINE = "Gespeichert um", "Keine Verbindung"


@pytest.fixture
def assessment(live_server: object) -> Iterator[Assessment]:  # noqa: ARG001  # rows of the site under test
    return factories.assessment(by=factories.edition(factories.edition_of_size(4)))


def enter(context: BrowserContext, person: User, origin: str) -> None:
    """Give the browser a session, as signing in does."""
    client = Client()
    client.force_login(person)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": origin}])


def choose(page: Page, code: str, kind: str) -> None:
    page.locator(f'input[name="{code}-answer"][value="{kind}"]').check()


def write(page: Page, code: str, field: str, text: str) -> None:
    control = page.locator(f'[name="{code}-{field}"]')
    if not control.is_visible():
        page.locator(f'[id="{code}"] details.note summary').click()
    control.fill(text)


def bar(page: Page) -> str:
    return page.locator("[data-save-words]").inner_text()


def settled(page: Page, words: str) -> None:
    expect(page.locator("[data-save-words]")).to_contain_text(words)


def said(assessment: Assessment, code: str) -> Said:
    fresh = Assessment.objects.select_related("hospital", "edition").get(pk=assessment.pk)
    return workspace_of(fresh).said(code)


def lose_the_reply(page: Page, times: int) -> None:
    """Let the server store what is sent next, and drop its answers."""

    def drop(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/antwort/", drop, times=times)


def test_nothing_is_lost_and_nothing_is_doubled(page: Page, assessment: Assessment, live_server: object) -> None:
    lead = factories.lead(assessment.hospital)
    origin = str(live_server)
    enter(page.context, lead, origin)
    page.goto(address("dimension", assessment, dimension="D1"))

    # saved as it is given, without any button
    choose(page, "D1.1", "3")
    settled(page, SAVED)
    assert said(assessment, "D1.1") == Said(Given(3))
    expect(page.locator("[data-progress]")).to_have_text("1/4")

    # what is not finished waits for its reason
    choose(page, "D1.2", "not_applicable")
    settled(page, "Nicht gespeichert (1)")
    page.locator('[name="D1.2-reason"]').fill("Die Abteilung wurde geschlossen.")
    settled(page, SAVED)
    assert said(assessment, "D1.2").answer == NotApplicable("Die Abteilung wurde geschlossen.")

    # a minute without network
    page.context.set_offline(True)
    write(page, "D1.1", "note", "während der Störung getippt")
    settled(page, OFFLINE)
    choose(page, "D1.3", "1")
    settled(page, "Nicht gespeichert (2)")
    page.context.set_offline(False)
    settled(page, SAVED)
    assert (said(assessment, "D1.1").note, said(assessment, "D1.3")) == ("während der Störung getippt", Said(Given(1)))

    # the answer of the server is lost, twice; meanwhile somebody goes on typing
    lose_the_reply(page, times=2)
    choose(page, "D1.4", "2")
    settled(page, "Nicht gespeichert (1)")
    write(page, "D1.4", "note", "und noch etwas")
    settled(page, SAVED)
    assert said(assessment, "D1.4") == Said(Given(2), note="und noch etwas")
    assert AnswerEvent.objects.filter(question_code="D1.4").count() == 2

    # too much at once: the next try waits as long as the server wants
    page.route("**/antwort/", lambda route: route.fulfill(status=429, headers={"Retry-After": "2"}), times=1)
    begun = monotonic()
    choose(page, "D1.4", "3")
    settled(page, "Nicht gespeichert (1)")
    settled(page, SAVED)
    assert (said(assessment, "D1.4").answer, monotonic() - begun > 2) == (Given(3), True)

    # a colleague was faster: both answers are shown, a person decides and merges
    kim = factories.member(assessment.hospital, name="Kim Muster")
    theirs = {"D1.3": Entry(Given(4), note="Notiz von Kim")}
    record_answers(assessment=assessment, entries=theirs, base_versions={"D1.3": 1}, by=kim, at=factories.NOON)
    write(page, "D1.3", "note", "meine Notiz")
    dialog = page.get_by_role("dialog", name="Zwei Antworten auf dieselbe Frage")
    expect(dialog).to_contain_text("Antwort von Kim Muster")
    dialog.get_by_role("radio", name="Meine Antwort").check()
    dialog.get_by_role("button", name="So speichern").click()
    settled(page, SAVED)
    assert said(assessment, "D1.3") == Said(Given(1), note="Notiz von Kim\n\nmeine Notiz")

    # the session ends: somebody signs in again in another tab, with another token, and comes back
    page.context.clear_cookies()
    choose(page, "D1.1", "unknown")
    asked = page.get_by_role("dialog", name="Bitte melden Sie sich noch einmal an")
    expect(asked).to_contain_text("Noch nicht gespeichert: 1")
    with page.context.expect_page() as opened:
        asked.get_by_role("link", name="Im neuen Tab anmelden").click()
    tab = opened.value
    tab.get_by_label("E-Mail").fill(lead.email)
    tab.get_by_label("Passwort", exact=True).fill(factories.PASSWORD)
    tab.get_by_role("button", name="Anmelden", exact=True).click()
    expect(tab.locator("h1")).to_have_text(page.locator("h1").inner_text())
    tab.close()
    page.bring_to_front()
    asked.get_by_role("button", name="Ich bin angemeldet").click()
    settled(page, SAVED)
    assert said(assessment, "D1.1") == Said(Unknown(), note="während der Störung getippt")

    # the membership ends: the text stays where it is
    Membership.objects.filter(user=lead).delete()
    write(page, "D1.2", "note", "geht nicht verloren")
    settled(page, "Sie dürfen hier nichts mehr ändern.")
    assert page.locator('[name="D1.2-note"]').input_value() == "geht nicht verloren"
