"""What tests share.

Expensive things are made once per process and looked at by many tests. Before a test makes one of its own:

- ``shipped_edition()`` and ``shipped_law()`` read their files once. In a page test prefer the small edition of
  ``factories``: every page of the shipped one costs far more.
- ``german`` and ``english`` (tests/report/conftest.py) are the full report as PDF, drawn once in the whole run. A test
  about words or figures of a report wants ``html_of(...)``, which is twenty times cheaper than a PDF.
- ``kept_rows`` keeps rows that a fixture of a file makes for all its tests, where making them takes longer than a test.
- ``browser`` is one Chromium per process. A page is loaded once and then looked at in several widths.
- Brute force, generated examples, browsers and walks through all pages take longer when coverage counts lines beside
  them, and add next to nothing to its figure: mark them ``no_cover``. Hypothesis and browser tests get that mark here.
  (Of what only such tests draw, the PDF above all, coverage shows less than is tested.)
- On PostgreSQL only what it can fail alone is run again, see tests/database_option.py; to add a test of a page, mark it
  ``both_databases``.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from playwright.sync_api import Browser, Page
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

from assessments.services.tenancy import everywhere
from tests import prepared_database
from tests.browsing import opened_page, started_browser

DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
LOOK_AT_THE_REPORT = ("tests/report/test_pdf.py", "tests/report/test_law_chapter.py")


@pytest.fixture(scope="session", autouse=True)
def _everywhere() -> Iterator[None]:
    """Tests set their rows up in all hospitals. A request enters the scope of its address out of nowhere, here too."""
    with everywhere(reason="a test looks at every hospital"):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,  # noqa: ARG001  (names the database of this process)
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """Start from a database that is migrated already."""
    if connection.vendor == "sqlite":
        prepared_database.put_in_place(Path(connection.settings_dict["TEST"]["NAME"]), django_db_blocker)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Go on with that one; the sweep at the end takes it away."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="module")
def kept_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001
    """Keep what a fixture of a file makes for all its tests; each of them starts from there, and nothing stays.

    Fixtures hand out keys or read the rows anew: a row in memory remembers what the test before did to it.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


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


def pytest_itemcollected(item: pytest.Item) -> None:
    """Leave coverage out where it only costs time."""
    if _needs_a_browser(item) or getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
        item.add_marker(pytest.mark.no_cover)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start browser tests first, so that none of them runs last and alone."""
    items.sort(key=_needs_a_browser, reverse=True)


def _needs_a_browser(item: pytest.Item) -> bool:
    return "browser" in getattr(item, "fixturenames", ())


class Scheduling(LoadScopeScheduling):  # type: ignore[misc]
    """Every test goes to whichever process is free, but those that look at one report go to the same.

    Groups by marker do not work with this pytest: xdist has no way any more to tell the main process of them.
    """

    def _split_scope(self, nodeid: str) -> str:
        """Return what goes together with this test."""
        if nodeid.startswith(LOOK_AT_THE_REPORT):
            return "english report" if "english" in nodeid else "german report"
        return nodeid

    def remove_node(self, node: WorkerController) -> str | None:
        """Hand on what a process that died had not begun: the test it died of has failed, and would kill the next."""
        left = [test for unit in self.assigned_work[node].values() for test, done in unit.items() if not done]
        self.assigned_work[node] = {}
        for test in left[1:]:
            self.assigned_work[node].setdefault(self._split_scope(test), {})[test] = False
        super().remove_node(node)
        return left[0] if left else None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    return Scheduling(config, log)
