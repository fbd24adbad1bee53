"""The last step of every sign-in that allauth does not take itself."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse

from assessments.models import User


def sign_in(request: HttpRequest, user: User, *, method: str) -> HttpResponse:
    """Sign ``user`` in after ``method``, an invitation say, and return where to go: to the second factor, if any."""
    record_authentication(request, user, method)
    return perform_login(request, Login(user=user))


def sign_in_here(request: HttpRequest, user: User, *, method: str) -> None:
    """Sign ``user`` in for the request at hand; every factor has been checked already."""
    record_authentication(request, user, method)
    adapter = get_adapter()
    adapter.login(request, user)
    adapter.post_login(
        request, user, email_verification="none", signal_kwargs=None, email=None, signup=False, redirect_url=None
    )
