"""Sign-ins in the audit trail: the one place where signals are listened to.

Everywhere else a deed is a service and the service writes its entry. Signing in is a deed of Django's and allauth's
code, by half a dozen ways - form, passkey, the hospital's own provider, invitation - and their signals are the one
point that all of them pass.
"""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.contrib.auth import signals as auth
from django.utils import timezone

from assessments.models import User
from assessments.services.sign_ins import note_protection_changed, note_sign_in_failed, note_signed_in, note_signed_out

PROTECTION = (
    (account.password_set, "password_set"),
    (account.password_changed, "password_changed"),
    (account.password_reset, "password_reset"),
    (mfa.authenticator_added, "factor_added"),
    (mfa.authenticator_removed, "factor_removed"),
    (mfa.authenticator_reset, "factor_renewed"),
)


def listen() -> None:
    """Connect every signal, once."""
    auth.user_logged_in.connect(_signed_in, dispatch_uid="trail: signed in")
    auth.user_logged_out.connect(_signed_out, dispatch_uid="trail: signed out")
    auth.user_login_failed.connect(_failed, dispatch_uid="trail: failed")
    mfa.authentication_failed.connect(_second_factor_failed, dispatch_uid="trail: second factor failed")
    for signal, what in PROTECTION:
        signal.connect(_changed(what), dispatch_uid=f"trail: {what}", weak=False)


def _signed_in(user: User, request: Any = None, **_more: Any) -> None:
    session = getattr(request, "session", None) or {}
    records = session.get("account_authentication_methods", ())
    method = "+".join(str(record.get("method", "")) for record in records)
    note_signed_in(user=user, method=method[:60], at=timezone.now())


def _signed_out(user: User | None = None, **_more: Any) -> None:
    if isinstance(user, User):
        note_signed_out(user=user, at=timezone.now())


def _failed(credentials: dict[str, Any], **_more: Any) -> None:
    typed = credentials.get("email") or credentials.get("username") or credentials.get("login") or ""
    note_sign_in_failed(address=str(typed), at=timezone.now())


def _second_factor_failed(user: User, **_more: Any) -> None:
    note_sign_in_failed(address=user.email, factor="second", at=timezone.now())


def _changed(what: str) -> Any:
    def note(user: User, **_more: Any) -> None:
        note_protection_changed(user=user, what=what, at=timezone.now())

    return note
