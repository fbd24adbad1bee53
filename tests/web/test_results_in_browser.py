"""Result, roadmap, objections and traces on real screens, small and large."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from assessments.domain.answers import Given
from assessments.models import Assessment
from assessments.services.inventory import choose_archetypes
from assessments.services.planning import decisions_of
from assessments.services.shipped import shipped_edition
from tests import factories
from tests.web.axe import NARROW, faults
from tests.web.pages import address, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

ARCHETYPES = frozenset({"A01", "A03", "A04", "A20", "A35"})


@pytest.fixture
def assessment() -> Assessment:
    """A house by the real catalogue: some low answers, much unknown, five applications."""
    started = factories.assessment(by=factories.edition(shipped_edition()))
    choose_archetypes(assessment=started, archetypes=ARCHETYPES, by=started.created_by, at=factories.NOON)
    factories.answered(started, ["D1.1", "D3.2", "D5.1", "D8.1"], Given(1))
    return factories.answered(started, ["D2.1", "D3.1", "D4.2"], Given(3))


def _sign_in(page: Page, assessment: Assessment, origin: str) -> None:
    cookie = signed_in(factories.lead(assessment.hospital)).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": origin}])


def _paths(assessment: Assessment) -> list[str]:
    return [
        address("result", assessment),
        address("roadmap", assessment),
        address("roadmap_step", assessment, step="M-D5.1"),
        address("objections", assessment),
        address("trace", assessment),
        f"{address('trace', assessment)}?stelle=V-A20",
        f"{address('trace', assessment)}?stelle=M-D5.1",
        address("review", assessment),
    ]


def test_pages_are_accessible(page: Page, live_server: object, assessment: Assessment) -> None:
    _sign_in(page, assessment, str(live_server))
    seen = {}
    for path in _paths(assessment):
        page.goto(path)
        seen[path] = faults(page, NARROW)
    assert {path: found for path, found in seen.items() if found} == {}


def test_from_a_statement_to_the_answer_behind_it(page: Page, live_server: object, assessment: Assessment) -> None:
    _sign_in(page, assessment, str(live_server))
    page.goto(address("result", assessment))
    page.get_by_role("link", name="Nachweis G-D5.1").click()
    statement = page.locator(":target")
    expect(statement).to_contain_text("Tor D5.1: geschlossen.")
    statement.get_by_role("link", name="D5.1").click()
    expect(page).to_have_url(f"{live_server}{address('dimension', assessment, dimension='D5')}#D5.1")


def test_a_step_is_put_off_and_taken_back(plain_page: Page, live_server: object, assessment: Assessment) -> None:
    _sign_in(plain_page, assessment, str(live_server))
    plain_page.goto(address("roadmap_step", assessment, step="M-D5.1"))
    plain_page.get_by_label("verschieben", exact=True).check()
    plain_page.get_by_label("Beginnt am").fill("2030-01-01")
    plain_page.get_by_label("Wer kümmert sich?").fill("Leitung Netze")
    plain_page.get_by_role("button", name="Entscheidung speichern").click()
    expect(plain_page.locator("[id='M-D5.1']")).to_contain_text("verschoben")
    assert set(decisions_of(assessment)) == {"M-D5.1"}

    plain_page.goto(address("roadmap_step", assessment, step="M-D5.1"))
    plain_page.get_by_role("button", name="Zurücknehmen, es gilt der Vorschlag").click()
    expect(plain_page.get_by_role("status")).to_contain_text("zurückgenommen")
    assert decisions_of(assessment) == {}


def test_a_mistake_leads_to_its_field(page: Page, live_server: object, assessment: Assessment) -> None:
    page.set_viewport_size(NARROW)
    _sign_in(page, assessment, str(live_server))
    page.goto(address("roadmap_step", assessment, step="M-D5.1"))
    page.get_by_label("verschieben", exact=True).check()
    page.get_by_role("button", name="Entscheidung speichern").click()
    expect(page.locator("[data-summary]")).to_contain_text("wann der Schritt beginnen soll")
    assert faults(page) == []
    page.locator("[data-summary] a").click()
    expect(page.get_by_label("Beginnt am")).to_be_focused()
