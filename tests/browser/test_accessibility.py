"""Every page of the site as axe-core sees it, on a desk and at 320 pixels, which is a desk at 400 %.

The suite looks at every page with an open assessment at 320 pixels, and at some pages of the administration, of
what is handed in, of what is empty, of what is wrong and of what appears only in use;
``python -m tests.accessibility`` looks at all, at both, in both languages.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Error, Page, Response, ViewportSize
from pytest_django.live_server_helper import LiveServer

from assessments.domain.lifecycle import State
from tests import factories
from tests.accessible_states import OFTEN, STATES, Scene
from tests.accessible_world import NO_ADMIN_PAGES, NO_PAGES, PREVIEWS, Stop, Walk, walk
from tests.browsing import opened_page
from tests.web.axe import DESK, NARROW, faults

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.no_cover]
ALL = os.environ.get("CLOUDREADY_ACCESSIBILITY") == "all"
SIZES = (DESK, NARROW) if ALL else (NARROW,)  # what fits at 320 pixels seldom breaks at a desk
LANGUAGES = ("de", "en") if ALL else ("de",)
NO_CONTENT = ("Download is starting", "ERR_ABORTED", "ERR_HTTP_RESPONSE_CODE_FAILURE")
REFUSED = frozenset({400, 409, 413, 422})
OWN_PAGE = frozenset({200, 401})
TYPED = ", ".join(f"input[type={kind}]" for kind in ("text", "number", "date", "email", "url")) + ", textarea"
HAS_FORM = f"document.querySelector('main form[method=post] :is({TYPED})') !== null"
# Too much of everything in the last form that takes text, sent past what the browser itself would refuse.
SPOIL = f"""() => {{
  const typed = '{TYPED}';
  const forms = [...document.querySelectorAll('main form[method=post]')];
  const form = forms.filter((one) => one.querySelector(typed)).at(-1);
  for (const field of form.querySelectorAll(typed)) {{
    if (field.localName === 'input') field.type = 'text';
    field.value = 'x'.repeat(6000);
  }}
  HTMLFormElement.prototype.submit.call(form);
}}"""


@dataclass
class Seen:
    """Which addresses showed a page of their own, how many pages there were, and what was wrong with them."""

    names: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def opened(page: Page, stop: Stop, origin: str, language: str = "de") -> Response | None:
    """Go there as the person of this stop; files to save are no pages."""
    cookies = {settings.LANGUAGE_COOKIE_NAME: language}
    if stop.session:
        cookies[settings.SESSION_COOKIE_NAME] = stop.session
    page.context.clear_cookies()
    page.context.add_cookies([{"name": name, "value": value, "url": origin} for name, value in cookies.items()])
    try:
        return page.goto(stop.address, wait_until="load")
    except Error as problem:
        if any(reason in str(problem) for reason in NO_CONTENT):
            return None
        raise


def is_a_page(response: Response | None) -> bool:
    return response is not None and response.headers.get("content-type", "").startswith("text/html")


def looked_at(
    page: Page, stops: Iterable[Stop], origin: str, sizes: Iterable[ViewportSize], language: str = "de"
) -> Seen:
    """Look at every page, each once however many addresses lead to it."""
    seen = Seen()
    for stop in stops:
        response = opened(page, stop, origin, language)
        if response is None or not is_a_page(response):
            continue
        if response.status in OWN_PAGE and urlsplit(page.url).path == urlsplit(stop.address).path:
            seen.names.add(stop.name)
        if page.url not in seen.pages:
            seen.pages.add(page.url)
            seen.faults += [f"{stop.name}: {fault}" for fault in faults(page, *sizes)]
    return seen


def status_of_spoilt(page: Page) -> int:
    """Return what is said to what was typed; nothing is zero."""
    try:
        with page.expect_navigation(wait_until="load") as answered:
            page.evaluate(SPOIL)
    except Error as problem:
        if not any(reason in str(problem) for reason in NO_CONTENT):
            raise
        page.goto("about:blank")
        return 0
    return answered.value.status


def sample(stops: Iterable[Stop], every: int) -> list[Stop]:
    """Return some of the stops, evenly spread, or all where everything is looked at."""
    return list(stops) if ALL else list(stops)[::every]


def spoilt(page: Page, stops: Iterable[Stop], origin: str) -> Seen:
    """Look at every page that refuses what was typed."""
    seen = Seen()
    for stop in stops:
        if not is_a_page(opened(page, stop, origin)) or not page.evaluate(HAS_FORM):
            continue
        status, told = status_of_spoilt(page), page.title().startswith(("Fehler:", "Error:"))
        if (told or status in REFUSED) and stop.name not in seen.names:
            seen.names.add(stop.name)
            untold = [] if told else ["no error in the title"]
            seen.faults += [f"{stop.name}: {fault}" for fault in (*untold, *faults(page, NARROW))]
    return seen


@pytest.fixture
def made(live_server: object) -> Walk:  # noqa: ARG001  # rows of the site under test
    return walk(full=ALL)


def of_the_administration(stop: Stop) -> bool:
    return stop.name.startswith("admin:")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page(page: Page, live_server: object, made: Walk, language: str) -> None:
    stops = [stop for stop in made.stops() if not of_the_administration(stop)]
    seen = looked_at(page, stops, str(live_server), SIZES, language)
    assert seen.faults == []
    assert {stop.name for stop in stops} - seen.names == NO_PAGES.keys() - (PREVIEWS if ALL else set())


def test_every_page_of_the_administration(browser: Browser, live_server: LiveServer, made: Walk) -> None:
    """Its scripts are Django's own, and some want styles that the policy for content blocks; nothing is missing."""
    stops = sample((stop for stop in made.stops() if of_the_administration(stop)), every=8)
    with opened_page(browser, live_server.url) as (page, _blocked):
        seen = looked_at(page, stops, live_server.url, SIZES)
    assert seen.faults == []
    assert len(seen.pages) > 5
    assert not ALL or {stop.name for stop in stops} - seen.names == NO_ADMIN_PAGES.keys()


def test_what_is_handed_in_and_what_is_empty(page: Page, live_server: object, made: Walk) -> None:
    states = (State.SUBMITTED, State.CLOSED) if ALL else (State.SUBMITTED,)
    for stops in (made.of_the_empty_one(), *(made.stops(state) for state in states)):
        assert looked_at(page, sample(stops, every=5), str(live_server), SIZES).faults == []


def test_every_page_that_refuses_what_was_typed(page: Page, live_server: object, made: Walk) -> None:
    stops = sample((stop for stop in made.stops() if not of_the_administration(stop)), every=6)
    seen = spoilt(page, stops, str(live_server))
    assert seen.faults == []
    assert len(seen.names) > (35 if ALL else 5)


def test_what_appears_only_in_use(browser: Browser, live_server: LiveServer, tmp_path: Path) -> None:
    """Each state is reached in a browser of its own, because some take its network or its cookies away."""
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    wrong = []
    for name in STATES if ALL else OFTEN:
        with opened_page(browser, live_server.url, viewport=NARROW) as (page, _offline):
            STATES[name](Scene(page, live_server.url, assessment, factories.lead(assessment.hospital), tmp_path))
            wrong += [f"{name}: {fault}" for fault in faults(page, *SIZES)]
    assert wrong == []
