"""The site on one's own machine, with the demo hospital: nothing to configure, reachable from here only."""

import os

from cloudready.settings.base import *
from cloudready.settings.base import DATA_DIR
from cloudready.settings.databases import database_at, sqlite_at
from cloudready.settings.secret import kept_secret

CLOUDREADY_DEMO = True
# Passkeys want HTTPS; on one's own machine they may do without.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
DEBUG = False
SECRET_KEY = kept_secret(DATA_DIR / "secret-key")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

DATABASES = {
    "default": database_at(os.environ["DATABASE_URL"])
    if "DATABASE_URL" in os.environ
    else sqlite_at(DATA_DIR / "db.sqlite3")
}

# Static files are served from where they lie: nothing has to be collected before the first page.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
