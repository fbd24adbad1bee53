"""A real browser, a real server, and everything that goes wrong in hospitals; then the rows against what was typed.

    python -m tests.benchmarks.prove_browser [--drops 100] [--expiries 20] [--paths 30] [--offline 60]

Replies dropped after the commit, sessions that end at any point, a minute offline, and scripted paths of back, forward,
reload, duplicated tabs and double clicks: 0 characters lost, 0 saves doubled.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.benchmarks.serving import prepare, serving, signed_in
from tests.browsing import started_browser

CODES = ("D1.1", "D1.2", "D1.3", "D1.4")
PATIENCE = 90_000
MOST_IN_A_ROW = 2
"""Every lost reply doubles the wait before the next try."""


@dataclass
class Story:
    """One page, and what must be stored in the end."""

    page: Page
    address: str
    expected: dict[str, tuple[str, str]]
    number: int = 0

    def open(self) -> None:
        self.page.goto(self.address)

    def give(self, code: str, level: int) -> None:
        """Choose a level and write a note."""
        self.number += 1
        note = f"{code} Nr. {self.number} äöü ß „“ €"
        self.page.locator(f'input[name="{code}-answer"][value="{level}"]').check()
        box = self.page.locator(f'[id="{code}"] details.note')
        if box.get_attribute("open") is None:
            box.locator("summary").click()
        self.page.locator(f'[name="{code}-note"]').fill(note)
        self.expected[code] = str(level), note

    def settle(self) -> None:
        """Wait until the page itself says that everything is stored."""
        expect(self.page.locator("[data-save-words]")).to_contain_text("Gespeichert um", timeout=PATIENCE)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drops", type=int, default=100)
    parser.add_argument("--expiries", type=int, default=20)
    parser.add_argument("--paths", type=int, default=30)
    parser.add_argument("--offline", type=int, default=60)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright keeps an event loop running in this thread
    chance = random.Random(options.seed)  # noqa: S311
    with tempfile.TemporaryDirectory() as name, started_browser() as browser:
        folder = Path(name)
        prepare(folder)
        from tests import factories  # noqa: PLC0415  set up by now
        from tests.web.pages import address  # noqa: PLC0415

        assessment = factories.assessment(by=factories.edition(factories.edition_of_size(4)))
        lead = factories.lead(assessment.hospital)
        with serving(folder) as server:
            context = browser.new_context(base_url=f"http://127.0.0.1:{server.port}", locale="de-DE")

            def enter() -> None:
                session = signed_in(lead, server.port).session
                where = f"http://127.0.0.1:{server.port}"
                context.add_cookies([{"name": "cloudready_session", "value": session, "url": where}])

            enter()
            story = Story(context.new_page(), address("dimension", assessment, dimension="D1"), {})
            story.page.on("dialog", lambda dialog: dialog.accept())
            _drops(story, options.drops, chance)
            print(f"{options.drops} replies dropped after the commit", _verdict(assessment, story), flush=True)
            _expiries(story, context, enter, options.expiries, chance)
            print(f"{options.expiries} sessions ended", _verdict(assessment, story), flush=True)
            _offline(story, context, options.offline)
            print(f"{options.offline} s offline", _verdict(assessment, story), flush=True)
            _paths(story, context, options.paths, chance)
            print(f"{options.paths} paths", _verdict(assessment, story), flush=True)
            return 1 if any(_verdict(assessment, story)) else 0


def _drops(story: Story, drops: int, chance: random.Random) -> None:
    left, in_a_row = drops, 0

    def drop(route: Route) -> None:
        nonlocal left, in_a_row
        if left and in_a_row < MOST_IN_A_ROW and chance.random() < 0.8:
            left, in_a_row = left - 1, in_a_row + 1
            route.fetch()
            route.abort()
        else:
            in_a_row = 0
            route.continue_()

    story.open()
    story.page.route("**/antwort/", drop)
    while left:
        story.give(chance.choice(CODES), chance.randrange(5))
        if chance.random() < 0.4:
            story.settle()
    story.settle()
    story.page.unroute("**/antwort/")


def _expiries(
    story: Story, context: BrowserContext, enter: Callable[[], None], count: int, chance: random.Random
) -> None:
    for _one in range(count):
        story.open()
        for _before in range(chance.randrange(3)):
            story.give(chance.choice(CODES), chance.randrange(5))
            story.page.wait_for_timeout(chance.randrange(1200))
        context.clear_cookies()
        story.give(chance.choice(CODES), chance.randrange(5))  # the dialog waits until nobody types
        dialog = story.page.get_by_role("dialog", name="Bitte melden Sie sich noch einmal an")
        expect(dialog).to_be_visible(timeout=PATIENCE)
        enter()
        tab = context.new_page()
        tab.goto(story.address)  # signing in there brings a new token
        tab.close()
        dialog.get_by_role("button", name="Ich bin angemeldet").click()
        story.settle()


def _offline(story: Story, context: BrowserContext, seconds: int) -> None:
    story.open()
    context.set_offline(True)
    for place, code in enumerate(CODES):
        story.give(code, place)
        story.page.wait_for_timeout(seconds * 1000 / len(CODES))
    context.set_offline(False)
    story.settle()


def _paths(story: Story, context: BrowserContext, count: int, chance: random.Random) -> None:
    for _one in range(count):
        story.open()
        for _step in range(chance.randint(2, 4)):
            story.give(chance.choice(CODES), chance.randrange(5))
            _wander(story, context, chance.choice(("back", "reload", "away", "duplicate", "double", "save")))
        story.page.get_by_role("button", name="Speichern", exact=True).click()
        story.page.wait_for_timeout(300)
        if story.page.locator("[data-save-words]").inner_text():
            story.settle()


def _wander(story: Story, context: BrowserContext, way: str) -> None:
    page = story.page
    match way:
        case "back":  # a link waits for the last save, and the way back may show the page as it was left
            page.get_by_role("link", name="Alle Aufgaben").click()
            page.wait_for_url("**/selbstbewertungen/*/")
            page.go_back()
        case "away":
            page.get_by_role("link", name="Alle Aufgaben").click()
            page.wait_for_url("**/selbstbewertungen/*/")
            page.go_back()
            page.go_forward()
            story.open()
        case "reload":  # without waiting: what is under way goes out with the page
            page.locator("h1").click()
            page.reload()
        case "duplicate":
            story.page.get_by_role("button", name="Speichern", exact=True).click()
            story.settle()
            copy = context.new_page()
            copy.goto(story.address)
            other = Story(copy, story.address, story.expected, story.number + 1000)
            other.give("D1.4", 1)
            other.settle()
            copy.close()
            story.open()
        case "double":
            page.get_by_role("button", name="Speichern", exact=True).dblclick()
        case "save":
            page.get_by_role("button", name="Speichern", exact=True).click()
            story.settle()


def _verdict(assessment: Any, story: Story) -> tuple[list[str], int]:
    """Return the answers that differ from what was typed, and how many versions repeat the one before."""
    from assessments.models import Answer, AnswerEvent  # noqa: PLC0415

    stored = {row.question_code: (str(row.level), row.note) for row in Answer.objects.filter(assessment=assessment)}
    lost = [f"{code}: {stored.get(code)}" for code, wanted in story.expected.items() if stored.get(code) != wanted]
    doubled = 0
    for code in CODES:
        versions = AnswerEvent.objects.filter(question_code=code).order_by("version").values_list("level", "note")
        doubled += sum(one == other for one, other in pairwise(versions))
    return lost, doubled


if __name__ == "__main__":
    sys.exit(main())
