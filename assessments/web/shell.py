"""What the frame around every page needs to know."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from assessments.services.shipped import shipped_codes
from assessments.web.session_times import clock_of


def shell(request: HttpRequest) -> dict[str, Any]:
    """Name the newest edition for the foot of the page - a page of an assessment names its own - and the clock."""
    signed_in = hasattr(request, "user") and request.user.is_authenticated
    return {"edition_code": shipped_codes()[-1], "session_clock": clock_of(request) if signed_in else None}
