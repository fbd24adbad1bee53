"""The whole way of an IT lead through the site, clicked in a real browser, from signing in to the report."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdf
import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from assessments.domain.answers import Entry, Given
from assessments.domain.catalogue import Edition
from assessments.models import Assessment, User
from assessments.services.answering import record_answers
from assessments.services.inventory import choose_archetypes
from assessments.services.reporting import request_report
from assessments.services.shipped import shipped_edition
from tests import factories
from tests.web.pages import address

UNKNOWN, NOT_APPLICABLE = "D4.5", "D9.4"
REASON = "Es gibt keine vernetzten Geräte."
DRAWING = 60_000  # milliseconds; a report takes about five seconds on a quiet machine


@pytest.fixture
def edition(live_server: object) -> Edition:  # noqa: ARG001  # the rows must be there before the site is asked
    factories.edition(shipped_edition())
    return shipped_edition()


@pytest.fixture
def lead(edition: Edition) -> User:  # noqa: ARG001
    return factories.user("it.lead")


@pytest.fixture(autouse=True)
def _no_console_errors(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on anything a browser complains about."""
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    for name in {"page", "phone", "plain_page"} & set(request.fixturenames):
        request.getfixturevalue(name).on("console", hear)
    yield
    assert complaints == []


@dataclass
class Visit:
    """One person at the site; every method is one thing people do there."""

    page: Page

    def sign_in(self, person: User) -> None:
        self.page.goto("/anmelden/")
        self.page.get_by_label("E-Mail").fill(person.email)
        self.page.get_by_label("Passwort").fill(factories.PASSWORD)
        self.page.get_by_role("button", name="Anmelden").click()

    def start(self, hospital: str, scope: str) -> None:
        self.page.goto("/selbstbewertungen/neu/")
        self.page.get_by_label("Name des Krankenhauses").fill(hospital)
        self.page.get_by_label("Betten").fill("450")
        self.page.get_by_label("Beschäftigte").fill("1.280")
        self.page.locator(f"input[name=scope][value={scope}]").check()
        self.page.get_by_role("button", name="Selbstbewertung beginnen").click()

    def answer(self, code: str, kind: str) -> None:
        self.page.locator(f'input[name="{code}-answer"][value="{kind}"]').check()

    def answer_everything(self, edition: Edition) -> None:
        self.page.goto(self.page.url + "fragen/D1/")
        for dimension in edition.dimensions:
            expect(self.page.locator("h1")).to_have_text(dimension.title.in_language("de"))
            for question in dimension.questions:
                self.answer(question.code, _kind(question.code))
            if dimension.code == "D9":
                self.page.locator(f'textarea[name="{NOT_APPLICABLE}-reason"]').fill(REASON)
            self.page.locator("main button[name=go][value=next]").click()

    def go_to(self, section: str) -> None:
        self.page.get_by_role("navigation", name="Selbstbewertung").get_by_role("link", name=section).click()

    def choose(self, *archetypes: str) -> None:
        for archetype in archetypes:
            self.page.locator(f'input[name=archetype][value="{archetype}"]').check()
        self.page.get_by_role("button", name="Auswahl speichern").click()

    def report(self, into: Path) -> Path:
        self.go_to("Berichte")
        self.page.get_by_label("Deutsch", exact=True).check()
        self.page.get_by_role("button", name="Bericht erstellen").click()
        expect(self.page.get_by_role("heading", name="Der Bericht ist fertig")).to_be_visible(timeout=DRAWING)
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name="PDF laden").click()
        download.value.save_as(into)
        return into

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def _kind(code: str) -> str:
    """Return the answers of a house that is ready, and that old servers press to act."""
    level = "1" if code.startswith("D7") else "3"
    return {UNKNOWN: "unknown", NOT_APPLICABLE: "not_applicable"}.get(code, level)


def _has_tags(file: Path) -> bool:
    with pikepdf.open(file) as pdf:
        root = pdf.Root
        return bool(root.MarkInfo.Marked) and str(root.Lang) == "de" and "/StructTreeRoot" in root


def _text(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(file).pages).split())


