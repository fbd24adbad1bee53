"""Signing in and out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from assessments.models import User
from assessments.services import demo as demo_data
from assessments.web.forms.accounts import EmailSignInForm


class Login(LoginView):
    """Ask for e-mail address and password."""

    template_name = "assessments/login.html"
    authentication_form = EmailSignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the demo beside the form where there is one."""
        return {**super().get_context_data(**kwargs), "demo": settings.CLOUDREADY_DEMO}


class Logout(LogoutView):
    """Sign out; by POST only, so that no link or picture can do it."""


@login_not_required
@require_POST
def demo(request: HttpRequest) -> HttpResponse:
    """Sign in as the lead of the demo hospital, where the site is run as a demo."""
    if not settings.CLOUDREADY_DEMO:
        raise Http404
    lead = get_object_or_404(User, email=demo_data.LEAD, is_active=True)
    login(request, lead, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("assessments")
