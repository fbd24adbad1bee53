"""What every way of running has in common. No secrets, no database: each way brings its own."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from cloudready.settings.accounts import *
from cloudready.settings.accounts import ACCOUNT_APPS, ACCOUNT_MIDDLEWARE
from cloudready.settings.evidence import *

# An analysis multiplies many small matrices: threads for each would only keep workers that share the cores waiting.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when NumPy is imported, which nothing does before this

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = BASE_DIR / "var"
"""Everything that changes while the site runs; not part of the code."""

CLOUDREADY_DEMO = False
"""Whether visitors may sign in to the demo hospital without an account."""

# --- What the site is made of -----------------------------------------------------------------------------------------

INSTALLED_APPS = [
    *ACCOUNT_APPS,
    "assessments.apps.AssessmentsConfig",
    "cloudready.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
]

MIDDLEWARE = [
    "assessments.web.request_ids.RequestIdMiddleware",
    "assessments.web.tenancy.TenancyMiddleware",
    # Outside of all that may answer: files and failures carry the same headers as pages.
    "assessments.web.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "assessments.web.maintenance.MaintenanceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "assessments.web.uploading.UploadLimitMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "assessments.web.denials.DenialMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    *ACCOUNT_MIDDLEWARE,
    "django.contrib.messages.middleware.MessageMiddleware",
    "assessments.web.access.PolicyMiddleware",
    "assessments.web.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "cloudready.urls"
WSGI_APPLICATION = "cloudready.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "assessments.web.shell.shell",
            ],
        },
    }
]

CRISPY_ALLOWED_TEMPLATE_PACKS = ["bootstrap5"]
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- Language and time ------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("Deutsch")), ("en", _("Englisch"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

# --- Files ------------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "media"

# --- People -----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "assessments.User"

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

SESSION_COOKIE_NAME = "cloudready_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# Not for HTTP only: a save by script sends the token in a header.
CSRF_COOKIE_NAME = "cloudready_csrf"
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_NAME = "cloudready_language"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

# --- What a browser may do --------------------------------------------------------------------------------------------

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY: dict[str, dict[str, Any]] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        # Bootstrap draws its check marks and select arrows from data: pictures inside the style sheet.
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# The largest honest form is the inventory with every archetype open: well below these limits.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# --- How long what is kept -------------------------------------------------------------------------------------------

CLOUDREADY_MAINTENANCE_FILE = DATA_DIR / "maintenance"
"""While this file exists, every page answers 503. A number in it is the time in seconds after which to come back."""

CLOUDREADY_AUDIT_YEARS = int(os.environ.get("CLOUDREADY_AUDIT_YEARS", "3"))
"""So many years the audit trail remembers, at least one. All other periods: assessments/domain/retention.py."""

# --- What is written to the log ---------------------------------------------------------------------------------------

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "bare": {"format": "{message}", "style": "{"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        # Each entry of the audit trail is one line of JSON on standard output, for the operator's log system.
        "audit": {"class": "logging.StreamHandler", "formatter": "bare", "stream": "ext://sys.stdout"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "assessments": {"level": "INFO"},
        "cloudready.audit": {"handlers": ["audit"], "level": "WARNING", "propagate": False},  # INFO turns it on
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # Both talk about every style they skip and every glyph they keep.
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}
