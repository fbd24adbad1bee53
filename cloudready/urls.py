"""Addresses of the site: the app's pages at the root, the admin and the language switch beside them."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("assessments.web.urls")),
    path("sprache/", login_not_required(set_language), name="set_language"),
    path("verwaltung/", admin.site.urls),
]
