"""The option --database: the same tests on SQLite or on a private PostgreSQL."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgresql import running_server

TEST_DIR = Path(__file__).resolve().parent.parent / "var" / "test"
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="database to test on; with postgresql only the tests that touch the database are run",
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


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL leave out what would only repeat itself."""
    if config.getoption("database") != "postgresql":
        return
    chosen = [item for item in items if _touches_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
    items[:] = chosen


def _touches_the_database(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or bool(
        DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    )
