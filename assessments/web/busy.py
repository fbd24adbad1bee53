"""A database that is busy is no error of anybody: the answer says when to come back."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

BUSY = 503
SECONDS = 3


def busy(response: HttpResponse) -> HttpResponse:
    """Return the response with the time after which it is worth trying again."""
    response["Retry-After"] = str(SECONDS)
    return response


def busy_sentence() -> str:
    """Say that nothing was stored, and that it is not over."""
    return _("Gerade ist sehr viel los. Es wurde noch nichts gespeichert; bitte versuchen Sie es gleich noch einmal.")
