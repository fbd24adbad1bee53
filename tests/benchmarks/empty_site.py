"""The least a Django site does for a signed-in POST: session, CSRF, user, an empty answer; all of it in one file."""

import os

from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.utils import timezone

from cloudready.settings.databases import database_at

SECRET_KEY = os.environ["BENCH_SECRET_KEY"]
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "tests.benchmarks.empty_site"
INSTALLED_APPS = ["tests.benchmarks.empty_app.EmptyConfig", "django.contrib.auth", "django.contrib.contenttypes",
    "django.contrib.sessions"]  # fmt: skip
AUTH_USER_MODEL = "assessments.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "cloudready_session", "cloudready_csrf"
USE_TZ = True
DATABASES = {"default": database_at(os.environ["DATABASE_URL"])}


def empty(request: HttpRequest) -> JsonResponse:
    """Answer whoever is signed in."""
    return JsonResponse({"signed_in": request.user.is_authenticated})


def one_row(request: HttpRequest) -> JsonResponse:
    """Write one row in a transaction of its own: the least that a save could do."""
    with transaction.atomic():
        user = request.user
        user.last_login = timezone.now()
        user.save(update_fields=["last_login"])
    return JsonResponse({"signed_in": user.is_authenticated})


urlpatterns = [path("leer/", empty), path("eine-zeile/", one_row)]
