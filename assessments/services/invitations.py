"""Invitations: sent to one address, good for one role in one hospital, once, for seven days."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from assessments.domain.roles import Role
from assessments.models import ChangeKind, Hospital, Invitation, Membership, User
from assessments.services.memberships import Terms, checked, locked, put, require_right
from assessments.services.people import create_account
from assessments.services.refusals import NotThere, Refusal
from assessments.services.tenancy import everywhere, of_hospital
from assessments.services.writing import log

LIFETIME = timedelta(days=7)
MOST_WAITING = 100


class AlreadyMember(Refusal):
    """Whoever has this address is a member of the hospital."""


class AlreadyInvited(Refusal):
    """An invitation to this address is waiting; it can be sent again."""


class TooManyInvitations(Refusal):
    """So many invitations are waiting that nobody can have meant it."""


class InvitationIsGone(NotThere):
    """There is no such invitation any more: it was used, withdrawn or ran out, or there never was one."""


class NotForThisAccount(Refusal):
    """The invitation was sent to another address than the account's."""


def digest_of(token: str) -> str:
    """Return what is stored instead of the link."""
    return sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(
    *, hospital: Hospital, email: str, terms: Terms, language: str, token: str, by: User, at: datetime
) -> Invitation:
    """Keep an invitation for whoever follows the link with ``token``; sending it is up to the caller.

    :raises AlreadyMember: when the address belongs to a member.
    :raises AlreadyInvited: when an invitation to it is waiting.
    :raises TooManyInvitations: when there is no room.
    :raises MayNotGrant: as ``grant_membership``; what does not go together is refused as in ``checked``.
    """
    house = locked(hospital)
    require_right(by, house, terms, to=User.objects.filter(email=email).first(), at=at)
    checked(terms, house, at=at)
    if Membership.objects.valid(on=timezone.localdate(at)).filter(hospital=house, user__email=email).exists():
        raise AlreadyMember
    waiting = Invitation.objects.unanswered().filter(hospital=house)
    if waiting.filter(email=email).exists():
        raise AlreadyInvited
    if waiting.count() >= MOST_WAITING:
        raise TooManyInvitations
    invitation = Invitation.objects.create(
        hospital=house,
        email=email,
        language=language,
        digest=digest_of(token),
        sent_at=at,
        sent_by=by,
        expires_at=at + LIFETIME,
        **terms.columns,
    )
    _note(ChangeKind.INVITATION_SENT, invitation, terms.told, by=by, at=at)
    return invitation


@transaction.atomic
def send_again(*, invitation: Invitation, token: str, by: User, at: datetime) -> Invitation:
    """Put a new link in the place of the old one, good for seven days from now.

    :raises InvitationIsGone: when it was used or withdrawn meanwhile.
    :raises MayNotGrant: when ``by`` holds less than the role.
    """
    row = _waiting(invitation)
    require_right(by, row.hospital, terms_of(row), to=None, at=at)
    checked(terms_of(row), row.hospital, at=at)
    row.digest, row.sent_at, row.sent_by, row.expires_at = digest_of(token), at, by, at + LIFETIME
    row.save(update_fields=["digest", "sent_at", "sent_by", "expires_at"])
    _note(ChangeKind.INVITATION_SENT, row, {"again": True}, by=by, at=at)
    return row


@transaction.atomic
def withdraw(*, invitation: Invitation, by: User, at: datetime) -> None:
    """Make the link worthless.

    :raises InvitationIsGone: when it was used or withdrawn meanwhile.
    """
    row = _waiting(invitation)
    row.withdrawn_at, row.withdrawn_by = at, by
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    _note(ChangeKind.INVITATION_WITHDRAWN, row, {}, by=by, at=at)


def invitation_of(token: str, *, at: datetime) -> Invitation:
    """Return the invitation behind a link.

    :raises InvitationIsGone: when there is none, or none any more.
    """
    with everywhere(reason="a link is all that whoever follows it brings along"):
        open_ones = Invitation.objects.open(at=at).select_related("hospital", "sent_by")
        found = open_ones.filter(digest=digest_of(token)).first()
    if found is None:
        raise InvitationIsGone
    return found


def accept(*, invitation: Invitation, by: User, at: datetime) -> Membership:
    """Make the account of the invited address a member.

    :raises InvitationIsGone: when it was used or withdrawn meanwhile, or ran out.
    :raises NotForThisAccount: when ``by`` has another address.
    :raises AlreadyMember: when they became a member in another way meanwhile.
    :raises MayNotGrant: when whoever invited them could not do so any more.
    """
    with of_hospital(invitation.hospital_id):
        return _accept(invitation, by=by, at=at)


@transaction.atomic
def _accept(invitation: Invitation, *, by: User, at: datetime) -> Membership:
    house = locked(invitation.hospital)
    row = _waiting(invitation)
    if row.expires_at <= at:
        raise InvitationIsGone
    if row.email != by.email:
        raise NotForThisAccount
    if house.memberships.valid(on=timezone.localdate(at)).filter(user=by).exists():
        raise AlreadyMember
    require_right(row.sent_by, house, terms_of(row), to=by, at=at)
    row.accepted_at, row.accepted_by = at, by
    row.save(update_fields=["accepted_at", "accepted_by"])
    _note(ChangeKind.INVITATION_ACCEPTED, row, {}, by=by, at=at)
    return put(user=by, hospital=house, terms=terms_of(row), by=row.sent_by, at=at)


@transaction.atomic
def join(*, invitation: Invitation, name: str, password: str, at: datetime) -> User:
    """Make an account for the invited address, whose owner has followed the link, and let it in.

    :raises AccountExists: when there is an account already; its owner signs in and accepts.

    Otherwise refused as in ``accept``.
    """
    user = create_account(email=invitation.email, name=name, password=password, at=at)
    accept(invitation=invitation, by=user, at=at)
    return user


def terms_of(row: Invitation) -> Terms:
    """Return what an invitation promises."""
    return Terms(Role(row.role), row.ends_on, tuple(row.sections), may_answer=row.may_answer, audits=row.audits)


def _waiting(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.unanswered().select_for_update(of=("self",))
    found = rows.select_related("hospital", "sent_by", "audits").filter(pk=invitation.pk).first()
    if found is None:
        raise InvitationIsGone
    return found


def _note(kind: ChangeKind, row: Invitation, details: dict[str, object], *, by: User, at: datetime) -> None:
    """Write down what became of an invitation; the address, which goes before the trail does, stays in its row."""
    log(kind, hospital=row.hospital, subject=str(row.pk), details=details, by=by, at=at)
