"""Invitations: for one address, once, for seven days, and never for more than who invites holds."""

from datetime import timedelta

import pytest

from assessments.domain.roles import Role
from assessments.models import ChangeEvent, ChangeKind, Hospital, Invitation, Membership, User
from assessments.services.invitations import (
    LIFETIME,
    AlreadyInvited,
    AlreadyMember,
    InvitationIsGone,
    NotForThisAccount,
    accept,
    invitation_of,
    invite,
    join,
    send_again,
    withdraw,
)
from assessments.services.memberships import MayNotGrant, Terms, end_membership, role_of
from tests import factories
from tests.factories import NOON, PASSWORD, TODAY

pytestmark = pytest.mark.django_db
GUEST = "gast@test.example"
PROMISED = Terms(Role.CONTRIBUTOR, sections=("D1",))


def invited(hospital: Hospital, email: str = GUEST, terms: Terms = PROMISED) -> Invitation:
    by = factories.lead(hospital)
    return invite(hospital=hospital, email=email, terms=terms, language="de", token="secret", by=by, at=NOON)


def test_the_link_is_not_stored() -> None:
    row = invited(factories.hospital())
    assert "secret" not in {str(value) for value in Invitation.objects.filter(pk=row.pk).values_list()[0]}
    assert invitation_of("secret", at=NOON) == row


def test_a_new_person_joins_with_what_was_promised() -> None:
    hospital = factories.hospital()
    user = join(invitation=invited(hospital), name="Gast", password=PASSWORD, at=NOON)
    row = Membership.objects.get(user=user)
    assert (user.email, user.check_password(PASSWORD)) == (GUEST, True)
    assert (row.hospital, row.role, row.sections) == (hospital, Role.CONTRIBUTOR, ["D1"])


def test_a_link_is_good_once() -> None:
    row = invited(factories.hospital())
    user = join(invitation=row, name="Gast", password=PASSWORD, at=NOON)
    for deed in (
        lambda: invitation_of("secret", at=NOON),
        lambda: accept(invitation=row, by=user, at=NOON),
        lambda: withdraw(invitation=row, by=row.sent_by, at=NOON),
        lambda: send_again(invitation=row, token="other", by=row.sent_by, at=NOON),
    ):
        with pytest.raises(InvitationIsGone):
            deed()


def test_a_link_is_good_for_seven_days() -> None:
    row = invited(factories.hospital())
    late = NOON + LIFETIME
    assert invitation_of("secret", at=late - timedelta(seconds=1)) == row
    with pytest.raises(InvitationIsGone):
        invitation_of("secret", at=late)
    with pytest.raises(InvitationIsGone):
        join(invitation=row, name="Gast", password=PASSWORD, at=late)
    assert not User.objects.filter(email=GUEST).exists()


def test_another_account_cannot_use_it() -> None:
    row = invited(factories.hospital())
    with pytest.raises(NotForThisAccount):
        accept(invitation=row, by=factories.user(), at=NOON)
    assert invitation_of("secret", at=NOON) == row


def test_what_was_withdrawn_is_worthless_and_the_address_can_be_invited_anew() -> None:
    hospital = factories.hospital()
    withdraw(invitation=invited(hospital), by=factories.lead(hospital), at=NOON)
    with pytest.raises(InvitationIsGone):
        invitation_of("secret", at=NOON)
    again = invite(
        hospital=hospital,
        email=GUEST,
        terms=Terms(Role.LEAD),
        language="de",
        token="b",
        by=factories.lead(hospital),
        at=NOON,
    )
    assert invitation_of("b", at=NOON) == again


def test_sending_again_makes_the_old_link_worthless() -> None:
    row = invited(factories.hospital())
    later = NOON + timedelta(days=20)
    send_again(invitation=row, token="new", by=row.sent_by, at=later)
    with pytest.raises(InvitationIsGone):
        invitation_of("secret", at=later)
    assert invitation_of("new", at=later) == row


def test_the_trail_names_the_invitation_and_never_the_address() -> None:
    row = invited(factories.hospital())
    send_again(invitation=row, token="new", by=row.sent_by, at=NOON)
    withdraw(invitation=row, by=row.sent_by, at=NOON)
    join(invitation=invited(row.hospital), name="Gast", password=PASSWORD, at=NOON)
    told = ChangeEvent.objects.filter(kind__startswith="invitation")
    assert (set(told.filter(subject=str(row.pk)).values_list("kind", flat=True)), told.count()) == (
        {ChangeKind.INVITATION_SENT, ChangeKind.INVITATION_WITHDRAWN},
        5,
    )
    assert [one for one in told.values_list("details", flat=True) if GUEST in str(one)] == []


def test_members_and_invited_addresses_are_not_invited_again() -> None:
    hospital = factories.hospital()
    invited(hospital)
    with pytest.raises(AlreadyInvited):
        invited(hospital)
    with pytest.raises(AlreadyMember):
        invited(hospital, factories.member(hospital).email)


def test_who_may_not_give_a_role_may_not_invite_to_it() -> None:
    hospital = factories.hospital()
    with pytest.raises(MayNotGrant):
        invite(
            hospital=hospital,
            email=GUEST,
            terms=Terms(Role.AUDITOR),
            language="de",
            token="a",
            by=factories.member(hospital),
            at=NOON,
        )


def test_an_invitation_ends_with_the_right_of_who_sent_it() -> None:
    hospital, guest = factories.hospital(), factories.user()
    row = invited(hospital, guest.email)
    second = factories.member(hospital, Role.LEAD)
    end_membership(
        membership=Membership.objects.get(user=row.sent_by), ends_on=TODAY - timedelta(days=1), by=second, at=NOON
    )
    with pytest.raises(MayNotGrant):
        accept(invitation=row, by=guest, at=NOON)
    assert role_of(guest, hospital, on=TODAY) is None
