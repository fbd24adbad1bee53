"""A draft as respondents will see it, for editors alone."""

from __future__ import annotations

from threading import BoundedSemaphore

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import CatalogueEdition, Question, ReferenceHospital
from assessments.report import rendering
from assessments.services.catalogues import clone_edition
from assessments.services.people import make_editor
from tests import factories
from tests.factories import NOON
from tests.web.pages import signed_in, texts

pytestmark = pytest.mark.django_db

ANSWERS = """
schema: 1
edition: test
hospital: {name: Klinikum Probe}
as_of: 2026-11-23
answers: {D1.1: {level: 3}, D1.2: {level: 1}}
applications:
  - {archetype: A01, name: Archiv}
"""


@pytest.fixture
def editor() -> Client:
    person = factories.user()
    make_editor(user=person)
    return signed_in(person)


@pytest.fixture
def draft() -> CatalogueEdition:
    row = clone_edition(edition=factories.edition(), code="next", by=factories.user(), at=NOON)
    ReferenceHospital.objects.filter(edition=row).delete()
    ReferenceHospital.objects.create(edition=row, code="probe", name="Klinikum Probe", answers=ANSWERS)
    return row


def page(name: str, **more: str) -> str:
    return reverse(name, kwargs={"edition": "next", **more})


@pytest.mark.usefixtures("draft")
def test_an_editor_sees_questions_as_respondents_will_in_both_languages(editor: Client) -> None:
    Question.objects.filter(edition__code="next", code="D1.1").update(text={"de": "Neu gefragt?", "en": "Asked anew?"})
    there = page("preview_dimension", house="probe", dimension="D1")
    german, english = editor.get(there), editor.get(there, {"sprache": "en"})
    assert texts(german, "//legend")[0] == "D1.1 Neu gefragt?"
    assert texts(english, "//legend")[0] == "D1.1 Asked anew?"
    assert texts(german, "//div[@id='D1.1']//label[input/@checked]") == ["Stufe 3 D1.1 3"]


@pytest.mark.usefixtures("draft")
def test_a_part_that_the_draft_does_not_have_is_not_found(editor: Client) -> None:
    assert editor.get(page("preview_dimension", house="probe", dimension="D9")).status_code == 404
    assert editor.get(reverse("preview", args=["2099.01"])).status_code == 404


@pytest.mark.usefixtures("draft")
def test_an_editor_sees_the_result_and_the_list_of_pages(editor: Client) -> None:
    result = editor.get(page("preview_result", house="probe"), {"sprache": "en"})
    assert result.status_code == 200
    assert "Archiv" in result.content.decode()
    assert texts(result, "//main//a[contains(@href, 'bearbeiten')] | //main//form[@method='post']") == []
    assert len(texts(editor.get(page("preview")), "//main//li/div/a")) == 8


@pytest.mark.usefixtures("draft")
def test_whoever_waits_for_the_report_sees_that_it_is_being_drawn(editor: Client) -> None:
    there = page("preview_report", house="probe")
    waiting = editor.get(there, {"sprache": "en"})
    assert waiting.status_code == 200
    assert 'http-equiv="refresh" content="0; url=?sprache=en&amp;datei=1"' in waiting.content.decode()
    drawn = editor.get(there, {"sprache": "en", "datei": "1"})
    assert (drawn.headers["Content-Type"], drawn.content[:5]) == ("application/pdf", b"%PDF-")
    assert editor.get(page("preview_report", house="nope")).status_code == 404


@pytest.mark.usefixtures("draft")
def test_a_report_that_cannot_be_drawn_is_told(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "PATIENCE", 0)
    monkeypatch.setattr(rendering, "_places", BoundedSemaphore(1))
    with rendering._places:
        told = editor.get(page("preview_report", house="probe"), {"datei": "1"})
    assert (told.status_code, told.headers["Retry-After"]) == (503, "3")
    assert texts(told, "//*[@role='status']/p")[0].startswith("Gerade werden andere Berichte erstellt.")


@pytest.mark.usefixtures("draft")
def test_nobody_else_sees_a_draft() -> None:
    lead = signed_in(factories.lead(factories.hospital()))
    operator = factories.user(is_staff=True)
    for there in (page("preview"), page("preview_result", house="probe")):
        assert lead.get(there).status_code == 404
        assert signed_in(operator).get(there).status_code == 403
        assert Client().get(there).status_code == 302


def test_what_does_not_fit_together_says_so(editor: Client, draft: CatalogueEdition) -> None:
    draft.weightpreset_set.all().delete()
    assert editor.get(page("preview_result", house="probe")).status_code == 409
    assert editor.get(page("preview_result", house="nope")).status_code == 404
