"""Apps and codes as tests have them."""

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from assessments.models import User
from tests import factories

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(secret: str = SECRET) -> str:
    """Return what an app with this secret shows now."""
    _before, now, _after = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(secret, now))


def with_app(user: User) -> User:
    """Return ``user`` with an app and recovery codes."""
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


def freshly_signed_in(user: User) -> Client:
    """Return a client that has just said who it is."""
    client = Client()
    client.post("/anmelden/", {"username": user.email, "password": factories.PASSWORD})
    return client


def long_signed_in(user: User) -> Client:
    """Return a client that said so six minutes ago."""
    client = freshly_signed_in(user)
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] = time.time() - 360
    session.save()
    return client
