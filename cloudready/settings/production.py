"""The site for real hospitals, behind HTTPS. Refuses to start while anything needed is missing."""

import os

from django.core.exceptions import ImproperlyConfigured

from cloudready.settings.base import *
from cloudready.settings.base import CONTENT_SECURITY_POLICY, DATA_DIR
from cloudready.settings.databases import database_at

NEEDED = {
    "CLOUDREADY_SECRET_KEY": "a random text of at least 50 characters",
    "CLOUDREADY_HOSTS": "the host names of the site, separated by commas",
    "DATABASE_URL": "postgres://user:secret@host/name or sqlite:////path/to/file",
}
SHORTEST = {"CLOUDREADY_SECRET_KEY": 50}

missing = [
    f"{name} ({meaning})"
    for name, meaning in NEEDED.items()
    if len(os.environ.get(name, "").strip()) < SHORTEST.get(name, 1)
]
if missing:
    raise ImproperlyConfigured("CloudReady cannot start. Please set in the environment: " + "; ".join(missing) + ".")

DEBUG = False
SECRET_KEY = os.environ["CLOUDREADY_SECRET_KEY"]
ALLOWED_HOSTS = [host.strip() for host in os.environ["CLOUDREADY_HOSTS"].split(",") if host.strip()]
CSRF_TRUSTED_ORIGINS = [f"https://{host.removeprefix('.')}" for host in ALLOWED_HOSTS]
DATABASES = {"default": database_at(os.environ["DATABASE_URL"])}

STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CONTENT_SECURITY_POLICY = {"DIRECTIVES": CONTENT_SECURITY_POLICY["DIRECTIVES"] | {"upgrade-insecure-requests": True}}

if os.environ.get("CLOUDREADY_BEHIND_PROXY") == "1":
    # Only right where a proxy sets this header itself and drops the one a browser sent.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
