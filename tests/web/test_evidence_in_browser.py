"""Evidence in a real browser: refused, handed in, downloaded and purged, and readable at every width on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings as site
from playwright.sync_api import Page, expect
from pytest_django import Settings

from assessments.models import Assessment
from tests import factories, sample_files
from tests.web.axe import NARROW, faults
from tests.web.pages import address, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    """Keep files where the test ends."""
    settings.CLOUDREADY_EVIDENCE_DIR = tmp_path / "evidence"


@pytest.fixture
def assessment() -> Assessment:
    return factories.assessment()


def enter(page: Page, assessment: Assessment, path: str) -> None:
    """Open a page as who leads the house."""
    cookie = signed_in(factories.lead(assessment.hospital)).cookies[site.SESSION_COOKIE_NAME].value
    page.goto("/")
    page.context.add_cookies([{"name": site.SESSION_COOKIE_NAME, "value": cookie, "url": page.url}])
    page.goto(path)


def test_from_a_refused_upload_to_a_purged_one(page: Page, assessment: Assessment, tmp_path: Path) -> None:
    honest, hostile = tmp_path / "Konzept.pdf", tmp_path / "bild.png"
    honest.write_bytes(sample_files.pdf())
    hostile.write_bytes(b"<svg onload=alert(1)>")
    enter(page, assessment, address("answer_evidence", assessment, question="D1.1"))
    wrong = faults(page, NARROW)
    page.get_by_label("Dateien").set_input_files([honest, hostile])
    page.get_by_role("button", name="Hochladen").click()
    expect(page.get_by_role("alert")).to_contain_text("bild.png: Der Inhalt passt nicht zur Endung des Namens.")
    expect(page.get_by_role("alert")).to_be_focused()
    wrong += faults(page, NARROW)
    page.get_by_label("Dateien").set_input_files(honest)
    page.get_by_role("button", name="Hochladen").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Konzept.pdf herunterladen").click()
    assert download.value.suggested_filename == "Konzept.pdf"
    wrong += faults(page, NARROW)
    page.get_by_role("link", name="Angaben, löschen").click()
    wrong += faults(page, NARROW)
    page.get_by_role("link", name="Sofort und endgültig löschen").click()
    page.get_by_label("enthielt Patientendaten").check()
    wrong += faults(page, NARROW)
    page.get_by_role("button", name="Sofort und endgültig löschen").click()
    expect(page.get_by_role("status").first).to_contain_text("Der Beleg ist endgültig gelöscht.")
    wrong += faults(page, NARROW)
    assert wrong == []
