"""The site for real hospitals, behind HTTPS. Refuses to start while anything needed is missing."""

import os

from cloudready.settings.base import *
from cloudready.settings.base import BASE_DIR, CONTENT_SECURITY_POLICY, DATA_DIR, LOGGING, MEDIA_ROOT
from cloudready.settings.databases import database_at
from cloudready.settings.mail import mail_at
from cloudready.settings.requirements import hosts_in, refuse_to_start_without

STATIC_ROOT = DATA_DIR / "static"

refuse_to_start_without(
    os.environ, served=(STATIC_ROOT, BASE_DIR / "static", MEDIA_ROOT), demo_secret=DATA_DIR / "secret-key"
)

DEBUG = False
SECRET_KEY = os.environ["CLOUDREADY_SECRET_KEY"]
ALLOWED_HOSTS = hosts_in(os.environ)
CSRF_TRUSTED_ORIGINS = [f"https://{host.removeprefix('.')}" for host in ALLOWED_HOSTS]
DATABASES = {"default": database_at(os.environ["DATABASE_URL"])}

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

globals().update(mail_at(os.environ["CLOUDREADY_MAIL_SERVER"].strip()))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ["CLOUDREADY_MAIL_FROM"].strip()

CLOUDREADY_MFA_COMPULSORY = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
# Browsers take a name that begins like this from this very host alone, and over HTTPS: no neighbour can plant one.
SESSION_COOKIE_NAME = "__Host-cloudready_session"
CSRF_COOKIE_NAME = "__Host-cloudready_csrf"
LANGUAGE_COOKIE_NAME = "__Host-cloudready_language"
MESSAGE_STORAGE = "cloudready.messages.HostStorage"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": CONTENT_SECURITY_POLICY["DIRECTIVES"] | {"upgrade-insecure-requests": True}}

if os.environ.get("CLOUDREADY_BEHIND_PROXY") == "1":
    # Only right where a proxy sets this header itself and drops the one a browser sent.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

if os.environ.get("CLOUDREADY_AUDIT_LOG", "1") == "1":
    LOGGING["loggers"]["cloudready.audit"]["level"] = "INFO"
