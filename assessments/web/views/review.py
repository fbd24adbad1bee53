"""Looking through an assessment before its result is read."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.domain.policy import Part
from assessments.services.dissent import opinions_of
from assessments.services.reading import workspace_of
from assessments.web.access import assessment_for
from assessments.web.closed import may_answer
from assessments.web.presenters.exchange import dissent_rows
from assessments.web.presenters.review import review_of


@require_safe
def review(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show what is open, unknown, set aside or contradictory."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace = workspace_of(assessment)
    context = {
        "assessment": assessment,
        "section": "review",
        "can_edit": may_answer(request, assessment, Part.APPLICATIONS),
        "review": review_of(workspace),
        "dissents": dissent_rows(workspace, opinions_of(assessment)),
    }
    return render(request, "assessments/review.html", context)
