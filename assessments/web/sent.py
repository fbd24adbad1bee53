"""What a page was sent."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what was sent for a form to read, or None when the page was only asked for."""
    return request.POST if request.method == "POST" else None
