"""Accounts and memberships."""

from datetime import timedelta

import pytest

from assessments.domain.roles import Role
from assessments.models import ChangeEvent, ChangeKind, Membership
from assessments.services.people import end_membership, grant_membership, make_editor, role_of
from tests import factories
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db


def test_a_new_role_takes_the_place_of_the_old_one() -> None:
    hospital = factories.hospital()
    person = factories.member(hospital, Role.CONTRIBUTOR)
    lead = factories.lead(hospital)
    grant_membership(user=person, hospital=hospital, role=Role.AUDITOR, by=lead, at=NOON)
    assert role_of(person, hospital, on=TODAY) == Role.AUDITOR
    assert Membership.objects.filter(user=person).count() == 1


def test_an_ended_membership_is_no_role_from_the_next_day_on() -> None:
    hospital = factories.hospital()
    person = factories.member(hospital)
    membership = Membership.objects.get(user=person)
    end_membership(membership=membership, ends_on=TODAY, by=factories.lead(hospital), at=NOON)
    tomorrow = TODAY + timedelta(days=1)
    assert (role_of(person, hospital, on=TODAY), role_of(person, hospital, on=tomorrow)) == (Role.CONTRIBUTOR, None)


def test_a_stranger_has_no_role() -> None:
    assert role_of(factories.user(), factories.hospital(), on=TODAY) is None


def test_memberships_leave_a_trace() -> None:
    hospital = factories.hospital()
    person = factories.member(hospital, Role.CONSULTANT, ends_on=TODAY)
    change = ChangeEvent.objects.get(kind=ChangeKind.MEMBERSHIP_GRANTED)
    assert (change.subject, change.details) == (str(person.pk), {"role": "consultant", "ends_on": "2026-11-23"})


def test_an_editor_may_edit_the_catalogue_and_nothing_else() -> None:
    editor = factories.user()
    make_editor(user=editor)
    editor.refresh_from_db()
    allowed = editor.get_all_permissions()
    assert editor.is_staff
    assert {"assessments.change_question", "assessments.delete_anchor"} <= allowed
    assert not {name for name in allowed if name.rsplit("_")[-1] in {"hospital", "answer", "user", "report"}}
