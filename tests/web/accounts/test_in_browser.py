"""Accounts in a real browser: a passkey, and the warning before a session ends, by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests import factories
from tests.web.axe import faults

pytestmark = pytest.mark.django_db(transaction=True)

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
PAGES = (
    "/konto/",
    "/konto/anmeldungen/",
    "/konto/passwort/",
    "/konto/zweiter-faktor/",
    "/konto/zweiter-faktor/app/einrichten/",
    "/konto/zweiter-faktor/passkeys/",
    "/konto/zweiter-faktor/codes/",
    "/konto/bestaetigen/?next=/konto/",
)


def _give_key(page: Page) -> None:
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def test_a_passkey_is_added_and_signs_in_without_a_password(page: Page) -> None:
    person = factories.lead(factories.assessment().hospital)
    _give_key(page)
    page.goto("/anmelden/")
    page.get_by_label("E-Mail-Adresse").fill(person.email)
    page.get_by_label("Passwort").fill(factories.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/selbstbewertungen/")
    page.goto("/konto/zweiter-faktor/passkeys/neu/")
    page.get_by_label("Auch ohne Passwort anmelden").check()
    page.get_by_role("button", name="Passkey hinzufügen").click()
    page.wait_for_url("**/codes/")
    assert {one: found for one in PAGES if (found := _faults_at(page, one))} == {}
    page.get_by_role("button", name="Abmelden").click()
    assert _faults_at(page, "/anmelden/") == []
    page.get_by_role("button", name="Passkey verwenden").click()
    page.wait_for_url("**/selbstbewertungen/")


def test_the_warning_is_answered_by_keyboard(page: Page, settings: Settings) -> None:
    settings.CLOUDREADY_IDLE_MINUTES = 5  # so the warning comes at once
    person = factories.user()
    page.goto("/anmelden/?next=/konto/")
    page.get_by_label("E-Mail-Adresse").fill(person.email)
    page.get_by_label("Passwort").fill(factories.PASSWORD)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Ihre Anmeldung endet gleich")
    expect(dialog).to_be_visible()
    expect(page.get_by_role("button", name="Angemeldet bleiben")).to_be_focused()
    with page.expect_response("**/konto/anmeldung/") as extended:
        page.keyboard.press("Enter")
    assert (extended.value.request.method, extended.value.json()["seconds"] > 290) == ("POST", True)


def _faults_at(page: Page, address: str) -> list[str]:
    page.goto(address)
    return faults(page)
