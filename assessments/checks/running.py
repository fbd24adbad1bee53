"""Questions about how the site is run: mode, order of the middleware, mail, log, hosts, proxies."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, register

from assessments.checks.told import error, those_that_hold

DEMO = error(
    301, "CLOUDREADY_DEMO is on: anybody may sign in to the demo hospital.", "Use the production settings as they are."
)
MAIL_GOES_NOWHERE = error(
    302, "Mails are printed or dropped instead of sent.", "EMAIL_BACKEND has to be Django's smtp back end."
)
NO_SENDER = error(303, "Mails have no sender that anybody could answer to.", "Set CLOUDREADY_MAIL_FROM.")
TALKING_TEMPLATES = error(304, "Templates are in debug mode.", "Take the option 'debug' out of TEMPLATES.")
WEAK_HASHES = error(305, "New passwords are not hashed with Argon2.", "Put it first in PASSWORD_HASHERS.")
SILENT_TRAIL = error(
    306,
    "The audit trail reaches no log: the logger cloudready.audit has no handler.",
    "Give it one, as the base settings do.",
)
DOORS_OPEN = error(
    307,
    "Pages are open to visitors who have not signed in.",
    "SignInMiddleware has to be in MIDDLEWARE, after AuthenticationMiddleware and before PolicyMiddleware.",
)
DISORDER = error(
    308,
    "The middleware is out of order or incomplete: some answers would go without their headers, limits or checks.",
    "Keep the order of the base settings.",
)
ANY_HOST = error(309, "The site answers to every host name.", "Name them in CLOUDREADY_HOSTS.")
PROXY_HALF_TRUSTED = error(
    310,
    "Proxies are trusted for the scheme but not for the client's address, or the other way round.",
    "Set CLOUDREADY_BEHIND_PROXY=1, and CLOUDREADY_PROXIES to how many there are; or neither.",
)
TALKING_LOG = error(311, "The log is at level DEBUG and would hold what people typed.", "INFO is the lowest level.")
KNOWN_SECRET = error(
    312, "SECRET_KEY is one that others know.", "Set CLOUDREADY_SECRET_KEY to a random text of its own."
)
ORIGINS_WITHOUT_TLS = error(
    313, "CSRF_TRUSTED_ORIGINS trusts a site without encryption.", "Every origin has to begin with https://."
)

SIGN_IN = (
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "assessments.web.signed_out.SignInMiddleware",
    "assessments.web.access.PolicyMiddleware",
)
ORDER = (
    "assessments.web.request_ids.RequestIdMiddleware",
    "assessments.web.tenancy.TenancyMiddleware",
    "assessments.web.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "assessments.web.maintenance.MaintenanceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "assessments.web.uploading.UploadLimitMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "assessments.web.denials.DenialMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "assessments.web.session_times.SessionTimesMiddleware",
    "assessments.web.second_factor.SecondFactorMiddleware",
    "assessments.web.refusals.RefusalMiddleware",
)
ARGON2 = "django.contrib.auth.hashers.Argon2PasswordHasher"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
DEFAULT_SENDER = "webmaster@localhost"
SECRETS_OF_OTHERS = ("only-for-tests-", "django-insecure-")


@register(Tags.security, deploy=True)
def site_is_run_safely(**_more: Any) -> list[CheckMessage]:
    """Return what is wrong with how the site is run."""
    loggers = settings.LOGGING.get("loggers", {})
    return those_that_hold(
        (
            (DEMO, settings.CLOUDREADY_DEMO),
            (MAIL_GOES_NOWHERE, settings.EMAIL_BACKEND != SMTP),
            (NO_SENDER, DEFAULT_SENDER in settings.DEFAULT_FROM_EMAIL),
            (TALKING_TEMPLATES, any(_in_debug(engine) for engine in settings.TEMPLATES)),
            (WEAK_HASHES, settings.PASSWORD_HASHERS[:1] != [ARGON2]),
            (SILENT_TRAIL, not loggers.get("cloudready.audit", {}).get("handlers")),
            (DOORS_OPEN, not _stand_in_order(SIGN_IN)),
            (DISORDER, not _stand_in_order(ORDER)),
            (ANY_HOST, "*" in settings.ALLOWED_HOSTS),
            (PROXY_HALF_TRUSTED, bool(settings.SECURE_PROXY_SSL_HEADER) != (settings.ALLAUTH_TRUSTED_PROXY_COUNT > 0)),
            (
                TALKING_LOG,
                any(one.get("level") == "DEBUG" for one in [settings.LOGGING.get("root", {}), *loggers.values()]),
            ),
            (KNOWN_SECRET, str(settings.SECRET_KEY).startswith(SECRETS_OF_OTHERS)),
            (ORIGINS_WITHOUT_TLS, any(not one.startswith("https://") for one in settings.CSRF_TRUSTED_ORIGINS)),
        )
    )


def _in_debug(engine: dict[str, Any]) -> bool:
    return bool(engine.get("OPTIONS", {}).get("debug"))


def _stand_in_order(names: tuple[str, ...]) -> bool:
    there = list(settings.MIDDLEWARE)
    if not set(names) <= set(there):
        return False
    return all(there.index(one) < there.index(other) for one, other in pairwise(names))
