"""Sessions end while people type. What was typed must not end with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _

from assessments.web.forms.accounts import StillThereForm
from assessments.web.signing_in import sign_in_here

View = TypeVar("View", bound=Callable[..., HttpResponse])
OWN_FIELDS = frozenset({"csrfmiddlewaretoken", "username", "password", "second_factor"})
FORBIDDEN = 403
UNAUTHORIZED = 401


def keeps_input(view: View) -> View:
    """Mark a view whose form is worth carrying through a sign-in."""
    view.keeps_input = True  # type: ignore[attr-defined]
    return view


class SignInMiddleware(LoginRequiredMiddleware):
    """Asks who is there, like Django's own, but what a signed-out visitor sent to a marked view is not dropped.

    The page that asks for the password carries the input along, unseen by whoever sits down next, and the same address
    gets it once the password is right. Whether that person may store it is for the view to say. A script that asks for
    JSON is told in JSON, with 401: it keeps what it wanted to save on the screen.
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
        if refused is None:
            return None
        if "application/json" in request.headers.get("Accept", ""):
            problem = _("Sie sind nicht mehr angemeldet. Es wurde nichts gespeichert.")
            return JsonResponse({"problem": problem, "sign_in": resolve_url("account_login")}, status=UNAUTHORIZED)
        if request.method != "POST" or not getattr(view_func, "keeps_input", False):
            return refused
        return self._ask_beside_the_input(request)

    def _ask_beside_the_input(self, request: HttpRequest) -> HttpResponse | None:
        form = StillThereForm(request.POST if "password" in request.POST else None, request=request)
        if form.is_valid():
            if form.second:
                form.second.save()
            sign_in_here(request, form.user, method="password")
            return None
        kept = [(name, value) for name, values in request.POST.lists() for value in values if name not in OWN_FIELDS]
        context = {"form": form, "kept": kept, "keeps_input": True}
        return render(request, "assessments/signed_out.html", context, status=FORBIDDEN)
