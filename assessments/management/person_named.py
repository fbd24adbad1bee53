"""Whoever a command works on behalf of."""

from __future__ import annotations

from django.core.management.base import CommandError

from assessments.models import User


def person_named(email: str) -> User:
    """Return the active account of this address.

    :raises CommandError: when there is none.
    """
    found = User.objects.filter(email=email, is_active=True).first()
    if found is None:
        raise CommandError(f"There is no account of {email}.")
    return found
