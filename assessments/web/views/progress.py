"""All questions on one page: to look ahead, to find what is open, to go on anywhere."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.domain.pace import minutes_left
from assessments.domain.workspace import Workspace
from assessments.models import Assessment, AssessmentStatus
from assessments.services.pace import own_answers_at
from assessments.services.reading import workspace_of
from assessments.web.access import assessment_for, visitor
from assessments.web.presenters.progress import Show, question_list


@require_safe
def all_questions(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """List the questions, filtered by what was said; an address somebody mistyped shows all of them."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace, wanted = workspace_of(assessment), request.GET.get("zeigen", "")
    show = Show(wanted) if wanted in set(Show) else Show.ALL
    context = {
        "assessment": assessment,
        "section": "tasks",
        "show": show,
        "page": question_list(workspace, show),
        "minutes": time_left(request, assessment, workspace),
    }
    return render(request, "assessments/all_questions.html", context)


def time_left(request: HttpRequest, assessment: Assessment, workspace: Workspace) -> int | None:
    """Return how many minutes the visitor will need for the open questions; one query, none where nothing is open."""
    progress = workspace.progress()
    if progress.complete or assessment.status != AssessmentStatus.OPEN:
        return None
    return minutes_left(own_answers_at(assessment, visitor(request)), progress.asked - progress.answered)
