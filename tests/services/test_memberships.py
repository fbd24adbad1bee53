"""Who is what in a hospital: what goes together, who may give it, and that somebody always leads."""

from datetime import timedelta

import pytest

from assessments.domain.roles import LONGEST_STAY, Role
from assessments.models import ChangeEvent, ChangeKind, Membership
from assessments.services.memberships import (
    AssessmentIsMissing,
    EndIsMissing,
    EndIsPast,
    LastLead,
    MayNotGrant,
    StayIsTooLong,
    Terms,
    UnknownSections,
    end_membership,
    grant_membership,
    over_at,
    role_of,
)
from assessments.services.people import make_operator
from assessments.services.refusals import Refusal
from tests import factories
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db


def test_a_new_role_takes_the_place_of_the_old_one() -> None:
    hospital = factories.hospital()
    person = factories.member(hospital, Role.CONTRIBUTOR, sections=["D1"])
    terms = Terms(Role.LEAD, sections=("D1",), may_answer=True)
    grant_membership(user=person, hospital=hospital, terms=terms, by=factories.lead(hospital), at=NOON)
    row = Membership.objects.get(user=person)
    assert (row.role, row.sections, row.may_answer) == (Role.LEAD, [], False)


def test_an_ended_membership_is_no_role_from_that_moment_on() -> None:
    hospital = factories.hospital()
    membership = Membership.objects.get(user=factories.member(hospital))
    end_membership(membership=membership, ends_on=over_at(NOON), by=factories.lead(hospital), at=NOON)
    assert role_of(membership.user, hospital, on=TODAY) is None


def test_a_stranger_has_no_role() -> None:
    assert role_of(factories.user(), factories.hospital(), on=TODAY) is None


def test_memberships_leave_a_trace() -> None:
    person = factories.member(factories.hospital(), Role.CONTRIBUTOR, sections=["D2", "D1"])
    change = ChangeEvent.objects.get(kind=ChangeKind.MEMBERSHIP_GRANTED)
    told = {"role": "contributor", "ends_on": None, "sections": ["D1", "D2"], "may_answer": False, "audits": None}
    assert (change.subject, change.details) == (str(person.pk), told)


@pytest.mark.parametrize(
    ("terms", "refusal"),
    [
        pytest.param(Terms(Role.CONSULTANT), EndIsMissing, id="a consultant ends"),
        pytest.param(Terms(Role.CONSULTANT, TODAY + LONGEST_STAY + timedelta(days=1)), StayIsTooLong, id="in a year"),
        pytest.param(Terms(Role.LEAD, TODAY - timedelta(days=1)), EndIsPast, id="not yesterday"),
        pytest.param(Terms(Role.AUDITOR), AssessmentIsMissing, id="an auditor reads something"),
        pytest.param(Terms(Role.CONTRIBUTOR, sections=("",)), UnknownSections, id="sections are codes"),
    ],
)
def test_what_does_not_go_together_is_refused(terms: Terms, refusal: type[Refusal]) -> None:
    hospital = factories.hospital()
    with pytest.raises(refusal):
        grant_membership(user=factories.user(), hospital=hospital, terms=terms, by=factories.lead(hospital), at=NOON)
    assert Membership.objects.count() == 1


def test_an_auditor_reads_nothing_of_another_hospital() -> None:
    hospital, foreign = factories.hospital(), factories.assessment()
    with pytest.raises(AssessmentIsMissing):
        grant_membership(
            user=factories.user(),
            hospital=hospital,
            terms=Terms(Role.AUDITOR, audits=foreign),
            by=factories.lead(hospital),
            at=NOON,
        )


@pytest.mark.parametrize("terms", [Terms(Role.CONTRIBUTOR), Terms(Role.LEAD, TODAY)], ids=["another role", "an end"])
def test_the_last_lead_stays_one(terms: Terms) -> None:
    hospital = factories.hospital()
    lead = factories.lead(hospital)
    factories.member(hospital, Role.LEAD, ends_on=TODAY)  # with an end in sight they are none to rely on
    with pytest.raises(LastLead):
        grant_membership(user=lead, hospital=hospital, terms=terms, by=lead, at=NOON)
    with pytest.raises(LastLead):
        end_membership(membership=Membership.objects.get(user=lead), ends_on=TODAY, by=lead, at=NOON)
    assert role_of(lead, hospital, on=TODAY) is Role.LEAD


def test_a_lead_leaves_when_there_is_another() -> None:
    hospital = factories.hospital()
    lead = factories.lead(hospital)
    factories.member(hospital, Role.LEAD)
    end_membership(membership=Membership.objects.get(user=lead), ends_on=over_at(NOON), by=lead, at=NOON)
    assert role_of(lead, hospital, on=TODAY) is None


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.CONSULTANT, Role.AUDITOR])
def test_only_who_looks_after_people_gives_roles(role: Role) -> None:
    hospital = factories.hospital()
    person, target = factories.member(hospital, role), factories.member(hospital)
    with pytest.raises(MayNotGrant):
        grant_membership(user=target, hospital=hospital, terms=Terms(Role.CONTRIBUTOR), by=person, at=NOON)
    with pytest.raises(MayNotGrant):
        end_membership(membership=Membership.objects.get(user=target), ends_on=TODAY, by=person, at=NOON)


def test_an_operator_helps_only_a_hospital_without_a_lead_and_never_themselves() -> None:
    hospital, operator, helped = factories.hospital(), factories.user(), factories.user()
    make_operator(user=operator)
    lead = Terms(Role.LEAD)
    with pytest.raises(MayNotGrant):
        grant_membership(user=helped, hospital=hospital, terms=lead, by=operator, at=NOON)
    gone = factories.lead(hospital)
    gone.is_active = False
    gone.save()
    with pytest.raises(MayNotGrant):
        grant_membership(user=operator, hospital=hospital, terms=lead, by=operator, at=NOON)
    grant_membership(user=helped, hospital=hospital, terms=lead, by=operator, at=NOON)
    assert role_of(helped, hospital, on=TODAY) is Role.LEAD
