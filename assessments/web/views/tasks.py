"""The task list of an assessment, and its scope."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments.domain.lifecycle import State
from assessments.domain.roles import Permission
from assessments.domain.scope import Scope
from assessments.domain.workspace import Progress, Workspace, asked_questions
from assessments.models import Assessment, CloudService
from assessments.services.assessing import change_scope
from assessments.services.assigning import assignments_of
from assessments.services.confirming import waiting_of
from assessments.services.legal import law_of
from assessments.services.lifecycle import history_of, standing_of
from assessments.services.reading import workspace_of
from assessments.services.register_reading import house_facts_of
from assessments.services.writing import AssessmentIsClosed
from assessments.web.access import assessment_for, visitor
from assessments.web.closed import may_change
from assessments.web.forms.assessments import ScopeForm
from assessments.web.presenters.assigning import Assigned, assigned
from assessments.web.presenters.fact_groups import house_facts, known_of
from assessments.web.presenters.lifecycle import StatusRow, held_by, panel_of
from assessments.web.presenters.tasks import LawTasks, task_list
from assessments.web.views.progress import time_left


@require_safe
def tasks(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show what is done, what is open, and where to go on."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace = workspace_of(assessment)
    context = {
        "assessment": assessment,
        "section": "tasks",
        "tasks": task_list(workspace, _law_tasks(assessment, workspace)),
        "quick": workspace.scope is Scope.QUICK,
        "quick_total": len(asked_questions(workspace.edition, Scope.QUICK)),
        "full_total": len(asked_questions(workspace.edition, Scope.FULL)),
        "may_manage": may_change(request, assessment, Permission.MANAGE),
        "panel": panel_of(assessment, held_by(request)),
        "last_step": _last_step(assessment),
        "minutes": time_left(request, assessment, workspace),
        "assigned": _assigned(request, assessment, workspace),
        "waiting": waiting_of(assessment),
    }
    return render(request, "assessments/tasks.html", context)


@require_POST
def scope(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Switch between quick check and all questions; no answer is lost either way."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    form = ScopeForm(request.POST)
    if form.is_valid():
        _change(request, assessment, Scope(form.cleaned_data["scope"]))
    else:
        messages.error(request, _("Bitte wählen Sie Schnellcheck oder vollständige Fragen."))
    return redirect("tasks", hospital_id, assessment_id)


def _last_step(assessment: Assessment) -> StatusRow | None:
    """Return what was done last with the assessment as a whole; no query while it is in its first round."""
    standing = standing_of(assessment)
    if standing.state is State.OPEN and standing.round == 1:
        return None
    return next((StatusRow(card) for card in history_of(assessment)), None)


def _assigned(request: HttpRequest, assessment: Assessment, workspace: Workspace) -> Assigned:
    """Return what is assigned to the visitor and how the others stand; one query."""
    return assigned(workspace, assignments_of(assessment, workspace, on=timezone.localdate()), visitor(request))


def _law_tasks(assessment: Assessment, workspace: Workspace) -> LawTasks:
    """Count the services of the house and the facts it was asked for by name; two queries."""
    law = law_of(assessment)
    cards = house_facts_of(assessment.hospital, vocabulary=law.vocabulary)
    asked = house_facts(law, workspace)
    known = known_of(asked, (name for name, card in cards.items() if card.value is not None))
    services = CloudService.objects.filter(provider__hospital=assessment.hospital_id).count()
    return LawTasks(services, Progress(answered=known, asked=len(asked)))


def _change(request: HttpRequest, assessment: Assessment, scope: Scope) -> None:
    try:
        change_scope(assessment=assessment, scope=scope, by=visitor(request), at=timezone.now())
    except AssessmentIsClosed:
        messages.error(request, _("Diese Selbstbewertung ist nicht mehr in Bearbeitung; der Umfang bleibt."))
    else:
        messages.success(request, _("Der Umfang ist geändert. Alle Antworten bleiben erhalten."))
