"""The exchange about one question: comments, mentions, second opinions."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assessments.domain.catalogue import Question
from assessments.domain.roles import Permission
from assessments.domain.workspace import Workspace
from assessments.models import Assessment, AssessmentStatus, Comment, User
from assessments.services.assigning import discussing_members
from assessments.services.discussing import (
    NotAMember,
    TooLate,
    TooManyComments,
    delete_comment,
    edit_comment,
    mark_read,
    own_comment,
    settle,
    write_comment,
)
from assessments.services.discussion_reading import thread_of
from assessments.services.dissent import give_opinion, opinions_of, own_opinion, withdraw_opinion
from assessments.services.letters import LetterNotSent, tell_of_mention
from assessments.services.reading import workspace_of
from assessments.web.access import assessment_for, holds, visitor
from assessments.web.closed import back_when_closed
from assessments.web.form_pages import form_page
from assessments.web.forms.exchange import CommentForm, OpinionForm, WordsForm
from assessments.web.presenters.exchange import exchange_page, level_of
from assessments.web.sent import sent


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("tasks")
def exchange(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, question: str) -> HttpResponse:
    """Show what was said about a question, and say something."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace = workspace_of(assessment)
    asked = _asked(workspace, question)
    data = sent(request)
    members = discussing_members(assessment.hospital, at=timezone.now())
    form = CommentForm(data, members=[one for one in members if one.id != visitor(request).pk])
    if form.is_valid() and _written(request, assessment, asked, form):
        return _back(assessment, question)
    return _page(request, assessment, workspace, asked, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("tasks")
def comment(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, comment_id: UUID) -> HttpResponse:
    """Change or delete one's own comment, for a while."""
    assessment, by, now = assessment_for(request, hospital_id, assessment_id), visitor(request), timezone.now()
    row = own_comment(assessment, comment_id, by, at=now)
    if row is None:
        raise Http404
    code, data = row.discussion.question_code, sent(request)
    form = WordsForm(data, initial={"text": row.text})
    try:
        if data is not None and "delete" in data:
            delete_comment(assessment=assessment, comment_id=comment_id, by=by, at=now)
            messages.success(request, _("Der Kommentar ist gelöscht."))
            return _back(assessment, code)
        if form.is_valid():
            edit_comment(assessment=assessment, comment_id=comment_id, text=form.cleaned_data["text"], by=by, at=now)
            return _back(assessment, code)
    except TooLate:
        messages.error(request, _("Dieser Kommentar lässt sich nicht mehr ändern."))
        return _back(assessment, code)
    context = _frame(assessment) | {"form": form, "code": code}
    return form_page(request, "assessments/comment.html", context)


@require_POST
@back_when_closed("tasks")
def opinion(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, question: str) -> HttpResponse:
    """Keep one's second opinion beside the answer, or take it back."""
    assessment, by, now = assessment_for(request, hospital_id, assessment_id), visitor(request), timezone.now()
    workspace = workspace_of(assessment)
    asked = _asked(workspace, question)
    if "withdraw" in request.POST:
        withdraw_opinion(assessment=assessment, question=question, by=by, at=now)
        messages.success(request, _("Ihre Einschätzung ist zurückgezogen."))
        return _back(assessment, question)
    form = OpinionForm(request.POST, question=asked)
    if not form.is_valid():
        return _page(request, assessment, workspace, asked, opinion_form=form)
    give_opinion(
        assessment=assessment,
        question=question,
        opinion=form.opinion,
        reason=form.cleaned_data["reason"],
        by=by,
        at=now,
    )
    messages.success(request, _("Ihre Einschätzung steht jetzt neben der Antwort. Die Antwort ist unverändert."))
    return _back(assessment, question)


@require_POST
@back_when_closed("tasks")
def exchange_settle(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, question: str) -> HttpResponse:
    """Say that a discussion is settled, or open it again."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    settled = request.POST.get("settled") == "1"
    settle(assessment=assessment, question=question, settled=settled, by=visitor(request), at=timezone.now())
    return _back(assessment, question)


@require_POST
def exchange_seen(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, question: str) -> HttpResponse:
    """Remember that everything up to what the page showed was read."""
    assessment, now = assessment_for(request, hospital_id, assessment_id), timezone.now()
    try:
        until = parse_datetime(request.POST.get("until", ""))
    except ValueError:
        until = None
    if until is not None and timezone.is_aware(until):
        mark_read(assessment=assessment, question=question, reader=visitor(request), until=min(until, now))
    return _back(assessment, question)


def _asked(workspace: Workspace, code: str) -> Question:
    question = workspace.edition.questions.get(code)
    if question is None:
        raise Http404
    return question


def _back(assessment: Assessment, question: str) -> HttpResponse:
    return redirect("exchange", assessment.hospital_id, assessment.pk, question)


def _frame(assessment: Assessment) -> dict[str, object]:
    return {"assessment": assessment, "section": "tasks"}


def _page(
    request: HttpRequest,
    assessment: Assessment,
    workspace: Workspace,
    question: Question,
    *,
    form: CommentForm | None = None,
    opinion_form: OpinionForm | None = None,
) -> HttpResponse:
    reader, now = visitor(request), timezone.now()
    if form is None:
        members = discussing_members(assessment.hospital, at=now)
        form = CommentForm(members=[one for one in members if one.id != reader.pk])
    mine = own_opinion(assessment, question.code, reader)
    given = {"level": level_of(mine), "reason": mine.reason if mine else ""}
    thread = thread_of(assessment, question.code, reader)
    wrong = bool(form.errors or (opinion_form and opinion_form.errors))
    takes_part = holds(request, Permission.DISCUSS)
    context = _frame(assessment) | {
        "page": exchange_page(workspace, question, opinions_of(assessment), thread, reader=reader, now=now),
        "form": form,
        "opinion_form": opinion_form or OpinionForm(initial=given, question=question),
        "mine": mine,
        "has_errors": wrong,
        "summary": opinion_form if opinion_form and opinion_form.errors else form,
        "may_comment": takes_part and assessment.status != AssessmentStatus.CLOSED,
        "may_differ": takes_part and assessment.status == AssessmentStatus.OPEN,
        "until": now.isoformat(),
    }
    return form_page(request, "assessments/exchange.html", context)


def _written(request: HttpRequest, assessment: Assessment, question: Question, form: CommentForm) -> bool:
    try:
        written = write_comment(
            assessment=assessment,
            question=question.code,
            text=form.cleaned_data["text"],
            mentions=form.cleaned_data["mentions"],
            by=visitor(request),
            at=timezone.now(),
        )
    except NotAMember:
        form.add_error("mentions", _("Diese Person gehört nicht mehr dazu."))
        return False
    except TooManyComments:
        form.add_error("text", _("Zu dieser Frage wurde schon sehr viel gesagt. Bitte klären Sie sie im Gespräch."))
        return False
    _tell(request, assessment, question, written)
    return True


def _tell(request: HttpRequest, assessment: Assessment, question: Question, written: Comment) -> None:
    people: list[User] = [mention.person for mention in written.mentions.select_related("person")]
    link = request.build_absolute_uri(reverse("exchange", args=[assessment.hospital_id, assessment.pk, question.code]))
    try:
        tell_of_mention(assessment, question.code, people, visitor(request), link)
    except LetterNotSent:
        messages.warning(request, _("Der Kommentar ist gespeichert. Die E-Mail dazu ging nicht hinaus."))
