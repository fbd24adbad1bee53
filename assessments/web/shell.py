"""What the frame around every page needs to know."""

from __future__ import annotations

from django.http import HttpRequest

from assessments.services.shipped import shipped_codes


def shell(_request: HttpRequest) -> dict[str, str]:
    """Name the newest edition for the foot of the page; a page of an assessment names its own over it."""
    return {"edition_code": shipped_codes()[-1]}
