"""The commands that fill a fresh site: safe to repeat, quick the second time, and quiet outside the demo.

What the demo holds: test_demo.py.
"""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries, Settings

from assessments.models import CatalogueEdition, User
from assessments.services.catalogues import store_edition
from assessments.services.shipped import shipped_codes
from tests import factories

pytestmark = pytest.mark.django_db


def load() -> str:
    out = StringIO()
    call_command("load_catalogue", stdout=out)
    return out.getvalue()


def test_load_catalogue_publishes_every_shipped_edition() -> None:
    told = load()
    assert set(CatalogueEdition.objects.published().values_list("code", flat=True)) == set(shipped_codes())
    assert all(code in told for code in shipped_codes())


def test_load_catalogue_again_reads_and_writes_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    load()
    with django_assert_num_queries(1):
        told = load()
    assert told == ""


def test_load_catalogue_refuses_to_change_a_published_edition() -> None:
    code = shipped_codes()[-1]
    store_edition(replace(factories.small_edition(), code=code), at=factories.NOON)
    with pytest.raises(CommandError, match="never changes"):
        load()


def test_seed_demo_refuses_outside_the_demo(settings: Settings) -> None:
    settings.CLOUDREADY_DEMO = False
    with pytest.raises(CommandError):
        call_command("seed_demo")
    assert not User.objects.exists()
