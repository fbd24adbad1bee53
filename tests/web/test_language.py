"""German first, English on request."""

from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import Settings

from assessments.domain.text import Text
from tests import factories
from tests.domain import builders
from tests.web.pages import address, parsed, signed_in, texts


def _language(response: object) -> str:
    return parsed(response).get("lang")  # type: ignore[arg-type]


def test_german_is_the_language_of_the_house(client: Client) -> None:
    assert _language(client.get("/")) == "de"


def test_a_browser_that_asks_for_english_gets_it(client: Client) -> None:
    assert _language(client.get("/", headers={"accept-language": "en-GB,en;q=0.8"})) == "en"


def test_the_button_switches_and_returns_to_the_page(client: Client) -> None:
    response = client.post("/sprache/", {"language": "en", "next": "/anmelden/"})
    assert response["Location"] == "/anmelden/"
    assert _language(client.get("/anmelden/")) == "en"


def test_switching_never_leads_to_a_foreign_host(client: Client) -> None:
    response = client.post("/sprache/", {"language": "en", "next": "https://elsewhere.example/"})
    assert response["Location"] == "/"


@pytest.mark.parametrize("language", ["", "xx", "\0", "e" * 5_000])
def test_an_unknown_language_changes_nothing(client: Client, language: str) -> None:
    assert client.post("/sprache/", {"language": language, "next": "/"}).status_code == 302
    assert _language(client.get("/")) == "de"


@pytest.mark.django_db
def test_catalogue_texts_follow_the_language() -> None:
    assessment = factories.assessment()
    client = signed_in(factories.lead(assessment.hospital))
    client.post("/sprache/", {"language": "en"})
    response = client.get(address("dimension", assessment, dimension="D1"))
    assert texts(response, "//legend//h2")[0] == "D1.1 Frage D1.1? (en)"


@pytest.mark.django_db
def test_a_third_language_needs_no_migration_and_shows_what_is_missing(settings: Settings) -> None:
    settings.LANGUAGES = [*settings.LANGUAGES, ("fr", "Französisch")]
    asked = builders.question("D1.1")
    wordings = {**asked.text.as_mapping(), "fr": "Qui est responsable ?"}
    translated = replace(asked, text=Text.of(wordings))
    edition = factories.edition(factories.edition_of_questions(translated, builders.question("D1.2")))
    assessment = factories.assessment(by=edition)
    client = signed_in(factories.lead(assessment.hospital))
    client.post("/sprache/", {"language": "fr"})

    response = client.get(address("dimension", assessment, dimension="D1"))

    assert _language(response) == "fr"
    assert texts(response, "//legend//h2") == ["D1.1 Qui est responsable ?", "D1.2 Frage D1.2? [de]"]
    assert client.get(address("result", assessment)).status_code == 200
