"""Editors take editions out as files and in after a look at every change; nobody else does."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from assessments.models import CatalogueEdition, User
from assessments.services.people import make_editor
from tests import factories
from tests.services.test_edition_files import changed_table, draft_of, short_edition
from tests.web.pages import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    person = factories.user("Karin Beispiel")
    make_editor(user=person)
    return person


@pytest.fixture
def draft() -> CatalogueEdition:
    return draft_of(short_edition())


def page(edition: CatalogueEdition, name: str = "files") -> str:
    return reverse(f"admin:assessments_catalogueedition_{name}", args=[edition.pk])


def shorter(sheets: dict[str, list[list[str]]]) -> None:
    row = next(row for row in sheets["Fragen"] if row[:2] == ["D1.1", "question"])
    row[3], row[5] = "Kürzer & klarer?", "Bitte kürzer."


def upload(browser: Client, draft: CatalogueEdition, raw: bytes, name: str) -> object:
    return browser.post(page(draft), {"file": SimpleUploadedFile(name, raw)})


def test_out_look_in(editor: User, draft: CatalogueEdition) -> None:
    browser = signed_in(editor)
    raw = browser.get(page(draft, "download"), {"format": "xlsx"}).content

    seen = upload(browser, draft, changed_table(raw, shorter), "x.xlsx")

    shown = seen.content.decode()  # type: ignore[attr-defined]
    assert seen.status_code == 200  # type: ignore[attr-defined]
    assert '<ins lang="de">Kürzer &amp; klarer?</ins>' in shown
    assert "Bitte kürzer." in shown
    assert draft.question_set.get(code="D1.1").text["de"] != "Kürzer & klarer?"

    done = browser.post(page(draft), seen.context["form"].initial, follow=True)  # type: ignore[attr-defined]

    assert "Übernommen: 1 Änderung." in done.content.decode()
    assert draft.question_set.get(code="D1.1").text["de"] == "Kürzer & klarer?"
    assert [(one.element, one.code, one.text) for one in draft.comments.all()] == [
        ("question", "D1.1", "question: Bitte kürzer.")
    ]


def test_a_file_that_is_none_is_refused_with_a_sentence(editor: User, draft: CatalogueEdition) -> None:
    refused = upload(signed_in(editor), draft, b"hello", "x.zip")

    assert refused.status_code == 400  # type: ignore[attr-defined]
    assert "Die Datei wird nicht übernommen." in refused.content.decode()  # type: ignore[attr-defined]


def test_a_confirmation_without_its_file_asks_again(editor: User, draft: CatalogueEdition) -> None:
    sent = {"name": "x.zip", "against": "0" * 64, "carried": "%%%"}

    answer = signed_in(editor).post(page(draft), sent, follow=True)

    assert "Wählen Sie die Datei noch einmal." in answer.content.decode()


def test_published_editions_are_only_given_out(editor: User) -> None:
    published = factories.edition()
    browser = signed_in(editor)

    assert browser.get(page(published, "download"), {"format": "fhir"}).status_code == 200
    assert browser.get(page(published, "download"), {"format": "exe"}).status_code == 404
    assert upload(browser, published, b"x", "x.zip").status_code == 403  # type: ignore[attr-defined]
    assert "nur in Entwürfe" in browser.get(page(published)).content.decode()


def test_strangers_see_nothing(draft: CatalogueEdition) -> None:
    assert signed_in(factories.user()).get(page(draft)).status_code == 302


def test_commands_do_the_same(editor: User, draft: CatalogueEdition, tmp_path: Path) -> None:
    target = tmp_path / "x.json"
    call_command("export_edition", draft.code, format="fhir", output=target, stdout=io.StringIO())
    draft.question_set.filter(code="D1.1").update(text={"de": "Anders?"})
    told: list[str] = []
    for options in ({"dry_run": True}, {}):
        out = io.StringIO()
        call_command("import_edition", target, into=draft.code, by=editor.email, stdout=out, **options)
        told.append(out.getvalue().splitlines()[-1])

    assert told == ["2 values would change in entwurf-1", "2 values changed in entwurf-1"]
    with pytest.raises(CommandError, match="is no draft"):
        call_command("import_edition", target, into=factories.edition().code, by=editor.email)
