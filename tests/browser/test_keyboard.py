"""From signing in to what is handed in, with nothing but keys: there is no mouse in this test."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from assessments.models import Assessment, AssessmentStatus
from tests import factories
from tests.web import tried

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.no_cover]
MANY = 120
SEEN = """() => {
  const outlined = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const focused = document.activeElement;
  const shown = [focused, focused.closest('label')].filter(Boolean).map((one) => getComputedStyle(one));
  return shown.some((style) => outlined(style) || style.boxShadow !== 'none');
}"""


class Keyboard:
    """A page that can be read, and worked with keys; it offers no other way."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.unseen: set[str] = set()

    def open(self, path: str) -> None:
        self._page.goto(path)

    def reads(self, heading: str) -> None:
        expect(self._page.locator("h1")).to_have_text(heading)

    def says(self, words: str) -> None:
        expect(self._page.locator("main")).to_contain_text(words)

    def tab_to(self, selector: str) -> None:
        """Press Tab until the focus is there, and note where it cannot be seen."""
        for _one in range(MANY):
            self._page.keyboard.press("Tab")
            if not self._page.evaluate(SEEN):
                self.unseen.add(self._page.evaluate("document.activeElement.outerHTML.slice(0, 90)"))
            if self._page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        pytest.fail(f"the keyboard does not reach {selector} on {self._page.url}")

    def reads_code(self, code: str) -> None:
        expect(self._page.locator(f'[data-question="{code}"]')).to_be_visible()

    def type(self, text: str) -> None:
        self._page.keyboard.type(text)

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)

    def enter(self) -> None:
        """Press Enter and wait for the page it leads to."""
        with self._page.expect_navigation():
            self.press("Enter")

    def settles(self, words: str) -> None:
        expect(self._page.locator("[data-save-words]")).to_contain_text(words)


def answer(keys: Keyboard, code: str) -> None:
    """Choose the third level, and go on."""
    keys.reads_code(code)
    keys.tab_to(f'[name="{code}-answer"]')
    keys.press("Space", "ArrowDown", "ArrowDown")
    keys.settles("Gespeichert um")
    keys.tab_to("main button[value=next]")
    keys.enter()


def test_from_signing_in_to_what_is_handed_in(page: Page, live_server: object) -> None:  # noqa: ARG001
    factories.edition(tried.edition())
    lead = factories.user("it.lead")
    keys = Keyboard(page)
    keys.open("/anmelden/")
    keys.tab_to("[name=login], [name=username]")
    keys.type(lead.email)
    keys.tab_to("[type=password]")
    keys.type(factories.PASSWORD)
    keys.enter()
    keys.reads("Meine Selbstbewertungen")

    keys.tab_to("main a[href='/selbstbewertungen/neu/']")
    keys.enter()
    keys.tab_to("[name=name]")
    keys.type("Klinikum Musterstadt")
    keys.tab_to("[name=scope]")
    keys.press("ArrowDown")
    keys.tab_to("main form button")
    keys.enter()
    keys.reads("Aufgaben")

    keys.tab_to("main a[href*='/fragen/D']")
    keys.enter()
    for code in ("D2.1", "D5.1", "D7.1"):
        answer(keys, code)
    keys.reads("Aufgaben")
    keys.tab_to("main a[href$='/einreichen/']")
    keys.enter()
    keys.reads("Selbstbewertung einreichen")
    keys.tab_to("[name=confirm]")
    keys.press("Space")
    keys.tab_to("main form button")
    keys.enter()
    keys.says("eingereicht")

    assert Assessment.objects.get().status == AssessmentStatus.SUBMITTED
    assert keys.unseen == set()
