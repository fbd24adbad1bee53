"""What only a real browser can tell: small screens, the keyboard, and life without JavaScript."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from assessments.domain.answers import Entry, Given, NotApplicable
from assessments.models import Assessment, User
from assessments.services.reading import workspace_of
from assessments.services.shipped import shipped_edition
from tests import factories
from tests.web.axe import NARROW, faults
from tests.web.pages import address, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def assessment() -> Assessment:
    """A real questionnaire with some answers."""
    started = factories.assessment(by=factories.edition(shipped_edition()))
    return factories.answered(started, ["D1.1", "D1.2", "D4.2"])


def _sign_in(page: Page, user: User, origin: str) -> None:
    cookie = signed_in(user).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": origin}])


def _stored(assessment: Assessment) -> dict[str, Entry]:
    fresh = Assessment.objects.select_related("hospital", "edition").get(pk=assessment.pk)
    return dict(workspace_of(fresh).sheet.entries)


@pytest.fixture
def paths(assessment: Assessment) -> list[str]:
    """Every page of this floor that a lead sees."""
    return [
        "/selbstbewertungen/",
        "/selbstbewertungen/neu/",
        f"/krankenhaeuser/{assessment.hospital_id}/profil/",
        address("tasks", assessment),
        address("dimension", assessment, dimension="D1"),
        address("dimension", assessment, dimension="D4"),
        "/gibt-es-nicht/",
    ]


def test_pages_are_accessible(page: Page, live_server: object, assessment: Assessment, paths: list[str]) -> None:
    seen = {}
    for path in ("/", "/anmelden/"):
        page.goto(path)
        seen[path] = faults(page, NARROW)
    _sign_in(page, factories.lead(assessment.hospital), str(live_server))
    for path in paths:
        page.goto(path)
        seen[path] = faults(page, NARROW)
    assert {path: found for path, found in seen.items() if found} == {}


def test_pages_with_errors_are_accessible_and_lead_to_the_field(
    page: Page, live_server: object, assessment: Assessment
) -> None:
    page.set_viewport_size(NARROW)
    _sign_in(page, factories.lead(assessment.hospital), str(live_server))
    page.goto(f"/krankenhaeuser/{assessment.hospital_id}/profil/")
    page.get_by_label("Betten").fill("viele")
    page.get_by_role("button", name="Speichern").click()
    expect(page.locator("[data-summary]")).to_be_focused()
    assert page.title().startswith("Fehler:")
    assert faults(page) == []
    page.locator("[data-summary] a").click()
    expect(page.get_by_label("Betten")).to_be_focused()


def test_what_an_answer_lacks_is_said_where_the_keyboard_stands(
    page: Page, live_server: object, assessment: Assessment
) -> None:
    page.set_viewport_size(NARROW)
    _sign_in(page, factories.lead(assessment.hospital), str(live_server))
    page.goto(address("dimension", assessment, dimension="D4"))
    page.locator('[name="D4.2-answer"][value="not_applicable"]').check()
    page.get_by_role("button", name="Speichern und weiter").click()
    reason = page.locator("[id='id_D4.2-reason']")
    expect(reason).to_be_focused()
    expect(reason).to_have_accessible_description("Bitte sagen Sie kurz, warum die Frage nicht zutrifft.")
    assert faults(page) == []


def test_a_session_that_ends_costs_no_answer_without_javascript(page: Page, assessment: Assessment) -> None:
    # No script arrives. Where scripts are switched off, clocks are too, and axe may wait for one for ever.
    page.route("**/*.js", lambda route: route.abort())
    lead = factories.lead(assessment.hospital)
    page.set_viewport_size(NARROW)
    page.goto(address("dimension", assessment, dimension="D2"))
    page.get_by_label("E-Mail-Adresse").fill(lead.email)
    page.get_by_label("Passwort").fill(factories.PASSWORD)
    page.locator("main").get_by_role("button", name="Anmelden").click()
    page.locator('[name="D2.1-answer"][value="3"]').check()
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_role("button", name="Speichern", exact=True).click()
    expect(page.locator("h1")).to_have_text("Bitte melden Sie sich noch einmal an")
    assert faults(page) == []
    page.get_by_label("E-Mail-Adresse").fill(lead.email)
    page.get_by_label("Passwort").fill(factories.PASSWORD)
    page.get_by_role("button", name="Anmelden und speichern").click()
    expect(page.locator("main [role=status] .notice")).to_contain_text("Gespeichert um")
    assert _stored(assessment)["D2.1"] == Entry(Given(3))


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def test_the_keyboard_is_enough(page: Page, live_server: object, assessment: Assessment) -> None:
    _sign_in(page, factories.lead(assessment.hospital), str(live_server))
    page.goto(address("dimension", assessment, dimension="D2"))
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    _tab_to(page, '[name="D2.1-answer"]')
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    _tab_to(page, 'button[value="next"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/fragen/D3/**")
    assert _stored(assessment)["D2.1"] == Entry(Given(1))


def test_everything_works_without_javascript(plain_page: Page, assessment: Assessment) -> None:
    page = plain_page
    lead = factories.lead(assessment.hospital)
    page.goto(address("dimension", assessment, dimension="D1"))
    page.get_by_label("E-Mail-Adresse").fill(lead.email)
    page.get_by_label("Passwort").fill(factories.PASSWORD)
    page.locator("main").get_by_role("button", name="Anmelden").click()
    page.locator('[name="D1.3-answer"][value="not_applicable"]').check()
    page.get_by_label("In einem Satz").locator("visible=true").fill("Das macht der Träger")
    page.get_by_role("button", name="Speichern", exact=True).click()
    expect(page.get_by_role("status").locator(".notice")).to_contain_text("Gespeichert um")
    assert _stored(assessment)["D1.3"] == Entry(NotApplicable("Das macht der Träger"))
    page.goto("/selbstbewertungen/neu/")
    page.get_by_label("Neues Krankenhaus").check()
    page.get_by_label("Name des Krankenhauses").fill("Klinikum Neustadt")
    page.get_by_role("button", name="Selbstbewertung beginnen").click()
    expect(page.locator("h1")).to_have_text("Aufgaben")


def test_leaving_with_unsaved_answers_is_asked_about(page: Page, live_server: object, assessment: Assessment) -> None:
    _sign_in(page, factories.lead(assessment.hospital), str(live_server))
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(address("dimension", assessment, dimension="D2"))
    page.route("**/antwort/", lambda route: route.abort())
    page.locator('[name="D2.1-answer"][value="3"]').check()
    expect(page.locator("[data-save-words]")).to_contain_text("Nicht gespeichert (1)")
    page.get_by_role("link", name="Ergebnis").click()
    page.wait_for_url("**/ergebnis/")
    assert asked == ["beforeunload"]


def test_the_reason_is_asked_for_only_where_it_is_wanted(
    page: Page, live_server: object, assessment: Assessment
) -> None:
    _sign_in(page, factories.lead(assessment.hospital), str(live_server))
    page.goto(address("dimension", assessment, dimension="D1"))
    reason = page.locator("[id='id_D1.1-reason']")
    expect(reason).to_be_hidden()
    page.locator('[name="D1.1-answer"][value="not_applicable"]').check()
    expect(reason).to_be_visible()
