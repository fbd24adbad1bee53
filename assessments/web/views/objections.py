"""The common objections, answered for one house."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.services.reading import workspace_of
from assessments.web.access import assessment_for
from assessments.web.presenters.objections import objection_page


@require_safe
def objections(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show what this house can answer to each objection."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace = workspace_of(assessment)
    context = {
        "assessment": assessment,
        "section": "result",
        "page": objection_page(workspace),
    }
    return render(request, "assessments/objections.html", context)
