"""One id per request: in the answer, on error pages and in every entry of the audit trail."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

from assessments.services.auditing import acting

HEADER = "X-Request-Id"
Answering = Callable[[HttpRequest], HttpResponse]


class RequestIdMiddleware:
    """Makes the id itself. One that a browser sends is ignored: it could be somebody else's, or anything at all."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer under a new id."""
        request.request_id = uuid4().hex  # type: ignore[attr-defined]
        with acting(request_id=request.request_id):  # type: ignore[attr-defined]
            response = self.get_response(request)
        response.headers[HEADER] = request.request_id  # type: ignore[attr-defined]
        return response
