"""The site under test: like the demo, with cheap passwords and a database of its own in a file."""

import os

from cloudready.settings.base import *
from cloudready.settings.base import DATA_DIR, INSTALLED_APPS
from cloudready.settings.databases import database_at, sqlite_at

INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]
CLOUDREADY_DEMO = True
DEBUG = False
SECRET_KEY = "only-for-tests-" + "0" * 50
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

TEST_DIR = DATA_DIR / "test"
TEST_DIR.mkdir(parents=True, exist_ok=True)

if "CLOUDREADY_TEST_DATABASE" in os.environ:
    DATABASES = {"default": database_at(os.environ["CLOUDREADY_TEST_DATABASE"])}
else:
    # Files, never memory: the server that browser tests talk to runs in other threads with connections of their own,
    # and would share the one of the tests, unsafely, as soon as the name of the database says memory.
    DATABASES = {"default": sqlite_at(TEST_DIR / "unused.sqlite3")}
    # One per process, so that several runs in one checkout do not meet.
    DATABASES["default"]["TEST"] = {"NAME": TEST_DIR / f"{os.getpid()}.sqlite3"}
