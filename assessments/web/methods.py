"""The answer to a request in a way that its address does not know: 405, often an address that belongs to a button."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

NOT_ALLOWED = 405


def not_allowed(request: HttpRequest, methods: Iterable[str]) -> HttpResponse:
    """Say that nothing was done, and to programs what the address knows."""
    response = render(request, "405.html", status=NOT_ALLOWED)
    response.headers["Allow"] = ", ".join(sorted(methods))
    return response
