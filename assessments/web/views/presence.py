"""A sign of life from a page of the questionnaire, answered with who else is there."""

from __future__ import annotations

from uuid import UUID

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from assessments.services.edition_snapshots import edition_of
from assessments.services.presence import present_at, show_presence
from assessments.web.access import assessment_for, visitor
from assessments.web.busy import BUSY, busy
from assessments.web.together import present_words


@require_POST
def presence(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, dimension: str) -> HttpResponse:
    """Remember that the visitor is here; a busy database is no reason to trouble anybody."""
    assessment, person, now = assessment_for(request, hospital_id, assessment_id), visitor(request), timezone.now()
    if not any(one.code == dimension for one in edition_of(assessment.edition).dimensions):
        raise Http404
    try:
        show_presence(assessment=assessment, dimension=dimension, person=person, at=now)
    except OperationalError:
        return busy(JsonResponse({"words": ""}, status=BUSY))
    return JsonResponse({"words": present_words(present_at(assessment, dimension, at=now, without=person))})
