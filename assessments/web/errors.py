"""Answers to what no view could answer. They ask neither the database nor the session: either may be the trouble."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

BAD_REQUEST, FAILED, UNAVAILABLE = 400, 500, 503
SECONDS = 5
"""After so many seconds a database that was busy or away is worth another try."""
NOT_OURS = ("no such ", "has no column")
"""SQLite calls a table that is missing an operational error too; that one does not pass by itself."""


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that a request could not be read; why is in the log and is nobody else's business."""
    del exception
    return plain_page(request, "400.html", status=BAD_REQUEST)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer where code failed: 503 when the database is busy or away, which passes, and 500 otherwise."""
    if is_passing(sys.exc_info()[1]):
        return unavailable(request, seconds=SECONDS)
    return plain_page(request, "500.html", status=FAILED)


def unavailable(request: HttpRequest, *, seconds: int, is_planned: bool = False) -> HttpResponse:
    """Say when it is worth coming back."""
    response = plain_page(request, "503.html", status=UNAVAILABLE, is_planned=is_planned)
    response.headers["Retry-After"] = str(seconds)
    return response


def is_passing(failure: BaseException | None) -> bool:
    """Return whether this failure is the database's, and trying again may help."""
    if isinstance(failure, InterfaceError):
        return True
    return isinstance(failure, OperationalError) and not any(words in str(failure) for words in NOT_OURS)


def plain_page(request: HttpRequest, template: str, *, status: int, **more: object) -> HttpResponse:
    """Return a page in the reader's language that knows nothing of who is signed in; to scripts the same as JSON.

    The language is asked for here because a failure may come before the middleware that would have asked.
    """
    number = getattr(request, "request_id", "")
    with translation.override(translation.get_language_from_request(request)):
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"problem": _sentence(status), "request_id": number}, status=status)
        page = render_to_string(template, {"request_id": number, **more})
    return HttpResponse(page, status=status)


def _sentence(status: int) -> str:
    match status:
        case 400:
            return _("Diese Anfrage konnten wir nicht lesen. Es wurde nichts geändert.")
        case 503:
            return _("CloudReady ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.")
        case _:
            return _("Der Fehler liegt bei uns, nicht bei Ihnen. Bitte versuchen Sie es noch einmal.")
