"""People who are something in two hospitals, and people who were something once: only here and today counts.

The scopes of requests would hide a look-up that forgets its hospital. Tests of services run without them.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.mail import EmailMessage
from pytest_django import DjangoCaptureOnCommitCallbacks

from assessments.domain.roles import Role
from assessments.models import ChangeEvent, ChangeKind, Hospital, Invitation, Membership, SecondOpinion, User
from assessments.services.assigning import answering_members, assign, own_codes, sections_in, waiting_for
from assessments.services.data_protection_deletion import (
    DeletionIsNotDue,
    delete_hospital,
    deletion_of,
    request_deletion,
    withdraw_deletion,
)
from assessments.services.denials import note_denial
from assessments.services.dissent import own_opinion
from assessments.services.evidence import Description
from assessments.services.evidence_intake import Upload
from assessments.services.evidence_reading import evidence_due
from assessments.services.evidence_storing import store_files, used
from assessments.services.invitations import AlreadyMember, accept, invite
from assessments.services.memberships import LastLead, MayNotGrant, Terms, grant_membership, role_of
from assessments.services.operating import break_glass
from assessments.services.people import make_operator
from assessments.services.portfolio import portfolio_of
from assessments.services.questionnaire_files import answerable
from assessments.services.roster import glass_broken_at, invitations_to, members_of, membership_of
from assessments.services.second_factor import has_second_factor, is_compelled, owes_second_factor
from assessments.services.sessions import end_sessions
from assessments.services.tenancy import hospitals_at_hand, of_hospitals_of
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


def test_a_house_shows_its_own_members_invitations_and_broken_glass_of_today(
    houses: tuple[Hospital, Hospital],
) -> None:
    here, there = houses
    former = over(factories.member(here))
    operator = factories.user()
    make_operator(user=operator)
    for house in houses:
        terms = {"terms": CONTRIBUTOR, "language": "de", "by": factories.lead(house), "at": NOON}
        invite(hospital=house, email=f"{house.name[-3:]}@test.example", token=house.name, **terms)
        break_glass(hospital=house, reason=f"Bitte aus {house.name}", by=operator, at=NOON)
    assert [card.email for card in members_of(here, on=TODAY)] == [factories.lead(here).email]
    assert [card.email for card in invitations_to(here, at=NOON)] == ["ord@test.example"]
    assert [card.reason for card in glass_broken_at(here)] == ["Bitte aus Haus Nord"]
    assert membership_of(here, Membership.objects.get(user=former).pk) is None
    assert membership_of(here, Membership.objects.get(hospital=there).pk) is None


def test_an_invitation_that_waits_elsewhere_does_not_stand_in_the_way(houses: tuple[Hospital, Hospital]) -> None:
    for house in houses:
        terms = {"terms": CONTRIBUTOR, "language": "de", "by": factories.lead(house), "at": NOON}
        invite(hospital=house, email="ada@test.example", token=house.name, **terms)
    assert Invitation.objects.count() == len(houses)


def test_only_todays_leads_of_this_house_hear_of_its_deletion_and_only_it_is_kept(
    houses: tuple[Hospital, Hospital],
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    here, there = houses
    over(factories.member(here, Role.LEAD))
    with django_capture_on_commit_callbacks(execute=True):
        request_deletion(hospital=here, by=factories.lead(here), at=NOON)
    assert [letter.recipients() for letter in mailoutbox] == [[factories.lead(here).email]]
    assert deletion_of(there) is None
    with pytest.raises(DeletionIsNotDue):
        delete_hospital(hospital_id=there.pk, at=NOON + timedelta(days=30))
    withdraw_deletion(hospital=there, by=factories.lead(there), at=NOON)
    assert deletion_of(here) is not None


def test_what_somebody_may_answer_here_is_said_by_the_membership_of_here_and_today(
    houses: tuple[Hospital, Hospital],
) -> None:
    here, there = houses
    mine = factories.assessment(here)
    person = also(factories.member(there), here, sections=["D1"])
    assert {code.partition(".")[0] for code in answerable(mine, person, on=TODAY)} == {"D1"}
    assert answerable(mine, over(person), on=TODAY) == frozenset()


def test_who_led_a_house_until_yesterday_is_compelled_to_nothing(houses: tuple[Hospital, Hospital]) -> None:
    here, _there = houses
    assert not is_compelled(over(factories.member(here, Role.LEAD)), on=TODAY)


def test_a_second_factor_is_that_of_one_person(houses: tuple[Hospital, Hospital]) -> None:
    here, _there = houses
    lead, other = factories.lead(here), factories.member(here, Role.LEAD)
    Authenticator.objects.create(user=other, type=Authenticator.Type.TOTP, data={})
    assert (has_second_factor(lead), owes_second_factor(lead, on=TODAY)) == (False, True)
    assert (has_second_factor(other), owes_second_factor(other, on=TODAY)) == (True, False)


def test_the_hospitals_of_somebody_are_those_with_a_role_today(houses: tuple[Hospital, Hospital]) -> None:
    here, _there = houses
    person = factories.member(here)
    with of_hospitals_of(person, on=TODAY):
        assert hospitals_at_hand() == (here.pk,)
    over(person)
    assert portfolio_of(person, on=TODAY).cards == ()
    with of_hospitals_of(person, on=TODAY):
        assert hospitals_at_hand() == ()


def test_what_runs_out_elsewhere_is_no_matter_of_this_house(
    houses: tuple[Hospital, Hospital], settings: Any, tmp_path: Path
) -> None:
    here, there = houses
    settings.CLOUDREADY_EVIDENCE_DIR = tmp_path
    for house in houses:
        said = Description(house.name, expires_on=TODAY)
        uploads = [Upload("beleg.txt", [house.name.encode()])]
        store_files(hospital=house, uploads=uploads, said=said, by=factories.lead(house), at=NOON)
    assert [card.title for card in evidence_due(here, on=TODAY)] == ["Haus Nord"]
    assert (used(here), used(there)) == (len(b"Haus Nord"), len("Haus Süd".encode()))


def test_members_elsewhere_and_former_ones_are_refused_as_strangers(houses: tuple[Hospital, Hospital]) -> None:
    here, there = houses
    for person in (factories.member(there), over(factories.member(here))):
        note_denial(hospital_id=here.pk, assessment=None, page="people", method="GET", status=404, by=person, at=NOON)
    assert not ChangeEvent.objects.filter(kind=ChangeKind.ACCESS_DENIED, hospital=here).exists()


def test_an_opinion_is_that_of_one_person(houses: tuple[Hospital, Hospital]) -> None:
    mine = factories.assessment(houses[0])
    one, other = factories.member(houses[0]), factories.member(houses[0])
    SecondOpinion.objects.create(assessment=mine, question_code="D1.1", level=1, reason="Darum", by=one, at=NOON)
    assert (own_opinion(mine, "D1.1", one) is None, own_opinion(mine, "D1.1", other)) == (False, None)


def test_sessions_of_others_go_on(houses: tuple[Hospital, Hospital]) -> None:
    del houses
    one, other = factories.user(), factories.user()
    for person in (one, other):
        UserSession.objects.create(user=person, session_key=person.email[:40], ip="127.0.0.1")
    end_sessions(user=one)
    assert [row.user for row in UserSession.objects.all()] == [other]
