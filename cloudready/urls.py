"""Addresses of the site: the app's pages at the root, the admin and the language switch beside them."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView
from django.views.i18n import set_language

administration = secure_admin_login(RedirectView.as_view(pattern_name="admin:index"))  # type: ignore[no-untyped-call]

urlpatterns = [
    path("", include("assessments.web.urls")),
    path("sprache/", login_not_required(set_language), name="set_language"),
    # The administration has no door of its own: its sign-in knows neither limits nor a second factor.
    path("verwaltung/login/", administration, name="admin_login"),
    path("verwaltung/", admin.site.urls),
]

handler400 = "assessments.web.errors.bad_request"
handler500 = "assessments.web.errors.failed"
handler429 = "assessments.web.limits.too_many_requests"
"""Asked by allauth when an address or an account was tried too often."""