def test_from_signing_in_to_the_report(page: Page, lead: User, edition: Edition, tmp_path: Path) -> None:
    visit = Visit(page)
    visit.sign_in(lead)
    visit.start("Klinikum Musterstadt", "full")
    visit.answer_everything(edition)

    # inventory: found by typing, ticked, described
    visit.go_to("Anwendungen")
    page.get_by_label("Katalog durchsuchen").fill("spracherk")
    expect(page.locator("label.choice:visible")).to_have_count(1)
    page.get_by_label("Katalog durchsuchen").fill("")
    visit.choose("A01", "A06", "A20", "A35")
    page.get_by_role("link", name="Spracherkennung / KI-Dokumentation", exact=True).click()
    page.get_by_label("Name im Haus").fill("Diktat der Radiologie")
    page.locator("input[name=current][value=on_prem]").check()
    page.get_by_text("Gibt es ein benanntes SaaS-Produkt?").click()
    page.locator("#id_code_U > summary").click()
    page.locator("input[name=code_U][value='1']").check()
    page.get_by_role("button", name="Speichern", exact=True).click()
    expect(page.locator("#id_code_U .tag-part")).to_have_text("angepasst")
    expect(page.locator(".verdict-now .verdict-name")).to_have_text("SaaS")

    # review: the unknown and the set aside are named, nothing is open
    visit.go_to("Prüfen")
    expect(page.locator(".tiles dd").first).to_have_text("47 von 49")
    expect(page.get_by_text(REASON)).to_be_visible()

    # result: quadrant, split, one row for each application
    visit.go_to("Ergebnis")
    expect(page.locator(".verdict")).to_have_count(4)
    page.locator(".verdict summary", has_text="Diktat der Radiologie").click()
    expect(page.locator(".verdict[id=anwendung-A20] .v-body")).to_be_visible()

    # report: made beside the site, with every answer in it
    file = visit.report(tmp_path / "bericht.pdf")
    text = _text(file)
    assert [each for each in ("Klinikum Musterstadt", "Diktat der Radiologie", REASON) if each not in text] == []
    assert _has_tags(file)


def test_everything_works_without_scripts(plain_page: Page, lead: User, tmp_path: Path) -> None:
    visit = Visit(plain_page)
    visit.sign_in(lead)
    visit.start("Klinikum Ohneskript", "quick")
    plain_page.goto(plain_page.url + "fragen/D1/")
    visit.answer("D1.1", "3")
    plain_page.locator("main button[name=go][value=tasks]").or_(plain_page.locator("button[value=next]")).first.click()

    visit.go_to("Anwendungen")
    plain_page.get_by_label("Katalog durchsuchen").fill("archiv")
    plain_page.get_by_role("button", name="Suchen").click()
    expect(plain_page.locator("input[name=archetype]")).not_to_have_count(50)
    visit.choose("A19")
    plain_page.get_by_role("link", name="Entfernen").click()
    plain_page.get_by_role("button", name="Ja, entfernen").click()
    plain_page.get_by_role("button", name="Rückgängig machen").click()

    visit.go_to("Ergebnis")
    expect(plain_page.locator(".verdict")).to_have_count(1)
    plain_page.get_by_label("Sortieren").select_option("name")
    plain_page.get_by_role("button", name="Anwenden").click()
    plain_page.get_by_text("Sicht der Finanzen").click()
    plain_page.get_by_role("button", name="Mit dieser Gewichtung rechnen").click()
    expect(plain_page.locator("input[name=preset][value=finance]")).to_be_checked()

    assert "Klinikum Ohneskript" in _text(visit.report(tmp_path / "bericht.pdf"))


def _filled(lead: User, edition: Edition) -> Assessment:
    """Return an assessment with everything in it, made without clicking."""
    catalogue = factories.CatalogueEdition.objects.get()
    assessment = factories.assessment(factories.hospital("Klinikum Musterstadt", by=lead), by=catalogue)
    entries = {code: Entry(Given(1)) for code in edition.questions if code[1] in "134"}
    record_answers(assessment=assessment, entries=entries, base_versions={}, by=lead, at=factories.NOON)
    archetypes = frozenset(edition.archetypes_by_code)
    choose_archetypes(assessment=assessment, archetypes=archetypes, by=lead, at=factories.NOON)
    request_report(assessment=assessment, language="de", by=lead, at=factories.NOON)
    return assessment


def _pages(assessment: Assessment) -> list[str]:
    named = ("tasks", "inventory", "application_add", "review", "result", "reports")
    return [
        "/selbstbewertungen/",
        "/selbstbewertungen/neu/",
        f"/krankenhaeuser/{assessment.hospital_id}/profil/",
        *(address(name, assessment) for name in named),
        *(address("dimension", assessment, dimension=f"D{number}") for number in (1, 11)),
        f"{address('inventory', assessment)}?liste=katalog",
        address("application_edit", assessment, code="A01"),
        address("application_remove", assessment, code="A01"),
        address("report", assessment, report_id=str(assessment.reports.get().pk)),
    ]


def test_no_page_is_wider_than_a_phone(phone: Page, lead: User, edition: Edition) -> None:
    assessment = _filled(lead, edition)
    visit = Visit(phone)
    visit.sign_in(lead)
    wide: dict[str, int] = {}

    for each in _pages(assessment):
        phone.goto(each)
        phone.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        if visit.overflow() > 0:
            wide[each] = visit.overflow()

    assert wide == {}
