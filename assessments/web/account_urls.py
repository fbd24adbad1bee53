"""The addresses of accounts: allauth's views under German paths. What is not here, such as sign-up, does not exist."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as provider
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path

from assessments.web.reauthentication import needs_fresh_sign_in
from assessments.web.views import accounts

second_factor = [
    path("", accounts.SecondFactors.as_view(), name="mfa_index"),
    path("bestaetigen/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("app/einrichten/", accounts.ActivateApp.as_view(), name="mfa_activate_totp"),
    path("app/entfernen/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codes/neu/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("codes/herunterladen/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/neu/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("passkeys/bestaetigen/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/entfernen/", accounts.RemoveKey.as_view(), name="mfa_remove_webauthn"),
]

urlpatterns = [
    path("anmelden/", accounts.Login.as_view(), name="account_login"),
    path("anmelden/zweiter-faktor/", mfa.authenticate, name="mfa_authenticate"),
    path("anmelden/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("anmelden/gesperrt/", account.account_inactive, name="account_inactive"),
    path("anmelden/abgebrochen/", provider.login_cancelled, name="socialaccount_login_cancelled"),
    path("anmelden/fehlgeschlagen/", login_not_required(provider.login_error), name="socialaccount_login_error"),
    path("anmelden/ueber/<slug:provider_id>/", openid_connect.login, name="openid_connect_login"),
    path("anmelden/ueber/<slug:provider_id>/zurueck/", openid_connect.callback, name="openid_connect_callback"),
    path("abmelden/", accounts.Logout.as_view(), name="account_logout"),
    path("demo/", accounts.demo, name="demo"),
    path("passwort-vergessen/", account.password_reset, name="account_reset_password"),
    path("passwort-vergessen/gesendet/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "passwort-vergessen/fertig/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
    re_path(
        r"^passwort-vergessen/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("konto/", accounts.account, name="account"),
    path("konto/bestaetigen/", account.reauthenticate, name="account_reauthenticate"),
    path("konto/passwort/", account.password_change, name="account_change_password"),
    path("konto/passwort/festlegen/", needs_fresh_sign_in()(account.password_set), name="account_set_password"),
    path("konto/anmeldungen/", accounts.sessions, name="usersessions_list"),
    path("konto/anmeldung/", accounts.session_clock, name="session_clock"),
    path("konto/zweiter-faktor/", include(second_factor)),
]
