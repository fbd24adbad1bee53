"""What the frame around every page needs to know."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from assessments.services.shipped import shipped_codes
from assessments.web.access import Admission
from assessments.web.session_times import clock_of


def shell(request: HttpRequest) -> dict[str, Any]:
    """Name the edition for the foot of the page, of the assessment it is about or else the newest, and the clock.

    ``here`` is what the page's own address names: links made of it cannot lead into another house.
    """
    signed_in = hasattr(request, "user") and request.user.is_authenticated
    return {
        "here": request.resolver_match.kwargs if request.resolver_match else {},
        "edition_code": _edition_code(request),
        "session_clock": clock_of(request) if signed_in else None,
    }


def _edition_code(request: HttpRequest) -> str:
    admission: Admission | None = getattr(request, "admission", None)
    about = admission.assessment if admission else None
    return about.edition.code if about else shipped_codes()[-1]
