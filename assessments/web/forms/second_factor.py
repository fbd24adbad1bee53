"""Codes and passkeys."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.web.forms.layout import Drawn

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "input-short", "spellcheck": "false"}


class AsksForCode(Drawn, forms.Form):
    """What all forms with a code share. The field is named as people know it."""

    parts = ("code",)
    label: Any = _("Code aus Ihrer App oder Wiederherstellungscode")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for a code."""
        super().__init__(*args, **kwargs)
        self.fields["code"].label = self.label
        self.fields["code"].widget = forms.TextInput(attrs=CODE)


class CodeForm(AsksForCode, AuthenticateForm):
    """The second step of signing in."""


class ConfirmCodeForm(AsksForCode, ReauthenticateForm):
    """The same to confirm who one is."""


class ActivateForm(AsksForCode, ActivateTOTPForm):
    """The first code of a new app."""

    label = _("Sechsstelliger Code aus der App")


class AddKeyForm(AddWebAuthnForm):
    """A new passkey. The browser makes it; the form carries it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say what the choice means."""
        super().__init__(*args, **kwargs)
        recognised = _("Woran Sie ihn wiedererkennen, zum Beispiel „Dienstrechner“.")
        self.fields["name"] = forms.CharField(label=_("Name"), help_text=recognised, max_length=100, required=False)
        self.fields["passwordless"].label = _("Auch ohne Passwort anmelden")
        self.fields["passwordless"].help_text = _(
            "Der Passkey genügt dann zum Anmelden. Er muss dafür mit PIN, Fingerabdruck oder Gesicht geschützt sein."
        )


class NameKeyForm(Drawn, EditWebAuthnForm):
    """A new name for a passkey."""

    parts = ("name",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field."""
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(label=_("Name"), max_length=100)
