"""Where every statement of a result comes from."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.domain.policy import Part
from assessments.services.frozen import day_of
from assessments.services.legal import judged_with_law
from assessments.services.reading import workspace_of
from assessments.web.access import assessment_for
from assessments.web.closed import may_answer
from assessments.web.presenters.traces import trace_page


@require_safe
def trace(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show the statements of one part; the address names any statement in it, or nothing for the house as a whole."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace = workspace_of(assessment)
    today = day_of(assessment, today=timezone.localdate())
    found = judged_with_law(assessment, as_of=today, workspace=workspace).result
    context = {
        "assessment": assessment,
        "section": "result",
        "can_edit": may_answer(request, assessment, Part.APPLICATIONS),
        "result": found,
        "page": trace_page(workspace, found, request.GET.get("stelle", "")),
    }
    return render(request, "assessments/trace.html", context)
