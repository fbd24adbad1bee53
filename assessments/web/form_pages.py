"""The answer to a page with forms: its status says what its title says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse

OK, UNREADABLE, CONFLICT, REFUSED = 200, 400, 409, 422


def form_page(request: HttpRequest, template: str, context: Mapping[str, object], *, status: int = OK) -> HttpResponse:
    """Show a page with forms; a refused one comes back with 422, an overtaken one with 409.

    ``form`` and ``has_errors`` in the context say that something is wrong, as they do for the title of every page, and
    ``clash`` that somebody else was faster. What is wrong on a page only asked for is its address: that is 400.
    """
    return render(request, template, dict(context), status=_status(request, context) if status == OK else status)


class AccountPagesMiddleware:
    """Gives the pages of allauth the same status: they are shown by its own views."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Mend the status of a refused form; the administration keeps the one that Django's scripts know."""
        match = request.resolver_match
        if request.method == "POST" and response.status_code == OK and match and match.app_name != "admin":
            response.status_code = _status(request, response.context_data or {})
        return response


def _status(request: HttpRequest, context: Mapping[str, object]) -> int:
    if context.get("clash"):
        return CONFLICT
    if not (context.get("has_errors") or getattr(context.get("form"), "errors", None)):
        return OK
    return REFUSED if request.method == "POST" else UNREADABLE
