"""Address and password: signing in, confirming who one is, forgetting and changing."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from assessments.services.demo import PASSWORD as DEMO_PASSWORD
from assessments.web.account_adapter import WRONG
from assessments.web.forms.fields import LineField
from assessments.web.forms.layout import Drawn
from assessments.web.forms.second_factor import CODE, CodeForm

RULES = _(
    "Mindestens 12 Zeichen. Nicht nur Ziffern, kein verbreitetes Passwort, nicht Ihr Name. Ein ganzer Satz ist gut."
)
REPEATED = _("Die beiden Passwörter sind verschieden.")
LONGEST_PASSWORD = 1024
"""Hashing takes longer the longer a text is; nobody's password is."""


def _password(label: Any, *, new: bool, help_text: Any = "") -> forms.CharField:
    attrs = {"autocomplete": "new-password" if new else "current-password"}
    return forms.CharField(
        label=label,
        help_text=help_text,
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs=attrs),
    )


def _address() -> forms.EmailField:
    attrs = {"autocomplete": "username", "spellcheck": "false"}
    return forms.EmailField(label=_("E-Mail-Adresse"), max_length=254, widget=forms.EmailInput(attrs=attrs))


class SignInForm(Drawn, allauth_forms.LoginForm):
    """E-mail address and password."""

    parts: ClassVar[tuple[object, ...]] = ("login", "password")
    in_summary = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask in our words."""
        super().__init__(*args, **kwargs)
        self.fields["login"] = _address()
        self.fields["password"] = _password(_("Passwort"), new=False)

    def add_prefix(self, field_name: str) -> str:
        """Return the name in the page: the one that browsers keep passwords under."""
        return "username" if field_name == "login" else super().add_prefix(field_name)

    def clean_login(self) -> str:
        """Return the address as it is stored."""
        return str(self.cleaned_data["login"]).strip().lower()


class StillThereForm(SignInForm):
    """The same beside what somebody was about to send: the second factor comes at once, or the input were lost."""

    parts = ("login", "password", "second_factor")
    second: CodeForm | None = None
    second_factor = forms.CharField(
        label=_("Code aus Ihrer App oder Wiederherstellungscode"),
        help_text=_("Nur wenn Sie einen zweiten Faktor eingerichtet haben."),
        required=False,
        widget=forms.TextInput(attrs=CODE),
    )

    def clean(self) -> dict[str, Any]:
        """Check the code of whoever has a second factor."""
        cleaned: dict[str, Any] = super().clean()  # type: ignore[no-untyped-call]
        if self.user and not self.user.is_active:
            raise ValidationError(WRONG)
        if self.user and is_mfa_enabled(self.user):
            self.second = CodeForm(user=self.user, data={"code": cleaned.get("second_factor", "")})
            if not self.second.is_valid():
                self.add_error("second_factor", ValidationError(self.second.errors["code"].as_data()))
        return cleaned


class ConfirmPasswordForm(Drawn, allauth_forms.ReauthenticateForm):
    """The password once more."""

    parts = ("password",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask in our words."""
        super().__init__(*args, **kwargs)
        told = _("Das Passwort der Demo ist „%(password)s“.") % {"password": DEMO_PASSWORD}
        help_text = told if settings.CLOUDREADY_DEMO else ""
        self.fields["password"] = _password(_("Passwort"), new=False, help_text=help_text)


class ForgottenPasswordForm(Drawn, allauth_forms.ResetPasswordForm):
    """Where to send the link."""

    parts = ("email",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask in our words."""
        super().__init__(*args, **kwargs)
        self.fields["email"] = _address()

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Write to the address, whoever it belongs to: known and unknown ones take the same work."""
        if self.users:
            return str(super().save(request, **kwargs))
        email = str(self.cleaned_data["email"])
        get_adapter().send_mail("account/email/unknown_account", email, {})
        return email


class AsksTwice(Drawn, forms.Form):
    """A new password, typed twice."""

    parts: ClassVar[tuple[object, ...]] = ("password1", "password2")
    user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask in our words."""
        super().__init__(*args, **kwargs)
        self.fields["password1"] = _password(_("Neues Passwort"), new=True, help_text=RULES)
        self.fields["password2"] = _password(_("Neues Passwort noch einmal"), new=True)

    def clean_password1(self) -> str:
        """Refuse what is too easy to guess."""
        password = str(self.cleaned_data["password1"])
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        """Refuse two that differ."""
        cleaned: dict[str, Any] = forms.Form.clean(self) or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", REPEATED)
        return cleaned


class NewPasswordForm(AsksTwice, allauth_forms.ResetPasswordKeyForm):
    """A new password in place of a forgotten one."""


class SetPasswordForm(AsksTwice, allauth_forms.SetPasswordForm):
    """A first password, for accounts that were opened by an identity provider."""


class ChangePasswordForm(AsksTwice, allauth_forms.ChangePasswordForm):
    """A new password in place of a known one."""

    parts = ("oldpassword", "password1", "password2")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for the known one in our words."""
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"] = _password(_("Bisheriges Passwort"), new=False)


class NameForm(Drawn, forms.Form):
    """How somebody is called where their work shows."""

    parts: ClassVar[tuple[object, ...]] = ("name",)
    name = LineField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class NewAccountForm(AsksTwice, NameForm):
    """Name and password of somebody who was invited; the address comes from the invitation."""

    parts = ("name", "password1", "password2")
    user = None
