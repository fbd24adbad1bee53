"""The way of a table in a real browser: downloaded, refused, read, and decided about."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings as site
from playwright.sync_api import Page, expect

from assessments.models import Answer
from tests import factories
from tests.tables import BLANK, table_of, with_cells
from tests.web.axe import NARROW, faults
from tests.web.pages import address, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_the_download_to_the_decision(page: Page, tmp_path: Path) -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    cookie = signed_in(factories.lead(assessment.hospital)).cookies[site.SESSION_COOKIE_NAME].value
    page.goto("/")
    page.context.add_cookies([{"name": site.SESSION_COOKIE_NAME, "value": cookie, "url": page.url}])
    page.goto(address("questionnaire_files", assessment))
    with page.expect_download() as handed_out:
        page.get_by_role("button", name="Herunterladen").click()
    target = tmp_path / "fragebogen.xlsx"
    handed_out.value.save_as(target)
    table = page.get_by_label("Ausgefüllte Excel-Tabelle")
    read = page.get_by_role("button", name="Änderungen ansehen")

    target.write_bytes(with_cells(target.read_bytes(), {"D1!C6": "5 – besser"}))
    table.set_input_files(target)
    read.click()
    expect(page.get_by_role("alert")).to_contain_text("Tabelle „D1“, Zelle C6: Hier darf nichts geändert werden.")
    wrong = faults(page, NARROW)

    target.write_bytes(with_cells(table_of(assessment, BLANK), {"D1!D5": "4", "D2!D5": "weiß nicht"}))
    table.set_input_files(target)
    read.click()
    expect(page.get_by_role("heading", name="Änderungen aus der Datei")).to_be_visible()
    wrong += faults(page, NARROW)
    page.get_by_label("Aus der Datei übernehmen").check()
    page.get_by_role("button", name="Übernehmen", exact=True).click()
    expect(page.get_by_text("2 Antworten aus der Datei sind übernommen.")).to_be_visible()
    assert (wrong, Answer.objects.get(question_code="D1.1").level) == ([], 4)
