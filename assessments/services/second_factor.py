"""Who still owes a second factor."""

from __future__ import annotations

from datetime import date

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from assessments.domain.second_factor import COMPELLED
from assessments.models import Membership, User
from assessments.services.sessions import end_sessions
from assessments.services.tenancy import everywhere

_PROOF = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@everywhere(reason="one role in any hospital compels")
def is_compelled(user: User, *, on: date) -> bool:
    """Return whether what ``user`` may do asks for a second factor."""
    return User.objects.filter(_compelled(on), pk=user.pk).exists()


@everywhere(reason="one role in any hospital compels")
def owes_second_factor(user: User, *, on: date) -> bool:
    """Return whether ``user`` has to set one up; one query, as every request asks."""
    proof = Authenticator.objects.filter(user=OuterRef("pk"), type__in=_PROOF)
    return User.objects.filter(_compelled(on), ~Exists(proof), pk=user.pk).exists()


def has_second_factor(user: User) -> bool:
    """Return whether ``user`` signs in with more than a password."""
    return Authenticator.objects.filter(user=user, type__in=_PROOF).exists()


@transaction.atomic
def reset_second_factor(*, user: User) -> None:
    """Take away every second factor of a person who lost one, codes included, and end their sessions."""
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user=user)


def _compelled(on: date) -> Q:
    roles = Membership.objects.valid(on=on).filter(user=OuterRef("pk"), role__in=COMPELLED)
    return Q(is_staff=True) | Q(is_superuser=True) | Q(Exists(roles))
