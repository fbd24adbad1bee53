"""The catalogue changed by people who are no programmers, by the words on the screen alone: from a copy to a move.

Nobody here knows an address, the code of a form or a selector: every step is a link, a button or a field by its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.domain.answers import Given, Said
from assessments.domain.catalogue import Edition
from assessments.models import Assessment, CatalogueEdition, User
from assessments.services.confirming import waiting_of
from assessments.services.people import make_editor
from assessments.services.reading import workspace_of
from tests import factories
from tests.browsing import opened_page
from tests.domain import builders

DESK = {"width": 1280, "height": 900}
NEXT = "2027.05"
IN_THE_LAW = ("D3.1", "D3.3", "D4.1", "D4.2", "D4.5", "D6.2", "D6.4", "D10.1", "D10.3")


@dataclass
class World:
    """Two editors, and the lead of a hospital that is in the middle of answering."""

    anna: User
    ben: User
    lead: User
    assessment: Assessment


@pytest.fixture
def world(live_server: LiveServer) -> World:  # noqa: ARG001  # rows of the site under test
    assessment = factories.assessment(by=factories.edition(small_edition()))
    factories.answered(assessment, ["D1.1", "D1.2", *IN_THE_LAW], Given(1))
    anna, ben = factories.user("Anna Redaktion"), factories.user("Ben Redaktion")
    for editor in (anna, ben):
        make_editor(user=editor)
    return World(anna, ben, factories.lead(assessment.hospital), assessment)


def small_edition() -> Edition:
    """Return the smallest edition that may be published again: with the questions that the law refers to."""
    questions = (builders.question("D1.1"), builders.question("D1.2", opens_at=2), *map(builders.question, IN_THE_LAW))
    edition = factories.edition_of_questions(*questions)
    names = ("delivery_note", "recovery", "devices", "regulation_note", "elasticity", "integration")
    told = dict.fromkeys(names, builders.text("Text"))
    return replace(edition, code="2026.11", archetypes=tuple(replace(one, **told) for one in edition.archetypes))


@dataclass
class Person:
    """Somebody at the screen; every method is one thing people do there."""

    page: Page

    def sign_in(self, account: User) -> None:
        self.page.goto("/")
        self.link("Anmelden")
        self.page.get_by_label("E-Mail").fill(account.email)
        self.page.get_by_label("Passwort", exact=True).fill(factories.PASSWORD)
        self.button("Anmelden")

    def link(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def tool(self, name: str) -> None:
        """Follow a link of the page itself, not of the list beside it."""
        self.page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()

    def button(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def field(self, name: str, *, exact: bool = False) -> Locator:
        return self.page.get_by_label(name, exact=exact)

    def write(self, name: str, german: str, english: str) -> None:
        """Fill both languages of a text, which stand side by side."""
        self.field(f"{name} (Deutsch)").fill(german)
        self.field(f"{name} (Englisch)").fill(english)

    def sees(self, words: str) -> None:
        expect(self.page.locator("body")).to_contain_text(words)


@contextmanager
def at_a_desk(browser: Browser, site: LiveServer, account: User) -> Iterator[Person]:
    """Let somebody sign in at a desk of their own; in the end the browser had nothing to complain about."""
    with opened_page(browser, site.url, viewport=DESK, timezone_id="Europe/Berlin") as (page, misbehaviour):
        person = Person(page)
        person.sign_in(account)
        yield person
    assert misbehaviour.seen == []


def test_a_question_is_changed_reviewed_published_and_moved_to(
    browser: Browser, live_server: LiveServer, world: World
) -> None:
    with at_a_desk(browser, live_server, world.anna) as anna:
        copy_the_edition(anna)
        change_a_question(anna)
        add_a_question_with_a_gate(anna)
        see_the_impact(anna)
        ask_for_review(anna)
    with at_a_desk(browser, live_server, world.ben) as ben:
        publish(ben)
    with at_a_desk(browser, live_server, world.lead) as lead:
        move(lead)
    moved = Assessment.objects.select_related("hospital", "edition").get(pk=world.assessment.pk)
    assert (moved.edition.code, workspace_of(moved).said("D1.1")) == (NEXT, Said(Given(1)))
    assert waiting_of(moved) == ()
    assert CatalogueEdition.objects.get(code=NEXT).question_set.get(code="D1.3").gate_opens_at == 3


def copy_the_edition(anna: Person) -> None:
    anna.link("Katalogpflege")
    anna.sees("So ändern Sie den Katalog")
    anna.tool("Katalogausgaben")
    anna.tool("Als Entwurf kopieren")
    anna.field("Code der neuen Ausgabe").fill(NEXT)
    anna.button("Als Entwurf kopieren")
    anna.sees(f"Der Entwurf {NEXT} ist angelegt.")


def change_a_question(anna: Person) -> None:
    anna.tool("Fragen")
    anna.tool("D1.1")
    anna.write("Frage", "Wer entscheidet nachts über Cloud-Dienste?", "Who decides about cloud services at night?")
    anna.field("Die Frage meint etwas anderes").check()
    anna.write("Stufe 4", "immer eine Person mit Vertretung", "always one person with a deputy")
    anna.button("Speichern")
    anna.sees("wurde erfolgreich geändert")


def add_a_question_with_a_gate(anna: Person) -> None:
    anna.tool("Frage hinzufügen")
    expect(anna.field("Ausgabe:").get_by_role("option", name=NEXT)).to_have_attribute("selected", "")
    anna.field("Dimension:").select_option(label=f"D1 D1 ({NEXT})")
    anna.field("Code:").fill("D1.3")
    anna.field("Zählt für").select_option(label="Tor")
    for name in ("Frage", "Warum", "Nachweis", "Wirkung", "Maßnahme"):
        anna.write(name, f"{name} zum Ausstieg", f"{name} about leaving")
    anna.field("Beruht auf").select_option(label="Fachliche Einschätzung")
    anna.field("Aufwand").select_option(label="klein, bis 1 Monat")
    anna.field("IT", exact=True).check()
    anna.field("Tor öffnet ab Stufe").select_option(label="3")
    anna.write("Tor sperrt", "Dienste ohne Ausstieg", "Services without a way out")
    for level in range(5):
        anna.write(f"Stufe {level}", f"Ausstieg Stufe {level}", f"Leaving, level {level}")
    anna.button("Speichern")
    anna.sees("wurde erfolgreich hinzugefügt")


def see_the_impact(anna: Person) -> None:
    anna.link("Katalogausgaben")
    anna.tool(NEXT)
    anna.tool("Wirkung")
    anna.button("Wirkung berechnen")
    anna.sees("0 von 1 Selbstbewertungen bekämen ein anderes Ergebnis.")


def ask_for_review(anna: Person) -> None:
    anna.link(NEXT)
    anna.tool("Prüfen und veröffentlichen")
    anna.sees(f"Nichts steht der Veröffentlichung von {NEXT} im Weg.")
    anna.sees("Frage D1.3: neu.")
    anna.field("Hinweis an die Prüfung").fill("D1.1 fragt jetzt nach der Nacht.")
    anna.button("Um Prüfung bitten")
    anna.sees("Sie haben gebeten; eine andere Person mit Redaktionsrecht entscheidet.")


def publish(ben: Person) -> None:
    ben.link("Katalogpflege")
    ben.tool("Katalogausgaben")
    ben.sees("in Prüfung")
    ben.tool(NEXT)
    ben.tool("Prüfen und veröffentlichen")
    ben.sees("D1.1 fragt jetzt nach der Nacht.")
    ben.button("Freigeben und veröffentlichen")
    ben.sees(f"Die Ausgabe {NEXT} ist veröffentlicht.")


def move(lead: Person) -> None:
    lead.link("Klinikum Musterstadt")
    lead.link("Ausgabe des Katalogs")
    lead.link(f"Wechsel auf {NEXT} ansehen")
    lead.sees("Wer entscheidet nachts über Cloud-Dienste?")
    lead.button("Jetzt wechseln")
    lead.sees("Die Selbstbewertung läuft jetzt mit der Ausgabe")
    lead.field("Antwort auf D1.1 gilt weiter").check()
    lead.button("Angekreuzte bestätigen")
    lead.sees("1 Antwort ist bestätigt.")
