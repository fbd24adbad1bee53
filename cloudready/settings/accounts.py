"""Accounts: signing in, second factors, sessions and a hospital's own identity provider. No open sign-up."""

import os
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

# Before our own app, so that its admin can take back what these register there.
ACCOUNT_APPS = [
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
]
# Right behind Django's own authentication: who is there, since when, whether that is enough, and whether to let in.
ACCOUNT_MIDDLEWARE = [
    "allauth.account.middleware.AccountMiddleware",
    "assessments.web.limits.LimitsMiddleware",
    "assessments.web.form_pages.AccountPagesMiddleware",
    "assessments.web.session_times.SessionTimesMiddleware",
    "assessments.web.signed_out.SignInMiddleware",
    "assessments.web.second_factor.SecondFactorMiddleware",
]

# One door: a second back end would check every password twice, and past the second factor.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "assessments"
LOGOUT_REDIRECT_URL = "landing"

# --- Times ------------------------------------------------------------------------------------------------------------

CLOUDREADY_IDLE_MINUTES = int(os.environ.get("CLOUDREADY_IDLE_MINUTES", "60"))
"""After so many minutes without a request a session ends."""
CLOUDREADY_ABSOLUTE_HOURS = int(os.environ.get("CLOUDREADY_ABSOLUTE_HOURS", "12"))
"""After so many hours a session ends, however busy it was."""
SESSION_COOKIE_AGE = CLOUDREADY_ABSOLUTE_HOURS * 60 * 60
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_LOGIN_TIMEOUT = 15 * 60

# --- Address and password ---------------------------------------------------------------------------------------------

ACCOUNT_ADAPTER = "assessments.web.account_adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
# Accounts are made by an invitation, which was mailed to the address, or by the operator: nothing is left to verify.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "CloudReady: "
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_FORMS = {
    "login": "assessments.web.forms.accounts.SignInForm",
    "reauthenticate": "assessments.web.forms.accounts.ConfirmPasswordForm",
    "change_password": "assessments.web.forms.accounts.ChangePasswordForm",
    "set_password": "assessments.web.forms.accounts.SetPasswordForm",
    "reset_password": "assessments.web.forms.accounts.ForgottenPasswordForm",
    "reset_password_from_key": "assessments.web.forms.accounts.NewPasswordForm",
}

# A whole hospital may share one address, a person has one account: the account's limit is the strict one.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "30/m/ip,5/5m/key",
    "reset_password": "20/m/ip,3/15m/key",
    "reset_password_from_key": "30/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
# How many proxies of one's own stand in front; without any, the connection itself says where a request comes from.
ALLAUTH_TRUSTED_PROXY_COUNT = int(
    os.environ.get("CLOUDREADY_PROXIES", "1" if os.environ.get("CLOUDREADY_BEHIND_PROXY") == "1" else "0")
)

# Limits have to hold for every worker together. The table is made by a migration of ours, see models/caching.py.
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "assessments_cacheentry",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

# --- Second factor ----------------------------------------------------------------------------------------------------

CLOUDREADY_MFA_COMPULSORY = False
"""Whether lead, consultant, catalogue editor and operator have to set one up before anything else."""
MFA_ADAPTER = "assessments.web.account_adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "CloudReady"
MFA_TOTP_TOLERANCE = 1
# Nobody can add an address to an account, so there is none left to verify.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "assessments.web.forms.second_factor.CodeForm",
    "reauthenticate": "assessments.web.forms.second_factor.ConfirmCodeForm",
    "activate_totp": "assessments.web.forms.second_factor.ActivateForm",
    "add_webauthn": "assessments.web.forms.second_factor.AddKeyForm",
    "edit_webauthn": "assessments.web.forms.second_factor.NameKeyForm",
}

# --- A hospital's own identity provider -------------------------------------------------------------------------------

SOCIALACCOUNT_ADAPTER = "assessments.web.account_adapter.ProviderAdapter"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_QUERY_EMAIL = True
# An address that the provider has verified opens the account of that address; it never makes a new one.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5


def identity_provider(environ: dict[str, str]) -> dict[str, Any]:
    """Return allauth's providers as the environment names them; without an address there are none.

    :raises ImproperlyConfigured: when the address is there and the rest is not.
    """
    server = environ.get("CLOUDREADY_OIDC_SERVER", "").strip()
    if not server:
        return {}
    missing = [name for name in ("CLOUDREADY_OIDC_CLIENT_ID", "CLOUDREADY_OIDC_SECRET") if not environ.get(name)]
    if missing:
        raise ImproperlyConfigured(f"CLOUDREADY_OIDC_SERVER also needs: {', '.join(missing)}.")
    app = {
        "provider_id": "haus",
        "name": environ.get("CLOUDREADY_OIDC_NAME", "").strip() or urlsplit(server).hostname,
        "client_id": environ.get("CLOUDREADY_OIDC_CLIENT_ID", "").strip(),
        "secret": environ.get("CLOUDREADY_OIDC_SECRET", "").strip(),
        "settings": {"server_url": server, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}


SOCIALACCOUNT_PROVIDERS = identity_provider(dict(os.environ))
