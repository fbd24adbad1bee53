"""Too many tries: the answer says so to people and to programs."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

STATUS = 429
SECONDS = {"login_failed": 5 * 60, "reset_password": 15 * 60}
SECONDS_OTHERWISE = 60


class LimitsMiddleware:
    """Gives a page whose form was refused for too many tries the status and the header that belong to it.

    The form stays on the page with its sentence; nobody loses what else they typed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and mend the status where a limit was reached."""
        response = self.get_response(request)
        if getattr(request, "limit_reached", False):
            response.status_code = STATUS
            response["Retry-After"] = str(SECONDS["login_failed"])
        return response


def remember_limit(request: HttpRequest | None) -> None:
    """Note that a form of this request was refused for too many tries."""
    if request is not None:
        request.limit_reached = True  # type: ignore[attr-defined]


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Tell somebody who was too fast when to come back; nothing was done."""
    match = request.resolver_match
    seconds = SECONDS["reset_password"] if match and match.url_name == "account_reset_password" else SECONDS_OTHERWISE
    response = render(request, "429.html", {"minutes": seconds // 60}, status=STATUS)
    response["Retry-After"] = str(seconds)
    return response
