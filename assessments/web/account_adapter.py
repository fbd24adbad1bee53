"""Where CloudReady differs from what allauth does by itself: no open sign-up, our words, secrets encrypted at rest."""

from __future__ import annotations

import logging
import time
from base64 import urlsafe_b64encode
from hashlib import sha256
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.translation import gettext_lazy as _

from assessments.models import User
from assessments.services.assigning import waiting_for
from assessments.services.second_factor import is_compelled
from assessments.web.limits import remember_limit

logger = logging.getLogger(__name__)
WRONG = _("E-Mail-Adresse oder Passwort stimmen nicht. Bitte versuchen Sie es noch einmal.")
WRONG_CODE = _("Dieser Code stimmt nicht oder gilt nicht mehr.")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation or from the operator."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Dieses Konto ist gesperrt."),
        "email_password_mismatch": WRONG,
        "incorrect_code": WRONG_CODE,
        "incorrect_password": _("Das Passwort stimmt nicht."),
        "enter_current_password": _("Das bisherige Passwort stimmt nicht."),
        "invalid_password_reset": _("Dieser Link gilt nicht oder nicht mehr."),
        "too_many_login_attempts": _(
            "Zu viele Versuche. Bitte warten Sie fünf Minuten und versuchen Sie es dann noch einmal."
        ),
        "rate_limited": _("Zu viele Versuche. Bitte warten Sie einen Augenblick."),
    }

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Return the refusal; one for too many tries also changes the status of the answer."""
        if code in {"too_many_login_attempts", "rate_limited"}:
            remember_limit(context.request)
        return super().validation_error(code, *args)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead whoever was invited to answer a few questions straight to them."""
        waiting = waiting_for(request.user) if isinstance(request.user, User) else None
        if waiting is not None:
            return reverse("my_questions", args=[waiting.hospital_id, waiting.pk])
        return str(super().get_login_redirect_url(request))

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: nobody makes an account for themselves."""
        del request
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Return whether a script asks; only the passkey button does, every other page is a page."""
        match = request.resolver_match
        return bool(match and match.view_name == "mfa_login_webauthn") and super().is_ajax(request)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Return whether somebody has to confirm who they are; not right after they signed in."""
        return super().is_reauthentication_required(app=app, **kwargs) and not signed_in_lately(context.request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write to somebody; a mail server that is down is the operator's trouble and stops no page."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException):
            logger.exception("a mail could not be sent: %s", template_prefix)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return where a changed password leads."""
        del request
        return reverse("account")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return the ways to confirm who one is, in our words."""
        words = {
            "reauthenticate": _("Mit dem Passwort bestätigen"),
            "mfa_reauthenticate": _("Mit einem Code bestätigen"),
            "mfa_reauthenticate:webauthn": _("Mit einem Passkey bestätigen"),
        }
        return [way | {"description": words[way["id"]]} for way in super().get_reauthentication_methods(user)]


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors whose secrets cannot be read from a copy of the database."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": _(
            "Ihre Rolle verlangt einen zweiten Faktor, und dies ist Ihr einziger. "
            "Bitte richten Sie zuerst einen anderen ein."
        ),
        "cannot_generate_recovery_codes": _("Wiederherstellungscodes gibt es erst zusammen mit einem zweiten Faktor."),
    }

    def encrypt(self, text: str) -> str:
        """Return ``text`` as it is stored."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what was stored."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Refuse to take the last one from somebody whose role asks for one."""
        user = authenticator.user
        if not settings.CLOUDREADY_MFA_COMPULSORY or not isinstance(user, User):
            return True
        proof = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
        others = Authenticator.objects.filter(user=user, type__in=proof).exclude(pk=authenticator.pk)
        return others.exists() or not is_compelled(user, on=timezone.localdate())

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002  allauth's name
        """Return how a new passkey is called until its owner says otherwise."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return str(_("Passkey %(number)d") % {"number": number})


class ProviderAdapter(DefaultSocialAccountAdapter):
    """A hospital's own identity provider opens accounts that are there, and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Refuse: whoever has no account here needs an invitation first."""
        del request, sociallogin
        return False

    def authenticate_by_email(self, sociallogin: Any) -> tuple[Any, str] | None:
        """Return the account of an address that the provider has verified.

        Nobody can give an account an address but the operator and an invitation, so the address on our side counts as
        verified too; allauth would otherwise take the account for a trap and delete its password.
        """
        found = super().authenticate_by_email(sociallogin)
        if found:
            user, email = found
            proved = {"verified": True, "primary": True}
            EmailAddress.objects.update_or_create(user_id=user.pk, email=email, defaults=proved)
        return found


def signed_in_lately(request: HttpRequest) -> bool:
    """Return whether the visitor proved within the last minutes who they are, however they did."""
    records = get_authentication_records(request, request.user) if request.user.is_authenticated else []
    return bool(records) and time.time() - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def _cipher() -> MultiFernet:
    """Return the cipher of the site's secret; older secrets still read what they wrote."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = (sha256(b"second factor:" + force_bytes(one)).digest() for one in secrets)
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])
