"""Refusals at the addresses of hospitals leave an entry in the audit trail."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from assessments.domain.lifecycle import WRITABLE
from assessments.models import Assessment, User
from assessments.services.denials import note_denial

FORBIDDEN, NOT_FOUND, CONFLICT = 403, 404, 409
Answering = Callable[[HttpRequest], HttpResponse]


class DenialMiddleware:
    """Looks at what became of a request. Visitors who are not signed in are asked to, which is no refusal."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and write a refusal down."""
        response = self.get_response(request)
        if response.status_code in (FORBIDDEN, NOT_FOUND, CONFLICT):
            _note(request, response.status_code)
        return response


def _note(request: HttpRequest, status: int) -> None:
    match, user = request.resolver_match, getattr(request, "user", None)
    if match is None or not isinstance(user, User):
        return
    hospital_id, assessment = match.kwargs.get("hospital_id"), _assessment(request)
    if not isinstance(hospital_id, UUID) or (status == CONFLICT and not _is_frozen(assessment)):
        return
    note_denial(
        hospital_id=hospital_id,
        assessment=assessment,
        page=match.view_name,
        method=request.method or "",
        status=status,
        by=user,
        at=timezone.now(),
    )


def _assessment(request: HttpRequest) -> Assessment | None:
    found = getattr(getattr(request, "admission", None), "assessment", None)
    return found if isinstance(found, Assessment) else None


def _is_frozen(assessment: Assessment | None) -> bool:
    """Return whether the state refused; two people at one answer are a conflict too, but nobody was denied anything."""
    return assessment is not None and assessment.status not in WRITABLE
