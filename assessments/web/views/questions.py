"""The questionnaire, one page per dimension."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from assessments.domain.roles import Permission
from assessments.domain.workspace import Workspace
from assessments.models import Assessment, AssessmentStatus
from assessments.services.answering import Recorded, record_answers
from assessments.services.evidence_reading import evidence_by_question
from assessments.services.legal import law_of
from assessments.services.reading import workspace_of
from assessments.services.writing import AssessmentIsClosed
from assessments.templatetags.wording import clock
from assessments.web.access import assessment_for, holds, visitor
from assessments.web.busy import BUSY, busy, busy_sentence
from assessments.web.form_pages import CONFLICT, form_page
from assessments.web.forms.questions import DimensionForm
from assessments.web.presenters.questions import DimensionPage, dimension_of, dimension_page, questions_of
from assessments.web.sent import sent
from assessments.web.signed_out import keeps_input
from assessments.web.together import together_at


@keeps_input
@require_http_methods(["GET", "HEAD", "POST"])
def dimension(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, dimension: str) -> HttpResponse:
    """Show the questions of one dimension and record their answers."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace = workspace_of(assessment)
    chapter = dimension_of(workspace, dimension)
    if chapter is None:
        raise Http404
    data = sent(request)
    forms = DimensionForm(questions_of(workspace, chapter), workspace, data)
    law = law_of(assessment)
    page = dimension_page(workspace, chapter, forms, law)
    if data is None or not forms.is_valid():
        return _shown(request, assessment, workspace, page)
    now = timezone.now()
    try:
        recorded = record_answers(
            assessment=assessment,
            entries=forms.entries(),
            base_versions=forms.base_versions(),
            by=visitor(request),
            at=now,
        )
    except AssessmentIsClosed:
        messages.error(request, _("Diese Selbstbewertung ist abgeschlossen. Ihre Eingaben wurden nicht gespeichert."))
        return _shown(request, assessment, workspace, page, CONFLICT)
    except OperationalError:
        messages.error(request, busy_sentence())
        return busy(_shown(request, assessment, workspace, page, BUSY))
    if recorded.conflicts:
        current = workspace_of(assessment)
        conflicted = dimension_page(current, chapter, forms, law, recorded.conflicts)
        return _shown(request, assessment, current, conflicted, CONFLICT)
    messages.success(request, saved_sentence(recorded, now))
    return redirect(_onward(request, page, hospital_id, assessment_id))


def _shown(
    request: HttpRequest, assessment: Assessment, workspace: Workspace, page: DimensionPage, status: int = 200
) -> HttpResponse:
    context = {
        "assessment": assessment,
        "section": "tasks",
        "page": page,
        "problems": page.problems,
        "has_errors": bool(page.problems),
        "may_answer": holds(request, Permission.ANSWER) and assessment.status == AssessmentStatus.OPEN,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
        "evidence": evidence_by_question(assessment, on=timezone.localdate()),
        **together_at(request, assessment, workspace, page.dimension.code),
    }
    return form_page(request, "assessments/dimension.html", context, status=status)


def saved_sentence(recorded: Recorded, at: datetime) -> str:
    """Say how many answers were stored, and when."""
    time = clock(timezone.localtime(at))
    if not recorded.saved:
        return _("Nichts zu ändern: Alle Antworten dieser Seite sind gespeichert (%(time)s Uhr).") % {"time": time}
    count = len(recorded.saved)
    message = ngettext(
        "Gespeichert um %(time)s Uhr: eine Antwort.", "Gespeichert um %(time)s Uhr: %(count)s Antworten.", count
    )
    return message % {"time": time, "count": count}


def _onward(request: HttpRequest, page: DimensionPage, hospital_id: UUID, assessment_id: UUID) -> str:
    """Return where the pressed button leads; the address never comes from the request."""
    here = {"hospital_id": hospital_id, "assessment_id": assessment_id}
    tasks = reverse("tasks", kwargs=here)
    match request.POST.get("go"):
        case "stay":
            return reverse("dimension", kwargs={**here, "dimension": page.dimension.code})
        case "previous":
            return reverse("dimension", kwargs={**here, "dimension": page.previous.code}) if page.previous else tasks
        case "tasks":
            return tasks
        case _:
            return reverse("dimension", kwargs={**here, "dimension": page.next.code}) if page.next else tasks
