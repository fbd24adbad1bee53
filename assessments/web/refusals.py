"""Refusals that every page answers alike, so that no view has to catch them."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from assessments.services.frozen import ResultDiffers
from assessments.services.refusals import NotThere


class RefusalMiddleware:
    """Answers what views leave to it: what is not there, and frozen results that would come out differently today."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Stand behind the middleware that carries messages."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; failures rise.

        :raises Http404: for what is not there.
        """
        match exception:
            case NotThere():
                raise Http404 from exception
            case ResultDiffers():
                return _to_stored_result(request, exception)
            case _:
                return None


def _to_stored_result(request: HttpRequest, differs: ResultDiffers) -> HttpResponse:
    """Lead to the milestone whose result stays right."""
    row = differs.milestone
    messages.warning(
        request, _("Diese Seite lässt sich für den festgehaltenen Stand nicht mehr genau so herstellen wie damals.")
    )
    return redirect("milestone", row.assessment.hospital_id, row.assessment_id, row.pk)
