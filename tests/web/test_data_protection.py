"""The page of a hospital's data: everything is taken out or deleted by its lead, after confirming who it is."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assessments.domain.roles import Role
from assessments.models import ChangeEvent, ChangeKind, Hospital, HospitalDeletion, User
from tests import factories
from tests.web.pages import problems, signed_in, texts

pytestmark = pytest.mark.django_db


def page(house: Hospital, name: str = "hospital_data") -> str:
    return reverse(name, args=[house.pk])


def lately(user: User) -> Client:
    """Return a client whose user has just given the password."""
    client, request = signed_in(user), HttpRequest()
    request.session = client.session
    record_authentication(request, user, "password")
    request.session.save()
    return client


def test_everything_comes_as_one_file() -> None:
    house = factories.hospital()
    response = lately(factories.lead(house)).post(page(house, "hospital_export"))
    with ZipFile(BytesIO(response.getvalue())) as archive:
        assert "Hospital.jsonl" in archive.namelist()
    assert response.headers["Content-Type"] == "application/zip"
    assert ChangeEvent.objects.filter(hospital=house, kind=ChangeKind.DATA_EXPORTED).count() == 1


def test_a_deletion_waits_and_is_withdrawn() -> None:
    house = factories.hospital()
    client = lately(factories.lead(house))
    wrong = client.post(page(house, "hospital_deletion"), {"name": "Anderes"})
    assert (wrong.status_code, problems(wrong)) == (
        422,
        ["Name des Krankenhauses: Das ist nicht der Name dieses Krankenhauses."],
    )
    client.post(page(house, "hospital_deletion"), {"name": house.name})
    waiting = HospitalDeletion.objects.get(hospital=house)
    assert (waiting.due_at - waiting.requested_at).days == 14
    assert texts(client.get(page(house)), "//section[1]/h2") == ["Die Löschung ist vorgemerkt"]
    client.post(page(house, "hospital_deletion_withdraw"))
    assert not HospitalDeletion.objects.exists()


@pytest.mark.parametrize("name", ["hospital_export", "hospital_deletion"])
def test_who_signed_in_long_ago_confirms_first(name: str) -> None:
    house = factories.hospital()
    response = signed_in(factories.lead(house)).post(page(house, name), {"name": house.name})
    assert (response.status_code, page(house) in response.url.replace("%2F", "/")) == (302, True)
    assert not HospitalDeletion.objects.exists()
    assert not ChangeEvent.objects.filter(kind=ChangeKind.DATA_EXPORTED).exists()


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.CONSULTANT, Role.AUDITOR])
@pytest.mark.parametrize(
    "name", ["hospital_data", "hospital_export", "hospital_deletion", "hospital_deletion_withdraw"]
)
def test_only_leads_get_in(role: Role, name: str) -> None:
    house = factories.hospital()
    client = signed_in(factories.member(house, role))
    deed = client.get if name == "hospital_data" else client.post
    assert deed(page(house, name)).status_code == 403


def test_the_page_has_its_budget(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    house = factories.hospital()
    client = signed_in(factories.lead(house))
    client.get(page(house))
    with django_assert_num_queries(4):
        client.get(page(house))
