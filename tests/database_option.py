"""The option --database: on SQLite all tests, on a private PostgreSQL those whose outcome depends on the database.

That is every test below the pages, and of the pages one visit to each by everybody, what threads do with rows, and
whatever is marked ``both_databases``: input that PostgreSQL takes for an error of its own, and pages that search and
sort by themselves, like those of the administration. A browser notices nothing.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgresql import running_server

TEST_DIR = Path(__file__).resolve().parent.parent / "var" / "test"
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}
PAGES = ("tests/web/", "tests/admin/")
EVERY_PAGE = "test_policy.py"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="database to test on; with postgresql only the tests whose outcome depends on it are run",
    )


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Start the server before pytest-django reads the settings; parallel workers use the one of their parent."""
    wanted = early_config.known_args_namespace.database == "postgresql"
    if wanted and "PYTEST_XDIST_WORKER" not in os.environ:
        server = running_server()
        os.environ["CLOUDREADY_TEST_DATABASE"] = server.__enter__()
        early_config.add_cleanup(lambda: server.__exit__(None, None, None))
    return (yield)


def pytest_unconfigure() -> None:
    """Sweep up what connections that were still open left beside the removed database."""
    for path in TEST_DIR.glob(f"{os.getpid()}.sqlite3*"):
        path.unlink()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "both_databases: of the tests of pages, one that PostgreSQL can fail alone")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL leave out what would only repeat itself."""
    if config.getoption("database") != "postgresql":
        return
    chosen = [item for item in items if _touches_the_database(item) and not _repeats_itself(item)]
    kept = set(chosen)
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = chosen


def _touches_the_database(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or bool(
        DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    )


def _repeats_itself(item: pytest.Item) -> bool:
    """Return whether a test shows on PostgreSQL only what it shows on SQLite: how a page looks and behaves."""
    fixtures = getattr(item, "fixturenames", ())
    if item.get_closest_marker("both_databases"):
        return False
    if "browser" in fixtures:
        return True
    one_visit_to_each = item.path.name == EVERY_PAGE or "transactional_db" in fixtures
    return item.nodeid.startswith(PAGES) and not one_visit_to_each
