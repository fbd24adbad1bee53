"""Whose assessments somebody sees."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from assessments.domain.roles import Role
from assessments.models import Assessment, CatalogueEdition, EditionStatus
from tests import factories
from tests.factories import TODAY

pytestmark = pytest.mark.django_db

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("ends_on", "seen"),
    [
        pytest.param(None, True, id="without an end"),
        pytest.param(TOMORROW, True, id="ends tomorrow"),
        pytest.param(TODAY, True, id="the last day still counts"),
        pytest.param(YESTERDAY, False, id="ended yesterday"),
    ],
)
def test_for_member_looks_at_the_end_of_the_membership(ends_on: date | None, seen: bool) -> None:
    assessment = factories.assessment()
    person = factories.member(assessment.hospital, ends_on=ends_on)
    assert list(Assessment.objects.for_member(person, on=TODAY)) == ([assessment] if seen else [])


def test_for_member_knows_the_role_in_each_hospital() -> None:
    first, second = factories.assessment(title="first"), factories.assessment(title="second")
    person = factories.member(first.hospital, Role.CONSULTANT)
    second.hospital.memberships.create(user=person, role=Role.CONTRIBUTOR)
    factories.member(first.hospital, Role.LEAD)  # somebody else's role is not mine

    seen = {row.title: row.member_role for row in Assessment.objects.for_member(person, on=TODAY)}

    assert seen == {"first": Role.CONSULTANT, "second": Role.CONTRIBUTOR}


def test_strangers_former_members_and_anonymous_visitors_see_nothing() -> None:
    assessment = factories.assessment()
    former_here_member_elsewhere = factories.member(assessment.hospital, ends_on=YESTERDAY)
    elsewhere = factories.hospital("Anderes Haus")
    elsewhere.memberships.create(user=former_here_member_elsewhere, role=Role.LEAD)

    for person in (factories.user(), former_here_member_elsewhere, AnonymousUser()):
        assert list(Assessment.objects.for_member(person, on=TODAY)) == []


def test_staff_see_no_hospital() -> None:
    factories.assessment()
    assert list(Assessment.objects.for_member(factories.user(is_staff=True, is_superuser=True), on=TODAY)) == []


def test_published_editions_come_newest_first_without_drafts_and_retired_ones() -> None:
    published = factories.edition()
    day = {"released_on": TODAY, "legal_position_date": TODAY}
    CatalogueEdition.objects.create(code="draft", **day)
    sealed = {"fingerprint": "0" * 64, "published_at": factories.NOON}
    CatalogueEdition.objects.create(code="retired", status=EditionStatus.RETIRED, **day, **sealed)
    newer = {"released_on": TOMORROW, "legal_position_date": TODAY}
    latest = CatalogueEdition.objects.create(code="newer", status=EditionStatus.PUBLISHED, **newer, **sealed)

    assert list(CatalogueEdition.objects.published()) == [latest, published]
