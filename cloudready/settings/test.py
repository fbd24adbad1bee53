"""The site under test: like the demo, with cheap passwords and a database of its own in a file."""

import os

from cloudready.settings.base import *
from cloudready.settings.base import DATA_DIR, INSTALLED_APPS
from cloudready.settings.databases import database_at, sqlite_at

INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]
CLOUDREADY_DEMO = True
# Passkeys want HTTPS; on one's own machine they may do without.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
DEBUG = False
SECRET_KEY = "only-for-tests-" + "0" * 50
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = True
# Else every new test client would look through all static files before its first request.
WHITENOISE_AUTOREFRESH = True

TEST_DIR = DATA_DIR / "test"
TEST_DIR.mkdir(parents=True, exist_ok=True)
CLOUDREADY_EVIDENCE_DIR = TEST_DIR / f"evidence-{os.getpid()}"

if "CLOUDREADY_TEST_DATABASE" in os.environ:
    DATABASES = {"default": database_at(os.environ["CLOUDREADY_TEST_DATABASE"])}
else:
    # Files, never memory: the server that browser tests talk to runs in other threads with connections of their own,
    # and would share the one of the tests, unsafely, as soon as the name of the database says memory.
    DATABASES = {"default": sqlite_at(TEST_DIR / "unused.sqlite3")}
    # One per process, so that several runs in one checkout do not meet.
    DATABASES["default"]["TEST"] = {"NAME": TEST_DIR / f"{os.getpid()}.sqlite3"}
