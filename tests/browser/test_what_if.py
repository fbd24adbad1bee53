"""Trying out what would be if, in a real browser: at a desk, on a phone, by keyboard, and without scripts."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from assessments.domain.answers import Given
from assessments.models import Assessment
from assessments.services.inventory import choose_archetypes
from assessments.services.rankings import rankings_of
from assessments.services.scenarios import scenarios_of
from assessments.services.shipped import shipped_edition
from tests import factories
from tests.conftest import DESK, PHONE
from tests.web import tried
from tests.web.axe import faults
from tests.web.pages import address, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

APPLICATIONS = frozenset({"A01", "A06", "A08", "A20", "A35"})
SUMMARY = ".try-bar [role=status]"


@pytest.fixture
def assessment(live_server: object) -> Assessment:  # noqa: ARG001  # the rows must be there before the site is asked
    """A house whose only line keeps critical applications out of the cloud."""
    edition = shipped_edition()
    made = factories.assessment(by=factories.edition(edition))
    factories.answered(made, [code for code in edition.questions if code != "D5.1"], Given(2))
    factories.answered(made, ["D5.1"], Given(1))
    choose_archetypes(assessment=made, archetypes=APPLICATIONS, by=made.created_by, at=factories.NOON)
    return made


def _open(page: Page, assessment: Assessment, origin: str, name: str = "what_if") -> None:
    cookie = signed_in(assessment.created_by).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": origin}])
    page.goto(address(name, assessment))


def _keep(page: Page, name: str) -> None:
    page.get_by_label("Name des Szenarios").fill(name)
    page.get_by_role("button", name="Als Szenario speichern").click()
    expect(page.locator("h1")).to_have_text("Szenarien")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["1280", "390"])
def test_from_a_change_to_the_comparison(
    page: Page, live_server: object, assessment: Assessment, size: dict[str, int]
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    seen = {}
    _open(page, assessment, str(live_server))
    expect(page.locator(SUMMARY)).to_have_text("Noch ist nichts geändert.")

    # a measure: the verdicts change at once, and the address says what was tried
    page.locator("input[name=massnahme][value='D5.1']").check()
    expect(page.locator(SUMMARY)).to_contain_text("1 Tor öffnet sich.")
    assert page.url.endswith("?massnahme=D5.1")
    expect(page.locator(".changed-verdicts li").first).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    seen["what if"] = faults(page)
    _keep(page, "Zweite Leitung")

    # a code of one application, found by choosing it
    page.get_by_role("link", name="Neues ausprobieren").click()
    page.get_by_label("Anwendung wählen").select_option("A08")
    page.locator("#anwendung-A08 details summary").click()
    page.locator("[id='merkmal.A08.D']").select_option("unknown")
    expect(page.locator(".your-changes summary")).to_have_text("1 Änderung")
    _keep(page, "Geräte unklar")
    seen["scenarios"] = faults(page)

    for name in ("Zweite Leitung", "Geräte unklar"):
        page.get_by_label(f"„{name}“ vergleichen").check()
    page.get_by_role("button", name="Ausgewählte vergleichen").click()
    expect(page.locator("h1")).to_have_text("Szenarien im Vergleich")
    expect(page.locator(".side-by-side tr", has_text="Wie ist jeder Standort").locator("td")).to_have_text(
        ["geschlossen", "offen", "geschlossen"]
    )
    seen["comparison"] = faults(page)
    assert seen == {"what if": [], "scenarios": [], "comparison": []}


def test_a_typed_name_survives_another_change(page: Page, live_server: object, assessment: Assessment) -> None:
    _open(page, assessment, str(live_server))
    page.locator("input[name=massnahme][value='D5.1']").check()
    page.get_by_label("Name des Szenarios").fill("Beides")
    page.get_by_label("Welche Sicht soll zählen?").select_option("finance")
    expect(page.locator(".your-changes summary")).to_have_text("2 Änderungen")
    page.get_by_role("button", name="Als Szenario speichern").click()
    expect(page.locator("h1")).to_have_text("Szenarien")
    assert [(card.name, card.changes.preset) for card in scenarios_of(assessment)] == [("Beides", "finance")]


def test_taking_a_change_back_leads_to_the_real_state(page: Page, live_server: object, assessment: Assessment) -> None:
    _open(page, assessment, str(live_server))
    box = page.locator("input[name=massnahme][value='D5.1']")
    box.check()
    expect(page.locator(SUMMARY)).to_contain_text("1 Tor öffnet sich.")
    box.uncheck()
    expect(page.locator(SUMMARY)).to_have_text("Noch ist nichts geändert.")
    assert page.url.endswith("/was-waere-wenn/")


def test_an_ended_session_leads_to_the_sign_in(page: Page, live_server: object, assessment: Assessment) -> None:
    _open(page, assessment, str(live_server))
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.locator("input[name=massnahme][value='D5.1']").check()
    expect(page.get_by_label("Passwort")).to_be_visible()


def test_everything_works_without_scripts(plain_page: Page, live_server: object, assessment: Assessment) -> None:
    page = plain_page
    _open(page, assessment, str(live_server))
    page.locator("input[name=massnahme][value='D5.1']").check()
    page.get_by_label("Anwendung wählen").select_option("A08")
    page.get_by_role("button", name="Anzeigen").click()
    expect(page.locator(SUMMARY)).to_contain_text("1 Tor öffnet sich.")
    page.locator("[id='produkt.A08.iaas']").select_option("ja")
    page.get_by_role("button", name="Auswirkung zeigen").click()
    expect(page.locator(".your-changes summary")).to_have_text("2 Änderungen")
    _keep(page, "Ohne Skript")
    page.get_by_role("link", name="Löschen").click()
    page.get_by_role("button", name="Ja, löschen").click()
    page.get_by_role("button", name="Rückgängig machen").click()
    assert [card.name for card in scenarios_of(assessment)] == ["Ohne Skript"]


def test_themes_are_ranked_with_the_keyboard_alone(page: Page, live_server: object, assessment: Assessment) -> None:
    _open(page, assessment, str(live_server), "themes")
    page.get_by_label("Wer gewichtet?").focus()
    page.keyboard.type("Pflegedirektion")
    for place in ("Platz 1", "Platz 2", "Platz 2"):
        page.keyboard.press("Tab")
        page.keyboard.type(place)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Rangfolge speichern").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main [role=status]")).to_contain_text("Die Rangfolge „Pflegedirektion“ ist gespeichert.")
    assert [one.ranking for one in rankings_of(assessment)] == [(("care",), ("data_flow", "market"))]


@pytest.mark.parametrize("size", [DESK, PHONE, {"width": 320, "height": 640}], ids=["1280", "390", "320"])
def test_the_other_pages_are_accessible(
    page: Page, live_server: object, assessment: Assessment, size: dict[str, int]
) -> None:
    kept = tried.scenario(assessment)
    tried.ranking(assessment, "IT-Leitung", (("effort",), ("market", "data_flow")))
    tried.ranking(assessment, "Pflegedirektion", (("care",), ("usage",)))
    page.set_viewport_size(size)  # type: ignore[arg-type]
    _open(page, assessment, str(live_server), "themes")
    paths = [
        address("themes", assessment),
        f"{address('themes', assessment)}?wer=IT-Leitung",
        f"{address('themes_withdraw', assessment)}?wer=IT-Leitung",
        address("what_if", assessment),
        address("scenarios", assessment),
        address("scenario_rename", assessment, scenario_id=str(kept.id)),
        address("scenario_delete", assessment, scenario_id=str(kept.id)),
    ]
    seen = {}
    for path in paths:
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        seen[path] = faults(page)
    assert {path: found for path, found in seen.items() if found} == {}
