"""Letters about a hospital go to whom it concerns there and today, whoever else is somebody elsewhere."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail

from assessments.domain.lifecycle import Step
from assessments.domain.roles import Role
from assessments.models import Assessment, Membership, ReminderLetter, User
from assessments.services.announcing import announce
from assessments.services.assigning import answering_members, assign
from assessments.services.reminding import send_reminders
from tests import factories
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Assessment:
    return factories.assessment(factories.hospital("Haus Nord"))


@pytest.fixture
def there(here: Assessment) -> Assessment:
    return factories.assessment(factories.hospital("Haus Süd"), by=here.edition)


def given(assessment: Assessment, to: User) -> User:
    """Give somebody questions that were due yesterday."""
    due_on, by = TODAY - timedelta(days=1), assessment.created_by
    assign(assessment=assessment, code="D1", to=to, due_on=due_on, message="", by=by, at=NOON)
    return to


def over(person: User) -> User:
    """Let all memberships of somebody be over since yesterday."""
    Membership.objects.filter(user=person).update(ends_on=TODAY - timedelta(days=1))
    return person


def addressed() -> set[str]:
    return {address for letter in mail.outbox for address in letter.to}


def test_a_step_is_announced_to_todays_leads_and_to_whoever_had_questions_of_this_assessment(
    here: Assessment, there: Assessment
) -> None:
    house = here.hospital
    sibling = factories.assessment(house, by=here.edition, title="2025")
    asked, lead = given(here, factories.member(house)), factories.member(house, Role.LEAD)
    over(given(here, factories.member(house)))
    over(factories.member(house, Role.LEAD))
    given(sibling, factories.member(house))
    given(there, factories.member(there.hospital))
    announce(assessment=here, step=Step.RETURN, link="https://site.example/", by=here.created_by, at=NOON)
    assert addressed() == {asked.email, lead.email}


def test_who_was_reminded_elsewhere_or_is_a_lead_there_makes_no_difference_here(
    here: Assessment, there: Assessment
) -> None:
    person = given(here, factories.member(here.hospital))
    over(given(here, factories.member(here.hospital)))
    ReminderLetter.objects.create(hospital=there.hospital, person=person, day=TODAY)
    over(factories.member(here.hospital, Role.LEAD))
    assert send_reminders(at=NOON, link_to=lambda *_ids: "https://site.example/").sent == len(addressed())
    assert addressed() == {person.email, here.created_by.email}


def test_only_members_of_this_house_answer(here: Assessment, there: Assessment) -> None:
    factories.member(there.hospital)
    assert [one.id for one in answering_members(here.hospital, at=NOON)] == [here.created_by.pk]
