"""People who are something in two hospitals, and people who were something once: only here and today counts.

The scopes of requests would hide a look-up that forgets its hospital. Tests of services run without them.
"""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from pytest_django import DjangoCaptureOnCommitCallbacks

from assessments.domain.roles import Role
from assessments.models import Hospital, Membership, User
from assessments.services.assigning import answering_members, assign, own_codes, sections_in, waiting_for
from assessments.services.invitations import AlreadyMember, accept, invite
from assessments.services.memberships import LastLead, MayNotGrant, Terms, grant_membership, role_of
from assessments.services.operating import break_glass
from assessments.services.people import make_operator
from tests import factories
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db
CONTRIBUTOR = Terms(Role.CONTRIBUTOR)


@pytest.fixture
def houses() -> tuple[Hospital, Hospital]:
    return factories.hospital("Haus Nord"), factories.hospital("Haus Süd")


def also(person: User, house: Hospital, role: Role = Role.CONTRIBUTOR, **columns: object) -> User:
    """Make somebody a member of another hospital too."""
    Membership.objects.create(user=person, hospital=house, role=role, **columns)
    return person


def over(person: User) -> User:
    """Let all memberships of somebody be over since yesterday."""
    Membership.objects.filter(user=person).update(ends_on=TODAY - timedelta(days=1))
    return person


def test_a_role_elsewhere_is_none_here(houses: tuple[Hospital, Hospital]) -> None:
    here, there = houses
    assert role_of(factories.member(there, Role.LEAD), here, on=TODAY) is None


def test_who_leads_elsewhere_gives_no_role_here(houses: tuple[Hospital, Hospital]) -> None:
    here, there = houses
    person = also(factories.member(here), there, Role.LEAD)
    for stranger in (factories.lead(there), also(factories.lead(there), here), person):
        with pytest.raises(MayNotGrant):
            grant_membership(user=factories.user(), hospital=here, terms=CONTRIBUTOR, by=stranger, at=NOON)


def test_who_led_until_yesterday_gives_no_role(houses: tuple[Hospital, Hospital]) -> None:
    here, _there = houses
    former = over(factories.member(here, Role.LEAD))
    with pytest.raises(MayNotGrant):
        grant_membership(user=factories.user(), hospital=here, terms=CONTRIBUTOR, by=former, at=NOON)


def test_a_lead_elsewhere_does_not_stand_in_for_the_last_one_here(houses: tuple[Hospital, Hospital]) -> None:
    here, _there = houses
    lead = factories.lead(here)
    with pytest.raises(LastLead):
        grant_membership(user=lead, hospital=here, terms=CONTRIBUTOR, by=lead, at=NOON)


def test_members_of_another_hospital_and_former_ones_are_invited_and_accept(houses: tuple[Hospital, Hospital]) -> None:
    here, there = houses
    for number, person in enumerate((factories.member(there), over(factories.member(here)))):
        lead = factories.lead(here)
        waiting = invite(
            hospital=here, email=person.email, terms=CONTRIBUTOR, language="de", token=str(number), by=lead, at=NOON
        )
        accept(invitation=waiting, by=person, at=NOON)
        assert role_of(person, here, on=TODAY) == Role.CONTRIBUTOR
        with pytest.raises(AlreadyMember):
            invite(hospital=here, email=person.email, terms=CONTRIBUTOR, language="de", token="x", by=lead, at=NOON)


def test_only_who_leads_this_hospital_today_learns_of_broken_glass(
    houses: tuple[Hospital, Hospital],
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    here, _there = houses
    over(factories.member(here, Role.LEAD))
    operator = factories.user()
    make_operator(user=operator)
    with django_capture_on_commit_callbacks(execute=True):
        break_glass(hospital=here, reason="Die Leitung bat darum", by=operator, at=NOON)
    assert [letter.recipients() for letter in mailoutbox] == [[factories.lead(here).email]]


def test_what_is_ones_own_is_that_of_this_assessment_person_and_day(houses: tuple[Hospital, Hospital]) -> None:
    here, there = houses
    edition = factories.edition()
    mine, sibling, foreign = (factories.assessment(house, by=edition) for house in (here, here, there))
    person, colleague = (factories.member(here, sections=[code]) for code in ("D1", "D2"))
    also(person, there, sections=["law"])
    for assessment, code, to in ((mine, "D1.2", person), (sibling, "D1.1", person), (mine, "D2.1", colleague)):
        by = assessment.created_by
        assign(assessment=assessment, code=code, to=to, due_on=None, message="", by=by, at=NOON)
    assert own_codes(mine, person) == {"D1", "D1.2"} == sections_in(mine, person, ["D1"])
    assert own_codes(mine, colleague) == {"D2", "D2.1"} == sections_in(mine, colleague, ["D2"])
    assert own_codes(foreign, person) == {"law"}
    assert own_codes(foreign, over(person)) == frozenset()


def test_nothing_waits_for_former_members_and_nobody_assigns_to_them(houses: tuple[Hospital, Hospital]) -> None:
    here, _there = houses
    factories.assessment(here)
    person = factories.member(here, sections=["D1"])
    assert waiting_for(person) is not None
    assert waiting_for(over(person)) is None
    assert person.pk not in {member.id for member in answering_members(here, at=NOON)}
