"""Lists and forms of the administration ask the database the same few times, however many rows there are."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.models import (
    Anchor,
    Assessment,
    CatalogueEdition,
    Hospital,
    Membership,
    Question,
    Report,
    User,
)
from assessments.models.catalogues import CatalogueRow
from assessments.services.people import make_editor
from tests import factories
from tests.factories import NOON, TODAY
from tests.services.test_publishing import draft_of_the_shipped_edition

pytestmark = pytest.mark.django_db

BUDGETS = {  # queries of the list, and of the form
    "archetype": (9, 26),
    "check": (8, 10),
    "checklistitem": (8, 6),
    "cluster": (8, 7),
    "derivedvalue": (8, 10),
    "dimension": (8, 6),
    "legaldate": (10, 10),
    "legalfact": (11, 11),
    "legalrule": (9, 15),
    "modifier": (8, 7),
    "objection": (8, 7),
    "prerequisite": (8, 6),
    "question": (8, 27),
    "rule": (8, 8),
    "weightpreset": (8, 7),
}

OF_THE_OPERATOR = {"assessment": 9, "hospital": 5, "membership": 5, "report": 6, "user": 6}


@pytest.fixture(scope="module")
def key_of_draft(kept_rows: None) -> int:  # noqa: ARG001
    return draft_of_the_shipped_edition().pk


@pytest.fixture
def editor(client: Client) -> Client:
    person = factories.user()
    make_editor(user=person)
    client.force_login(person)
    return client


@pytest.mark.parametrize("kind", BUDGETS)
def test_a_list_and_a_form_cost_the_same_however_many_rows_there_are(
    editor: Client, key_of_draft: int, kind: str
) -> None:
    row = rows_of(kind).filter(edition=key_of_draft).first()
    assert row is not None
    ContentType.objects.get_for_model(type(row))  # known from the second request on, whatever it asks
    found = []
    for size in (50, 1000):
        fill(row, size)
        found.append((asked(editor, page(kind)), asked(editor, page(kind, "change", row.pk))))
    assert found == [BUDGETS[kind]] * 2


def test_the_list_of_editions_costs_the_same_however_many_there_are(editor: Client) -> None:
    found = []
    for first, last in ((0, 50), (50, 1000)):
        codes = map(str, range(first, last))
        CatalogueEdition.objects.bulk_create(
            CatalogueEdition(code=code, released_on=TODAY, legal_position_date=TODAY) for code in codes
        )
        found.append(asked(editor, page("catalogueedition")))
    assert found == [7, 7]


def test_the_lists_of_the_operator_cost_the_same_however_much_there_is(client: Client) -> None:
    client.force_login(User.objects.create_superuser("operator@test.example", factories.PASSWORD))
    assessment = factories.assessment()
    found = []
    for numbers in (range(50), range(50, 1000)):
        store(assessment, numbers)
        found.append({kind: asked(client, page(kind)) for kind in OF_THE_OPERATOR})
    assert found == [OF_THE_OPERATOR] * 2


def rows_of(kind: str) -> Any:
    return apps.get_model("assessments", kind)._default_manager


def page(kind: str, view: str = "changelist", *args: object) -> str:
    return reverse(f"admin:assessments_{kind}_{view}", args=args)


def asked(client: Client, address: str) -> int:
    """Return how often a page asks the database."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def fill(row: CatalogueRow, size: int) -> None:
    """Copy a row until its edition has so many."""
    kind = type(row)._default_manager
    there = kind.filter(edition=row.edition_id).count()
    new = kind.bulk_create(copy_of(row, code=str(9000 + number)) for number in range(there, size))
    if isinstance(row, Question):
        levels = list(row.anchors.values("level", "text"))
        Anchor.objects.bulk_create(Anchor(question=one, **level) for one in new for level in levels)


def store(assessment: Assessment, numbers: range) -> None:
    """Add so many people, hospitals, memberships, assessments and reports."""
    hospital, person = assessment.hospital, assessment.created_by
    people = User.objects.bulk_create(User(email=f"{number}@test.example", name="Kim") for number in numbers)
    lead = hospital.memberships.get(user=person)
    Membership.objects.bulk_create(copy_of(lead, user=one) for one in people)
    Hospital.objects.bulk_create(copy_of(hospital) for _ in numbers)
    Assessment.objects.bulk_create(copy_of(assessment) for _ in numbers)
    asked_for = {"assessment": assessment, "language": "de", "requested_at": NOON, "requested_by": person}
    report = Report(**asked_for, data="{}", lease_until=NOON)
    Report.objects.bulk_create(copy_of(report, digest=str(number)) for number in numbers)


def copy_of(row: Model, **other: object) -> Any:
    """Return an unsaved row that differs in its key and in what is named."""
    kept = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key}
    copy = type(row)(**kept)
    for name, value in other.items():
        setattr(copy, name, value)
    return copy
