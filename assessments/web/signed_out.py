"""Sessions end while people type. What was typed must not end with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth import login
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from assessments.web.forms.accounts import EmailSignInForm

View = TypeVar("View", bound=Callable[..., HttpResponse])
OWN_FIELDS = frozenset({"csrfmiddlewaretoken", "username", "password"})
FORBIDDEN = 403


def keeps_input(view: View) -> View:
    """Mark a view whose form is worth carrying through a sign-in."""
    view.keeps_input = True  # type: ignore[attr-defined]
    return view


class SignInMiddleware(LoginRequiredMiddleware):
    """Asks who is there, like Django's own, but what a signed-out visitor sent to a marked view is not dropped.

    The page that asks for the password carries the input along, unseen by whoever sits down next, and the same address
    gets it once the password is right. Whether that person may store it is for the view to say.
    """

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., Any],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Let members through, and everybody else sign in first."""
        refused = super().process_view(request, view_func, view_args, view_kwargs)
        if refused is None or request.method != "POST" or not getattr(view_func, "keeps_input", False):
            return refused
        form = EmailSignInForm(request, request.POST if "password" in request.POST else None)
        if form.is_valid():
            login(request, form.get_user())
            return None
        kept = [(name, value) for name, values in request.POST.lists() for value in values if name not in OWN_FIELDS]
        context = {"form": form, "kept": kept, "keeps_input": True}
        return render(request, "assessments/signed_out.html", context, status=FORBIDDEN)
