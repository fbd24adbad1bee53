"""Signing in with the e-mail address."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from assessments.web.forms.layout import helper_with


class EmailSignInForm(AuthenticationForm):
    """Django's own check of name and password, asked for as e-mail address and password."""

    error_messages = {
        "invalid_login": _("E-Mail-Adresse oder Passwort stimmen nicht. Bitte versuchen Sie es noch einmal."),
        "inactive": _("Dieses Konto ist gesperrt."),
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Name the fields as people know them."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        attrs = {"autocomplete": "username", "spellcheck": "false"}
        self.fields["username"] = forms.EmailField(
            label=_("E-Mail-Adresse"), max_length=254, widget=forms.EmailInput(attrs=attrs)
        )
        self.fields["password"].label = _("Passwort")

    @property
    def helper(self) -> FormHelper:
        """Return the layout of the two fields."""
        return helper_with("username", "password")
