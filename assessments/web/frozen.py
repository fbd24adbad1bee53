"""A frozen result that this version would work out differently: pages lead to the stored one, never show a new one."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from assessments.services.frozen import ResultDiffers


class FrozenResultMiddleware:
    """Catches that refusal once for result, roadmap, trace, law, what-if and reports."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Stand behind the middleware that carries messages."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Lead to the milestone whose result stays right."""
        if not isinstance(exception, ResultDiffers):
            return None
        row = exception.milestone
        messages.warning(
            request, _("Diese Seite lässt sich für den festgehaltenen Stand nicht mehr genau so herstellen wie damals.")
        )
        return redirect("milestone", row.assessment.hospital_id, row.assessment_id, row.pk)
