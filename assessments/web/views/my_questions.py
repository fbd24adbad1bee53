"""What is one's own to answer, on one page, for whoever was invited to do just that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from assessments.domain.assigning import progress_of, questions_in
from assessments.domain.catalogue import Question
from assessments.domain.pace import minutes_for
from assessments.domain.roles import Permission
from assessments.domain.workspace import Workspace
from assessments.models import Assessment, AssessmentStatus
from assessments.services.answering import Conflict, record_answers
from assessments.services.assigning import assignments_of, own_codes
from assessments.services.discussion_reading import thread_marks
from assessments.services.dissent import opinions_of
from assessments.services.evidence_reading import evidence_by_question
from assessments.services.legal import law_of
from assessments.services.pace import own_answers_at
from assessments.services.reading import workspace_of
from assessments.services.writing import AssessmentIsClosed
from assessments.web.access import assessment_for, visitor
from assessments.web.busy import BUSY, busy, busy_sentence
from assessments.web.closed import may_change
from assessments.web.form_pages import CONFLICT, form_page
from assessments.web.forms.questions import DimensionForm, fields_of
from assessments.web.presenters.assigning import assignment_rows
from assessments.web.presenters.exchange import exchange_marks
from assessments.web.presenters.my_questions import my_page
from assessments.web.presenters.questions import question_cards
from assessments.web.sent import sent
from assessments.web.signed_out import keeps_input
from assessments.web.views.questions import saved_sentence


@keeps_input
@require_http_methods(["GET", "HEAD", "POST"])
def my_questions(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show the visitor's own questions and record their answers; anything else that was sent is not looked at."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace = workspace_of(assessment)
    mine = questions_in(workspace, own_codes(assessment, visitor(request)))
    data = sent(request)
    desk = _Desk(assessment, workspace, mine, DimensionForm(mine, workspace, data))
    if data is None or not desk.forms.is_valid():
        return _shown(request, desk)
    now = timezone.now()
    try:
        recorded = record_answers(
            assessment=assessment,
            entries=desk.forms.entries(),
            base_versions=desk.forms.base_versions(),
            by=visitor(request),
            at=now,
        )
    except AssessmentIsClosed:
        messages.error(request, _("Diese Selbstbewertung ist abgeschlossen. Ihre Eingaben wurden nicht gespeichert."))
        return _shown(request, desk, status=CONFLICT)
    except OperationalError:
        messages.error(request, busy_sentence())
        return busy(_shown(request, desk, status=BUSY))
    if recorded.conflicts:
        current = replace(desk, workspace=workspace_of(assessment))
        return _shown(request, current, recorded.conflicts, status=CONFLICT)
    messages.success(request, saved_sentence(recorded, now))
    return redirect("my_questions", hospital_id, assessment_id)


@require_safe
@never_cache
def my_answers_now(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Tell which version of each of one's own answers holds now, for a page that comes back."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace = workspace_of(assessment)
    codes = [question.code for question in questions_in(workspace, own_codes(assessment, visitor(request)))]
    return JsonResponse(
        {code: {"version": workspace.versions.get(code, 0), "said": fields_of(workspace.said(code))} for code in codes}
    )


@dataclass(frozen=True, slots=True)
class _Desk:
    """Some questions of an assessment with their forms."""

    assessment: Assessment
    workspace: Workspace
    questions: tuple[Question, ...]
    forms: DimensionForm


def _shown(request: HttpRequest, desk: _Desk, conflicts: Iterable[Conflict] = (), *, status: int = 200) -> HttpResponse:
    assessment, workspace = desk.assessment, desk.workspace
    reader, today = visitor(request), timezone.localdate()
    codes = [question.code for question in desk.questions]
    cards = question_cards(desk.questions, workspace, desk.forms, law_of(assessment), conflicts)
    page = my_page(workspace, cards, progress_of(workspace, codes))
    is_open = assessment.status == AssessmentStatus.OPEN
    left = page.progress.asked - page.progress.answered
    context = {
        "assessment": assessment,
        "section": "tasks",
        "page": page,
        "problems": page.problems,
        "has_errors": bool(page.problems),
        "may_answer": may_change(request, assessment, Permission.ANSWER) and bool(codes),
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
        "now_url": reverse("my_answers_now", args=[assessment.hospital_id, assessment.pk]),
        "evidence": evidence_by_question(assessment, on=today),
        "rows": assignment_rows(workspace, assignments_of(assessment, workspace, on=today, person=reader)),
        "minutes": minutes_for(own_answers_at(assessment, reader), left) if is_open else None,
        "marks": exchange_marks(workspace, thread_marks(assessment, reader), opinions_of(assessment)),
    }
    return form_page(request, "assessments/my_questions.html", context, status=status)
