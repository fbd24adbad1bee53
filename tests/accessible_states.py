"""What pages look like only while somebody works with them: unsaved, in conflict, signed out, refused, failed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from playwright.sync_api import Page, expect

from assessments.domain.answers import Entry, Given
from assessments.models import Assessment, User
from assessments.services.answering import record_answers
from tests import factories
from tests.tables import BLANK, table_of, with_cells
from tests.web.pages import address, signed_in

ERRORS = ("400", "403", "403_csrf", "404", "405", "409", "413", "429", "500", "503")


@dataclass(frozen=True)
class Scene:
    """A page in a browser, who sits in front of it, and an assessment with D1.1 answered."""

    page: Page
    origin: str
    assessment: Assessment
    lead: User
    folder: Path

    def enter(self, name: str = "dimension", **parts: str) -> None:
        """Open a page of the assessment, signed in anew."""
        if name == "dimension":
            parts = {"dimension": "D1"}
        value = signed_in(self.lead).cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": self.origin}
        self.page.context.add_cookies([cookie])  # type: ignore[list-item]
        self.page.goto(address(name, self.assessment, **parts))

    def choose(self, kind: str, code: str = "D1.2") -> None:
        """Answer a question."""
        self.page.locator(f'input[name="{code}-answer"][value="{kind}"]').check()

    def answer_meanwhile(self, level: int) -> None:
        """Let somebody else answer D1.1."""
        said, version = {"D1.1": Entry(Given(level), note="Anders gemeint")}, self.assessment.answers.get().version
        colleague = factories.member(self.assessment.hospital)
        record_answers(
            assessment=self.assessment, entries=said, base_versions={"D1.1": version}, by=colleague, at=factories.NOON
        )

    def hand_in(self, cells: Mapping[str, object]) -> None:
        """Read a table filled like this."""
        table = self.folder / "fragebogen.xlsx"
        table.write_bytes(with_cells(table_of(self.assessment, BLANK), cells))
        self.enter("questionnaire_files")
        self.page.get_by_label("Ausgefüllte Excel-Tabelle").set_input_files(table)
        self.page.get_by_role("button", name="Änderungen ansehen").click()


def offline(scene: Scene) -> None:
    """The network is away, and something is not saved."""
    scene.enter()
    scene.page.context.set_offline(True)
    scene.choose("2")
    expect(scene.page.locator("[data-save-words]")).to_contain_text("Keine Verbindung")


def reason_is_missing(scene: Scene) -> None:
    """An answer is not finished, which the page says where it stands."""
    scene.enter()
    scene.choose("not_applicable")
    scene.page.get_by_role("button", name="Speichern", exact=True).click()
    expect(scene.page.locator("[id='id_D1.2-reason-error']")).to_be_visible()


def conflict_dialog(scene: Scene) -> None:
    """Somebody else was faster."""
    scene.enter()
    scene.answer_meanwhile(3)
    scene.choose("0", "D1.1")
    expect(scene.page.get_by_role("dialog", name="Zwei Antworten auf dieselbe Frage")).to_be_visible()


def conflict_page(scene: Scene) -> None:
    """The same without scripts: the whole page comes back with both answers."""
    scene.enter()
    scene.answer_meanwhile(4)
    scene.choose("0", "D1.1")
    with scene.page.expect_navigation():
        scene.page.evaluate("HTMLFormElement.prototype.submit.call(document.querySelector('form[data-saving]'))")
    expect(scene.page.locator("[data-summary]")).to_be_visible()


def signed_out_dialog(scene: Scene) -> None:
    """The session is over while something is not saved."""
    scene.enter()
    scene.page.context.clear_cookies()
    scene.choose("1")
    expect(scene.page.get_by_role("dialog", name="Bitte melden Sie sich noch einmal an")).to_be_visible()


def session_warning(scene: Scene) -> None:
    """The session ends in a few minutes."""
    with override_settings(CLOUDREADY_IDLE_MINUTES=5):  # so the warning comes at once
        scene.enter("tasks")
        expect(scene.page.get_by_role("dialog", name="Ihre Anmeldung endet gleich")).to_be_visible()


def table_with_changes(scene: Scene) -> None:
    """A filled table was read: what it changes, and what stands against a newer answer."""
    scene.hand_in({"D1!D5": "4", "D2!D5": "weiß nicht"})
    expect(scene.page.get_by_role("heading", name="Änderungen aus der Datei")).to_be_visible()


def table_overtaken(scene: Scene) -> None:
    """It was to be taken over, and what it stands against has changed once more."""
    table_with_changes(scene)
    scene.answer_meanwhile(2)
    scene.page.get_by_role("button", name="Übernehmen", exact=True).click()
    expect(scene.page.locator("[data-summary]")).to_be_visible()


def table_refused(scene: Scene) -> None:
    """A table was filled where nothing may be changed."""
    scene.hand_in({"D1!C6": "5 – besser"})
    expect(scene.page.get_by_role("alert")).to_contain_text("Zelle C6")


def _error(name: str) -> Callable[[Scene], None]:
    def shown(scene: Scene) -> None:
        context = {"request_id": "0123456789abcdef", "assessment": scene.assessment, "texts": ["Getippt"], "minutes": 2}
        body = render_to_string(f"{name}.html", context, request=RequestFactory().get("/"))
        scene.page.route("**/fehler/", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
        scene.page.goto("/fehler/")
        scene.page.unroute("**/fehler/")

    return shown


STATES: Mapping[str, Callable[[Scene], None]] = {
    **{
        state.__name__: state
        for state in (
            offline,
            reason_is_missing,
            conflict_dialog,
            conflict_page,
            signed_out_dialog,
            session_warning,
            table_with_changes,
            table_overtaken,
            table_refused,
        )
    },
    **{f"error {name}": _error(name) for name in ERRORS},
}
OFTEN = ("offline", "conflict_dialog", "signed_out_dialog", "table_overtaken", "error 500")
"""What the suite looks at."""
