"""The law and the register in a real browser: small screens, every detail open, and life without JavaScript."""

from __future__ import annotations

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from assessments.domain.hospital import FederalState, Ownership
from assessments.models import Assessment, CloudService, Provider, User
from assessments.services.shipped import shipped_edition
from tests import factories
from tests.web.axe import NARROW, faults
from tests.web.pages import address, signed_in
from tests.web.registered import in_a_cloud, linked, register_address

pytestmark = pytest.mark.django_db(transaction=True)

OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.fixture
def assessment() -> Assessment:
    """A house with steps of both kinds."""
    hospital = factories.hospital(
        federal_state=FederalState.NW, ownership=Ownership.CHURCH_CATHOLIC, is_sgb5_108_hospital=True, employees=900
    )
    made = factories.assessment(hospital, by=factories.edition(shipped_edition()))
    linked(made, steps=2)
    in_a_cloud(made, "A02")
    return made


@pytest.fixture
def paths(assessment: Assessment) -> list[str]:
    """Every page about the law that a lead sees."""
    house, row = assessment.hospital, assessment.applications.filter(service_uses__isnull=False).first()
    assert row
    service = row.services.get()
    planned = assessment.applications.get(service_uses__isnull=True)
    shown = service.attestations.get()
    origin = f"?selbstbewertung={assessment.pk}"
    return [
        address("law", assessment),
        f"{address('law', assessment)}?stichtag=2028-01-01",
        f"{address('law', assessment)}?stichtag=morgen",
        address("law_facts", assessment),
        address("law_step", assessment, service_id=str(service.pk), code=row.code),
        address("law_planned", assessment, code=planned.code),
        address("dimension", assessment, dimension="D3"),
        register_address("register", house) + origin,
        register_address("provider_add", house) + origin,
        register_address("provider", house, service.provider.pk) + origin,
        register_address("provider_remove", house, service.provider.pk),
        register_address("service_add", house),
        register_address("service", house, service.pk) + origin,
        register_address("service_facts", house, service.pk),
        register_address("attestation_add", house, service.pk),
        register_address("attestation", house, service.pk, shown.pk),
        register_address("attestation_remove", house, service.pk, shown.pk),
    ]


def _sign_in(page: Page, user: User, origin: str) -> None:
    cookie = signed_in(user).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": origin}])


def test_pages_are_accessible(page: Page, live_server: object, assessment: Assessment, paths: list[str]) -> None:
    _sign_in(page, factories.lead(assessment.hospital), str(live_server))
    seen = {}
    for path in paths:
        page.goto(path)
        seen[path] = faults(page, NARROW)
    assert {path: found for path, found in seen.items() if found} == {}


def test_the_tabs_fit_on_one_line_of_a_phone(phone: Page, live_server: object, assessment: Assessment) -> None:
    _sign_in(phone, factories.lead(assessment.hospital), str(live_server))
    phone.goto(address("law", assessment))
    tops = "nodes => new Set(nodes.map((node) => Math.round(node.getBoundingClientRect().top))).size"
    assert phone.locator(".section-nav:not(.section-nav-below) a").evaluate_all(tops) == 1


def test_errors_and_conflicts_are_accessible_and_lead_to_the_field(
    phone: Page, live_server: object, assessment: Assessment
) -> None:
    _sign_in(phone, factories.lead(assessment.hospital), str(live_server))
    service = CloudService.objects.first()
    assert service
    phone.goto(register_address("service", assessment.hospital, service.pk))
    phone.get_by_label("Name des Dienstes").fill("")
    phone.get_by_label("Wie viel Euro verlangt der Anbieter").fill("viel")
    phone.get_by_role("button", name="Dienst speichern").click()
    expect(phone.locator("[data-summary]")).to_be_focused()
    assert faults(phone) == []
    phone.locator("[data-summary] a").nth(1).click()
    expect(phone.locator("#id_switching_fee_eur")).to_be_focused()
    phone.goto(register_address("service", assessment.hospital, service.pk))
    service.name, service.version = "Neuer Name", service.version + 1
    service.save()
    phone.get_by_label("Name des Dienstes").fill("Mein Name")
    phone.get_by_role("button", name="Dienst speichern").click()
    expect(phone.locator(".clash td").first).to_have_text("Mein Name")
    assert faults(phone) == []
    phone.get_by_role("button", name="Dienst speichern").click()
    expect(phone.locator("h1")).to_have_text("Mein Name")


def test_everything_works_without_javascript(plain_page: Page, assessment: Assessment) -> None:
    page, house = plain_page, assessment.hospital
    page.goto(register_address("provider_add", house) + f"?selbstbewertung={assessment.pk}")
    page.get_by_label("E-Mail-Adresse").fill(factories.lead(house).email)
    page.get_by_label("Passwort").fill(factories.PASSWORD)
    page.locator("main").get_by_role("button", name="Anmelden").click()
    page.get_by_label("Name des Anbieters").fill("Anbieter Süd")
    page.get_by_role("button", name="Anbieter ergänzen").click()
    page.get_by_label("Name des Dienstes").fill("Bildarchiv")
    page.get_by_role("button", name="Dienst ergänzen").click()
    expect(page.locator("h1")).to_have_text("Bildarchiv")
    page.locator("input[name=application]").first.check()
    page.get_by_role("button", name="Verknüpfung speichern").click()
    expect(page.get_by_role("status").locator(".notice")).to_have_text("Gespeichert: eine Verknüpfung geändert.")
    page.locator(".linked a").first.click()
    page.locator("[name='dpia_done'][value='nein']").check()
    page.get_by_role("button", name="Angaben speichern").click()
    expect(page.get_by_role("status").locator(".notice")).to_have_text("Gespeichert: eine Angabe.")
    assert Provider.objects.filter(name="Anbieter Süd", services__name="Bildarchiv").exists()
