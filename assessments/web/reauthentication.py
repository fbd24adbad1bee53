"""Deeds that matter ask once more who is there, unless somebody has just said so."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.web.account_adapter import signed_in_lately

View = Callable[..., HttpResponseBase]


def needs_fresh_sign_in(page: str | None = None) -> Callable[[View], View]:
    """Ask for password or second factor before a view, when the last time is over five minutes ago.

    Put it on the page with the form and on what the form is sent to. After the confirmation the visitor comes to the
    page (not to the deed, which has to be sent again): the view's own address, or ``page`` with the same parts in its
    address where the view answers to POST alone. It stands under the checks of who may do it::

        @needs_fresh_sign_in(page="people")
        def role_change(request, hospital_id): ...
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if signed_in_lately(request):
                return view(request, *args, **kwargs)
            if request.method not in {"GET", "HEAD"}:
                again = _("Bitte bestätigen Sie, dass Sie es sind, und senden Sie es dann noch einmal.")
                messages.warning(request, again)
            there = reverse(page, args=args, kwargs=kwargs) if page else request.get_full_path()
            return HttpResponseRedirect(f"{_where_to_confirm(request)}?{urlencode({'next': there})}")

        return guarded

    return decorate


def _where_to_confirm(request: HttpRequest) -> str:
    """Return the page that asks; whoever has nothing to confirm with - no password here - signs in again."""
    ways = get_adapter().get_reauthentication_methods(request.user)
    if ways:
        return str(ways[0]["url"])
    logout(request)
    return resolve_url("account_login")
