"""The task list of an assessment, and its scope."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments.domain.roles import Permission
from assessments.domain.scope import Scope
from assessments.domain.workspace import asked_questions
from assessments.models import Assessment
from assessments.services.assessing import change_scope
from assessments.services.reading import workspace_of
from assessments.services.writing import AssessmentIsClosed
from assessments.web.access import assessment_for, holds, visitor
from assessments.web.forms.assessments import ScopeForm
from assessments.web.presenters.tasks import task_list


@require_safe
def tasks(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show what is done, what is open, and where to go on."""
    assessment = assessment_for(request, hospital_id, assessment_id, Permission.VIEW)
    workspace = workspace_of(assessment)
    context = {
        "assessment": assessment,
        "section": "tasks",
        "tasks": task_list(workspace),
        "quick": workspace.scope is Scope.QUICK,
        "quick_total": len(asked_questions(workspace.edition, Scope.QUICK)),
        "full_total": len(asked_questions(workspace.edition, Scope.FULL)),
        "may_manage": holds(request, Permission.MANAGE),
        "edition_code": workspace.edition.code,
    }
    return render(request, "assessments/tasks.html", context)


@require_POST
def scope(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Switch between quick check and all questions; no answer is lost either way."""
    assessment = assessment_for(request, hospital_id, assessment_id, Permission.MANAGE)
    form = ScopeForm(request.POST)
    if form.is_valid():
        _change(request, assessment, Scope(form.cleaned_data["scope"]))
    else:
        messages.error(request, _("Bitte wählen Sie Schnellcheck oder vollständige Fragen."))
    return redirect("tasks", hospital_id, assessment_id)


def _change(request: HttpRequest, assessment: Assessment, scope: Scope) -> None:
    try:
        change_scope(assessment=assessment, scope=scope, by=visitor(request), at=timezone.now())
    except AssessmentIsClosed:
        messages.error(request, _("Diese Selbstbewertung ist abgeschlossen; der Umfang bleibt."))
    else:
        messages.success(request, _("Der Umfang ist geändert. Alle Antworten bleiben erhalten."))
