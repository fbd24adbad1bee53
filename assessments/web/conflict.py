"""The answer to a deed that the state of an assessment does not allow: 409, with the reason and a way on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assessments.models import Assessment

CONFLICT = 409
OWN_FIELDS = frozenset({"csrfmiddlewaretoken", "key"})
WORTH_KEEPING = 20
"""So long is a text that nobody wants to type again."""


def conflict(request: HttpRequest, assessment: Assessment) -> HttpResponse:
    """Say that nothing was changed and why, and show the texts that were sent so that they can be copied."""
    context = {"assessment": assessment, "texts": _texts_in(request)}
    return render(request, "409.html", context, status=CONFLICT)


def _texts_in(request: HttpRequest) -> list[str]:
    sent = [value for name, values in request.POST.lists() if name not in OWN_FIELDS for value in values]
    return [value for value in sent if len(value) >= WORTH_KEEPING]
