"""The scope of a request: nothing until its address is known, then the hospital that the address names.

What an address says is no permission: ``web/access.py`` asks for that, inside the scope.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any, cast
from uuid import UUID

from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from assessments.domain.policy import Area, rule_of
from assessments.services.tenancy import everywhere, nowhere, of_hospital


class TenancyMiddleware:
    """Stands before everything that asks the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer out of nowhere; ``process_view`` adds the scope, which ends with the request."""
        with ExitStack() as scopes:
            scopes.enter_context(nowhere())
            request.scopes = scopes  # type: ignore[attr-defined]
            response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
            named = request.resolver_match.kwargs.get("hospital_id") if request.resolver_match else None
            response.streaming_content = _within(named, cast("Iterator[Any]", response.streaming_content))
        return response

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., Any],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> None:
        """Enter the scope of the address."""
        del view_func, view_args
        scopes: ExitStack = request.scopes  # type: ignore[attr-defined]
        hospital_id = view_kwargs.get("hospital_id")
        if isinstance(hospital_id, UUID):
            scopes.enter_context(of_hospital(hospital_id))
        elif request.resolver_match and rule_of(request.resolver_match.view_name).area is Area.ADMIN:
            scopes.enter_context(everywhere(reason="the administration looks after all hospitals"))


def _within(hospital_id: UUID | None, parts: Iterator[Any]) -> Iterator[Any]:
    """Yield what is read from the database only while it is sent, each part in the scope of its request."""
    while True:
        with ExitStack() as scopes:
            scopes.enter_context(nowhere())
            if isinstance(hospital_id, UUID):
                scopes.enter_context(of_hospital(hospital_id))
            try:
                part = next(parts)
            except StopIteration:
                return
        yield part
