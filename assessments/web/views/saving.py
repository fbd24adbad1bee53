"""Answers saved one by one while people type, spoken in JSON; and what was said about a question so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.domain.answers import Given
from assessments.domain.catalogue import Question
from assessments.domain.roles import Permission
from assessments.domain.scope import Scope
from assessments.domain.workspace import asked_questions
from assessments.models import Assessment
from assessments.services.answer_history import NoSuchVersion, history_of, restore_answer
from assessments.services.answering import Conflict
from assessments.services.edition_snapshots import edition_of
from assessments.services.reading import workspace_of
from assessments.services.saving import KeyUsedOtherwise, Saved, save_answer
from assessments.services.writing import AssessmentIsClosed
from assessments.templatetags.wording import clock, text
from assessments.web.access import assessment_for, visitor
from assessments.web.busy import BUSY, busy, busy_sentence
from assessments.web.closed import may_change
from assessments.web.forms.questions import fields_of
from assessments.web.forms.saving import SaveRequest, Unreadable, read_save
from assessments.web.forms.versions import HIGHEST_VERSION
from assessments.web.presenters.answer_history import answer_history_page
from assessments.web.presenters.questions import dimension_of, questions_of, said, theirs_of

UNAUTHORIZED, CONFLICT, TOO_LARGE, UNPROCESSABLE = 401, 409, 413, 422
LARGEST_BODY = 64 * 1024  # bytes: every field at its longest, each sign written as an escape


@require_POST
def answer_save(
    request: HttpRequest, hospital_id: UUID, assessment_id: UUID, dimension: str, question: str
) -> HttpResponse:
    """Save one answer."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    asked = _asked(assessment, dimension, question)
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
        return _problem(TOO_LARGE, "too_large", {"": [_("Diese Eingabe ist zu lang.")]})
    try:
        sent = read_save(request.body)
        if sent.person and sent.person != str(visitor(request).pk):
            return _other_person()
        return _save(request, assessment, asked, sent)
    except Unreadable as problem:
        return _problem(UNPROCESSABLE, "invalid", problem.errors)
    except KeyUsedOtherwise:
        text = _("Diese Eingabe passt nicht zu ihrem Schlüssel. Bitte laden Sie die Seite neu.")
        return _problem(UNPROCESSABLE, "key_used", {"": [text]})
    except AssessmentIsClosed:
        return _problem(CONFLICT, "closed", {"": [_("Diese Selbstbewertung wird gerade nicht bearbeitet.")]})
    except OperationalError:
        return busy(_problem(BUSY, "busy", {"": [busy_sentence()]}))


@require_safe
@never_cache
def answers_now(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, dimension: str) -> HttpResponse:
    """Tell which version of each answer holds now, for a page that was put aside and comes back."""
    workspace = workspace_of(assessment_for(request, hospital_id, assessment_id))
    chapter = dimension_of(workspace, dimension)
    if chapter is None:
        raise Http404
    codes = [question.code for question in questions_of(workspace, chapter)]
    return JsonResponse(
        {code: {"version": workspace.versions.get(code, 0), "said": fields_of(workspace.said(code))} for code in codes}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def answer_history(
    request: HttpRequest, hospital_id: UUID, assessment_id: UUID, dimension: str, question: str
) -> HttpResponse:
    """Show what was said about a question so far, and bring an earlier version back."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    asked = _asked(assessment, dimension, question)
    if request.method == "POST":
        return _restore(request, assessment, dimension, question)
    page = answer_history_page(asked, dimension, history_of(assessment, question))
    context = {
        "assessment": assessment,
        "section": "tasks",
        "page": page,
        "may_answer": may_change(request, assessment, Permission.ANSWER),
    }
    return render(request, "assessments/answer_history.html", context)


def _asked(assessment: Assessment, dimension: str, code: str) -> Question:
    edition = edition_of(assessment.edition)
    question = edition.questions.get(code)
    if question is None or question.dimension_code != dimension:
        raise Http404
    if Scope(assessment.scope) is not Scope.FULL and question not in asked_questions(edition, Scope(assessment.scope)):
        raise Http404
    return question


def _save(request: HttpRequest, assessment: Assessment, question: Question, sent: SaveRequest) -> HttpResponse:
    outcome = save_answer(
        assessment=assessment,
        question=question.code,
        said=sent.said,
        base=sent.base,
        key=sent.key,
        by=visitor(request),
        at=timezone.now(),
    )
    match outcome:
        case Saved(version, at):
            time = timezone.localtime(at)
            return JsonResponse({"version": version, "at": time.isoformat(), "clock": clock(time)})
        case Conflict():
            return JsonResponse(_conflict(outcome, question), status=CONFLICT)
        case _:
            assert_never(outcome)


def _conflict(conflict: Conflict, question: Question) -> dict[str, object]:
    theirs = theirs_of(conflict, question)
    time = timezone.localtime(theirs.at)
    return {
        "reason": "conflict",
        "version": conflict.version,
        "by": theirs.by,
        "at": time.isoformat(),
        "clock": clock(time),
        "said": fields_of(conflict.theirs),
        "words": [theirs.answer, *theirs.more],
        # In the words that hold now: the page may be older than the edition.
        "question": f"{question.code} {text(question.text)}",
        "levels": {str(level): said(Given(level), question) for level in range(len(question.anchors))},
    }


def _problem(status: int, reason: str, errors: Mapping[str, list[str]]) -> JsonResponse:
    return JsonResponse({"reason": reason, "errors": errors}, status=status)


def _other_person() -> JsonResponse:
    text = _("Inzwischen ist jemand anderes angemeldet. Unter fremdem Namen wird nichts gespeichert.")
    body = {"reason": "other_person", "errors": {"": [text]}, "sign_in": resolve_url(settings.LOGIN_URL)}
    return JsonResponse(body, status=UNAUTHORIZED)


def _restore(request: HttpRequest, assessment: Assessment, dimension: str, question: str) -> HttpResponse:
    version, base = _number(request.POST.get("version")), _number(request.POST.get("base"))
    here = {"hospital_id": assessment.hospital_id, "assessment_id": assessment.pk, "dimension": dimension}
    history = redirect(reverse("answer_history", kwargs={**here, "question": question}))
    try:
        recorded = restore_answer(
            assessment=assessment, question=question, version=version, base=base, by=visitor(request), at=timezone.now()
        )
    except NoSuchVersion:
        messages.error(request, _("Diese Fassung gibt es nicht. Es wurde nichts geändert."))
        return history
    except AssessmentIsClosed:
        messages.error(request, _("Diese Selbstbewertung ist abgeschlossen. Es wurde nichts geändert."))
        return history
    if recorded.conflicts:
        newer = _("Inzwischen gibt es eine neuere Fassung. Bitte sehen Sie sie an und wählen Sie neu.")
        messages.warning(request, newer)
        return history
    messages.success(request, _("Die Fassung gilt wieder."))
    return redirect(f"{reverse('dimension', kwargs=here)}#{question}")


def _number(text: str | None) -> int:
    """Return a version as it was sent; what is none is 0, which no answer ever had."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > len(str(HIGHEST_VERSION)):
        return 0
    return int(text)
