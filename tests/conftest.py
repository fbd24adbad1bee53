"""What tests share."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browsing import opened_page, started_browser

DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one per worker."""
    # Playwright keeps an event loop running in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with started_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page at a desk; relative addresses belong to the site under test."""
    yield from _well_behaved(browser, live_server, viewport=DESK)


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """The same on a phone."""
    yield from _well_behaved(browser, live_server, viewport=PHONE, has_touch=True, is_mobile=True)


@pytest.fixture
def plain_page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page without JavaScript, which has to be enough."""
    yield from _well_behaved(browser, live_server, viewport=DESK, java_script_enabled=False)


def _well_behaved(browser: Browser, live_server: LiveServer, **options: object) -> Iterator[Page]:
    with opened_page(browser, live_server.url, **options) as (page, misbehaviour):
        yield page
    assert misbehaviour.seen == []


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start browser tests first and keep those of one file together, so that few browsers run and none runs last."""
    slow = [item for item in items if "browser" in getattr(item, "fixturenames", ())]
    for item in slow:
        item.add_marker(pytest.mark.xdist_group(f"browser {item.path.name}"))
    chosen = set(slow)
    items[:] = [*slow, *(item for item in items if item not in chosen)]
