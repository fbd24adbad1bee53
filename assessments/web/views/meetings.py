"""Answering together in one room: one question on the screen at a time, and minutes as a by-product."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.domain.answers import Unknown
from assessments.domain.catalogue import Question
from assessments.domain.workspace import Workspace
from assessments.models import Assessment, AssessmentStatus, Meeting
from assessments.services.answering import Conflict
from assessments.services.assigning import discussing_members
from assessments.services.dissent import opinions_of
from assessments.services.meetings import (
    MeetingIsOver,
    NoAttendees,
    comments_during,
    decide,
    decisions_of,
    end_meeting,
    meeting_of,
    meetings_of,
    start_meeting,
)
from assessments.services.reading import workspace_of
from assessments.web.access import assessment_for, may_write, visitor
from assessments.web.busy import BUSY, busy, busy_sentence
from assessments.web.closed import back_when_closed
from assessments.web.downloads import download
from assessments.web.form_pages import CONFLICT, form_page
from assessments.web.forms.meetings import AgreedForm, MeetingForm
from assessments.web.forms.questions import QuestionForm, initial_of
from assessments.web.presenters.exchange import dissent_rows
from assessments.web.presenters.meetings import MeetingPage, meeting_page, step_of
from assessments.web.presenters.minutes_text import minutes_as_text
from assessments.web.presenters.questions import meeting_card, problems_of
from assessments.web.sent import sent


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("tasks")
def meetings(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show the meetings there were, and begin one."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace, now = workspace_of(assessment), timezone.now()
    data = sent(request)
    members = discussing_members(assessment.hospital, at=now)
    form = MeetingForm(data, workspace=workspace, members=members, initial={"only_open": True})
    if form.is_valid():
        begun = _begun(request, assessment, workspace, form)
        if begun is not None:
            return redirect("meeting", hospital_id, assessment_id, begun.pk)
    context = _frame(assessment) | {"meetings": meetings_of(assessment), "form": form}
    return form_page(request, "assessments/meetings.html", context)


@require_safe
def meeting(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Show a meeting: who takes part, and what is decided so far."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    row = _found(assessment, meeting_id)
    page = meeting_page(workspace_of(assessment), row, decisions_of(row))
    return render(request, "assessments/meeting.html", _frame(assessment) | {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("tasks")
def meeting_question(
    request: HttpRequest, hospital_id: UUID, assessment_id: UUID, meeting_id: UUID, question: str
) -> HttpResponse:
    """Show one question in large type, and save what the meeting decides on it."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    row, workspace = _found(assessment, meeting_id), workspace_of(assessment)
    asked = workspace.edition.questions.get(question)
    if asked is None or question not in row.questions:
        raise Http404
    data = sent(request)
    screen = _screen(assessment, workspace, row, asked, data)
    if data is None or not (screen.form.is_valid() and screen.agreed.is_valid()):
        return _question_page(request, screen)
    try:
        conflict = _decided(request, screen)
    except MeetingIsOver:
        messages.error(request, _("Diese Besprechung ist beendet. Es wurde nichts geändert."))
        return redirect("meeting", hospital_id, assessment_id, meeting_id)
    except OperationalError:
        messages.error(request, busy_sentence())
        return busy(_question_page(request, screen, status=BUSY))
    if conflict is not None:
        return _question_page(request, screen, conflict, status=CONFLICT)
    following = step_of(row, question).next
    if following and request.POST.get("go") != "stay":
        return redirect("meeting_question", hospital_id, assessment_id, meeting_id, following)
    return redirect("meeting", hospital_id, assessment_id, meeting_id)


@require_POST
@back_when_closed("tasks")
def meeting_end(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, meeting_id: UUID) -> HttpResponse:
    """End a meeting; its minutes are ready."""
    row = _found(assessment_for(request, hospital_id, assessment_id), meeting_id)
    end_meeting(meeting=row, by=visitor(request), at=timezone.now())
    return redirect("minutes", hospital_id, assessment_id, meeting_id)


