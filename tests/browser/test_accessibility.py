"""Every page of the site as axe-core sees it, on a desk and at 320 pixels, which is a desk at 400 %.

The suite looks at every page with an open assessment at 320 pixels, and at some pages of the administration, of
what is handed in, of what is empty and of what is wrong; ``python -m tests.accessibility`` looks at all, at both.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Error, Page, Response, ViewportSize
from pytest_django.live_server_helper import LiveServer

from assessments.domain.lifecycle import State
from tests.accessible_world import Stop, Walk, walk
from tests.browsing import opened_page
from tests.web.accessible import NARROW
from tests.web.axe import violations

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.no_cover]
ALL = os.environ.get("CLOUDREADY_ACCESSIBILITY") == "all"
DESK: ViewportSize = {"width": 1280, "height": 800}
SIZES = (DESK, NARROW) if ALL else (NARROW,)  # what fits at 320 pixels seldom breaks at a desk
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
NO_CONTENT = ("Download is starting", "ERR_ABORTED", "ERR_HTTP_RESPONSE_CODE_FAILURE")
REFUSED = frozenset({400, 409, 413, 422})
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


def opened(page: Page, stop: Stop, origin: str) -> Response | None:
    """Go there as the person of this stop; files to save are no pages."""
    page.context.clear_cookies()
    if stop.session:
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": stop.session, "url": origin}])
    try:
        return page.goto(stop.address, wait_until="load")
    except Error as problem:
        if any(reason in str(problem) for reason in NO_CONTENT):
            return None
        raise


def is_a_page(response: Response | None) -> bool:
    return response is not None and response.headers.get("content-type", "").startswith("text/html")


def faults_of(page: Page, sizes: Iterable[ViewportSize]) -> list[str]:
    """Return what is wrong at each width, everything unfolded."""
    page.evaluate(UNFOLD)
    found = []
    for size in sizes:
        page.set_viewport_size(size)
        found += [f"{size['width']}: {fault}" for fault in violations(page)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > size["width"]:
            found.append(f"{size['width']}: {wide} pixels wide")
    return found


def looked_at(page: Page, stops: Iterable[Stop], origin: str, sizes: Iterable[ViewportSize]) -> dict[str, list[str]]:
    """Return the faults of every page, each looked at once however many addresses lead to it."""
    seen: dict[str, list[str]] = {}
    for stop in stops:
        if is_a_page(opened(page, stop, origin)) and page.url not in seen:
            seen[page.url] = [f"{stop.name}: {fault}" for fault in faults_of(page, sizes)]
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


def spoilt(page: Page, stops: Iterable[Stop], origin: str) -> dict[str, list[str]]:
    """Return the faults of every page that refuses what was typed."""
    seen: dict[str, list[str]] = {}
    for stop in stops:
        if not is_a_page(opened(page, stop, origin)) or not page.evaluate(HAS_FORM):
            continue
        status = status_of_spoilt(page)
        if status in REFUSED and stop.name not in seen:
            untold = [] if page.title().startswith("Fehler:") else ["no error in the title"]
            seen[stop.name] = [f"{stop.name}: {fault}" for fault in (*untold, *faults_of(page, (NARROW,)))]
    return seen


@pytest.fixture
def made(live_server: object) -> Walk:  # noqa: ARG001  # rows of the site under test
    return walk()


def flat(seen: dict[str, list[str]]) -> list[str]:
    return [fault for found in seen.values() for fault in found]


def of_the_administration(stop: Stop) -> bool:
    return stop.name.startswith("admin:")


def test_every_page(page: Page, live_server: object, made: Walk) -> None:
    stops = [stop for stop in made.stops() if not of_the_administration(stop)]
    seen = looked_at(page, stops, str(live_server), SIZES)
    assert flat(seen) == []
    assert len(seen) > 90


def test_every_page_of_the_administration(browser: Browser, live_server: LiveServer, made: Walk) -> None:
    """Its scripts are Django's own, and some want styles that the policy for content blocks; nothing is missing."""
    with opened_page(browser, live_server.url) as (page, _blocked):
        stops = sample((stop for stop in made.stops() if of_the_administration(stop)), every=8)
        seen = looked_at(page, stops, live_server.url, SIZES)
    assert flat(seen) == []
    assert len(seen) > (60 if ALL else 5)


def test_what_is_handed_in_and_what_is_empty(page: Page, live_server: object, made: Walk) -> None:
    states = (State.SUBMITTED, State.CLOSED) if ALL else (State.SUBMITTED,)
    sizes = SIZES
    for stops in (made.of_the_empty_one(), *(made.stops(state) for state in states)):
        assert flat(looked_at(page, sample(stops, every=5), str(live_server), sizes)) == []


def test_every_page_that_refuses_what_was_typed(page: Page, live_server: object, made: Walk) -> None:
    stops = sample((stop for stop in made.stops() if not of_the_administration(stop)), every=6)
    seen = spoilt(page, stops, str(live_server))
    assert flat(seen) == []
    assert len(seen) > (20 if ALL else 2)
