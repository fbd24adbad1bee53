"""The database keeps what it acknowledged."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseWrapper
from pytest_django import DjangoDbBlocker

from cloudready.settings.databases import SQLITE_OPTIONS, database_at, sqlite_at

FULL = 2


@pytest.fixture
def product(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[DatabaseWrapper]:
    """A connection with the settings of the product to a fresh file."""
    settings = sqlite_at(tmp_path / "db.sqlite3") | {
        "AUTOCOMMIT": True,
        "ATOMIC_REQUESTS": False,
        "CONN_HEALTH_CHECKS": False,
        "TIME_ZONE": None,
        "TEST": {},
    }
    with django_db_blocker.unblock():
        wrapper = DatabaseWrapper(settings, alias="product")
        wrapper.ensure_connection()
        yield wrapper
        wrapper.close()


def _pragma(database: DatabaseWrapper, name: str) -> object:
    with database.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]


def test_sqlite_loses_no_write(product: DatabaseWrapper) -> None:
    pragmas = {name: _pragma(product, name) for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")}
    assert pragmas == {"journal_mode": "wal", "synchronous": FULL, "foreign_keys": 1, "busy_timeout": 20_000}


def test_a_transaction_queues_before_it_reads(product: DatabaseWrapper) -> None:
    assert product.transaction_mode == "IMMEDIATE"


def test_an_address_of_sqlite_gets_the_same_options() -> None:
    settings = database_at("sqlite:////srv/cloudready/db.sqlite3")
    assert (settings["NAME"], settings["OPTIONS"]) == ("/srv/cloudready/db.sqlite3", SQLITE_OPTIONS)


def test_an_address_of_postgresql_is_understood() -> None:
    settings = database_at("postgres://anna:secret@db.example:5433/cloudready")
    assert {name: settings[name] for name in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "ENGINE": "cloudready.postgresql",
        "NAME": "cloudready",
        "USER": "anna",
        "PASSWORD": "secret",
        "HOST": "db.example",
        "PORT": 5433,
    }


@pytest.mark.django_db
def test_the_tests_run_on_the_database_that_was_asked_for(request: pytest.FixtureRequest) -> None:
    assert connection.vendor == request.config.getoption("database")