@require_safe
def minutes(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Show the minutes, to read and to print."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    context = _frame(assessment) | {"page": _minutes(assessment, meeting_id)}
    return render(request, "assessments/minutes.html", context)


@require_safe
def minutes_text(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Send the minutes as plain text."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    page = _minutes(assessment, meeting_id)
    name = f"protokoll-{timezone.localdate(page.meeting.started_at).isoformat()}.txt"
    return download(minutes_as_text(assessment, page), name=name, content_type="text/plain; charset=utf-8")


def _found(assessment: Assessment, meeting_id: UUID) -> Meeting:
    row = meeting_of(assessment, meeting_id)
    if row is None:
        raise Http404
    return row


def _frame(assessment: Assessment) -> dict[str, object]:
    is_open = assessment.status == AssessmentStatus.OPEN
    return {
        "assessment": assessment,
        "section": "tasks",
        "is_open": is_open,
    }


def _begun(request: HttpRequest, assessment: Assessment, workspace: Workspace, form: MeetingForm) -> Meeting | None:
    said = form.cleaned_data
    asked = [q for q in workspace.asked if q.dimension_code in said["parts"]]
    wanted = [q.code for q in asked if not said["only_open"] or _is_open(workspace, q)]
    if not wanted:
        form.add_error("parts", _("In diesen Teilen ist nichts offen. Bitte wählen Sie andere oder alle Fragen."))
        return None
    try:
        return start_meeting(
            assessment=assessment,
            title=said["title"],
            questions=wanted,
            members=said["members"],
            others=form.others_named(),
            by=visitor(request),
            at=timezone.now(),
        )
    except NoAttendees:
        form.add_error("members", _("Bitte nennen Sie mindestens eine und höchstens 60 Personen oder Funktionen."))
        return None


def _is_open(workspace: Workspace, question: Question) -> bool:
    return isinstance(workspace.sheet.answer(question.code), Unknown | None)


@dataclass(frozen=True, slots=True)
class _Screen:
    """One question of a meeting with its forms."""

    assessment: Assessment
    workspace: Workspace
    meeting: Meeting
    question: Question
    form: QuestionForm
    agreed: AgreedForm


def _screen(
    assessment: Assessment, workspace: Workspace, row: Meeting, question: Question, data: QueryDict | None
) -> _Screen:
    code = question.code
    initial = initial_of(workspace.said(code), workspace.versions.get(code, 0))
    decision = decisions_of(row).get(code)
    ticked = {"agreed": sorted(decision.agreed_ids) if decision else []}
    form = QuestionForm(data, prefix=code, initial=initial)
    agreed = AgreedForm(data, attendees=row.attendees.all(), initial=ticked)
    return _Screen(assessment, workspace, row, question, form, agreed)


def _decided(request: HttpRequest, screen: _Screen) -> Conflict | None:
    return decide(
        meeting=screen.meeting,
        question=screen.question.code,
        said=screen.form.said(),
        base=screen.form.base_version,
        agreed=screen.agreed.cleaned_data["agreed"],
        by=visitor(request),
        at=timezone.now(),
    )


def _question_page(
    request: HttpRequest, screen: _Screen, conflict: Conflict | None = None, *, status: int = 200
) -> HttpResponse:
    assessment, meeting, code = screen.assessment, screen.meeting, screen.question.code
    card = meeting_card(screen.question, screen.form, screen.workspace, conflict)
    agreed = screen.agreed["agreed"]
    problems = [*problems_of([card]), *((agreed.auto_id, str(error)) for error in agreed.errors)]
    opinions = [opinion for opinion in opinions_of(assessment) if opinion.question == code]
    is_open = assessment.status == AssessmentStatus.OPEN and meeting.ended_at is None
    context = _frame(assessment) | {
        "meeting": meeting,
        "card": card,
        "agreed": screen.agreed,
        "step": step_of(meeting, code),
        "dissents": dissent_rows(screen.workspace, opinions),
        "problems": problems,
        "has_errors": bool(problems),
        "may_answer": is_open and may_write(request, code),
        "started": meeting.started_at,
    }
    return form_page(request, "assessments/meeting_question.html", context, status=status)


def _minutes(assessment: Assessment, meeting_id: UUID) -> MeetingPage:
    row, workspace = _found(assessment, meeting_id), workspace_of(assessment)
    return meeting_page(
        workspace,
        row,
        decisions_of(row),
        dissent_rows(workspace, opinions_of(assessment)),
        comments_during(row, now=timezone.now()),
    )
