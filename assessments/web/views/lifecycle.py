"""Submitting an assessment, and what becomes of it afterwards."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.domain.lifecycle import TRANSITIONS, Standing, State, Step
from assessments.models import Assessment
from assessments.services.announcing import announce
from assessments.services.confirming import waiting_of
from assessments.services.letters import LetterNotSent
from assessments.services.lifecycle import (
    NotInThisState,
    OpenQuestionsNotConfirmed,
    UnconfirmedAnswersStand,
    approve_assessment,
    history_of,
    reopen_assessment,
    return_assessment,
    standing_of,
    submit_assessment,
)
from assessments.services.milestones import milestones_of
from assessments.services.reading import workspace_of
from assessments.templatetags.wording import label
from assessments.web.access import assessment_for, milestone_kinds, visitor
from assessments.web.form_pages import CONFLICT, form_page
from assessments.web.forms.lifecycle import SEEN_IS_UNREADABLE, ReasonForm, StepForm, SubmitForm
from assessments.web.presenters.lifecycle import StatusRow, held_by, panel_of
from assessments.web.presenters.moving import waiting_rows
from assessments.web.presenters.review import review_of


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show what would be submitted, and what freezing it means; submit it."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    if standing_of(assessment).state is not State.OPEN:
        return redirect("standing", hospital_id, assessment_id)
    form = SubmitForm(request.POST) if request.method == "POST" else None
    if form is None:
        return _submit_page(request, assessment)
    if not form.is_valid():
        told = str(SEEN_IS_UNREADABLE) if form.seen_is_unreadable else ""
        return _submit_page(request, assessment, form, told)
    return _submitted(request, assessment, form)


@require_safe
def standing(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show where an assessment stands, how it came there, and the next step for those who may take it."""
    return _standing_page(request, assessment_for(request, hospital_id, assessment_id))


@require_POST
def standing_return(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Give a submitted assessment back for another round."""
    assessment, form = assessment_for(request, hospital_id, assessment_id), ReasonForm(request.POST)
    return _taken_back(request, assessment, form, Step.RETURN)


@require_POST
def standing_reopen(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Open a closed assessment for another round."""
    assessment, form = assessment_for(request, hospital_id, assessment_id), ReasonForm(request.POST)
    return _taken_back(request, assessment, form, Step.REOPEN)


@require_POST
def standing_approve(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Close a submitted assessment."""
    assessment, form = assessment_for(request, hospital_id, assessment_id), StepForm(request.POST)
    if not form.is_valid():
        return _standing_page(request, assessment, told=str(SEEN_IS_UNREADABLE))

    def deed() -> None:
        approve_assessment(assessment=assessment, base=form.base, by=visitor(request), at=timezone.now())

    return _step(request, assessment, Step.APPROVE, deed, _("Die Selbstbewertung ist abgeschlossen."))


def _taken_back(request: HttpRequest, assessment: Assessment, form: ReasonForm, step: Step) -> HttpResponse:
    if not form.is_valid():
        told = str(SEEN_IS_UNREADABLE) if form.seen_is_unreadable else ""
        return _standing_page(request, assessment, form, told)
    service = return_assessment if step is Step.RETURN else reopen_assessment

    def deed() -> None:
        service(
            assessment=assessment,
            base=form.base,
            reason=form.cleaned_data["reason"],
            by=visitor(request),
            at=timezone.now(),
        )

    done = _("Die Selbstbewertung ist wieder in Bearbeitung, Runde %(round)d. Alle Antworten sind noch da.")
    return _step(request, assessment, step, deed, done % {"round": form.base.round + 1}, form=form)


def _step(
    request: HttpRequest,
    assessment: Assessment,
    step: Step,
    deed: Callable[[], None],
    done: str,
    *,
    form: ReasonForm | None = None,
) -> HttpResponse:
    try:
        deed()
    except NotInThisState as refused:
        assessment.refresh_from_db()
        return _standing_page(request, assessment, form, _moved_on(refused.standing), status=CONFLICT)
    messages.success(request, done)
    _tell(request, assessment, step)
    return redirect("standing", assessment.hospital_id, assessment.pk)


def _submitted(request: HttpRequest, assessment: Assessment, form: SubmitForm) -> HttpResponse:
    try:
        submit_assessment(
            assessment=assessment,
            base=form.base,
            confirmed_open=form.cleaned_data["open_questions"],
            confirmed_waiting=form.cleaned_data["unconfirmed"] or 0,
            by=visitor(request),
            at=timezone.now(),
        )
    except OpenQuestionsNotConfirmed as refused:
        told = ngettext(
            "Inzwischen ist %(n)d Frage ohne Antwort. Bitte sehen Sie noch einmal hin und bestätigen Sie neu.",
            "Inzwischen sind %(n)d Fragen ohne Antwort. Bitte sehen Sie noch einmal hin und bestätigen Sie neu.",
            refused.open_questions,
        )
        return _submit_page(request, assessment, told=told % {"n": refused.open_questions}, status=CONFLICT)
    except UnconfirmedAnswersStand as refused:
        told = ngettext(
            "Inzwischen ist %(n)d Antwort unbestätigt. Bitte sehen Sie noch einmal hin und bestätigen Sie neu.",
            "Inzwischen sind %(n)d Antworten unbestätigt. Bitte sehen Sie noch einmal hin und bestätigen Sie neu.",
            refused.waiting,
        )
        return _submit_page(request, assessment, told=told % {"n": refused.waiting}, status=CONFLICT)
    except NotInThisState as refused:
        assessment.refresh_from_db()
        return _submit_page(request, assessment, told=_moved_on(refused.standing), status=CONFLICT)
    messages.success(request, _("Die Selbstbewertung ist eingereicht. Ihr Stand ist als Meilenstein festgehalten."))
    _tell(request, assessment, Step.SUBMIT)
    return redirect("standing", assessment.hospital_id, assessment.pk)


def _tell(request: HttpRequest, assessment: Assessment, step: Step) -> None:
    page = "tasks" if TRANSITIONS[step].needs_reason else "standing"
    link = request.build_absolute_uri(reverse(page, args=[assessment.hospital_id, assessment.pk]))
    try:
        announce(assessment=assessment, step=step, link=link, by=visitor(request), at=timezone.now())
    except LetterNotSent:
        messages.warning(request, _("Die Nachricht per E-Mail ging nicht hinaus. Bitte sagen Sie selbst Bescheid."))


def _moved_on(now: Standing) -> str:
    told = _("Diese Seite war veraltet: Inzwischen ist der Stand %(state)s, Runde %(round)d. Es wurde nichts geändert.")
    return told % {"state": label(now.state), "round": now.round}


def _submit_page(
    request: HttpRequest, assessment: Assessment, form: SubmitForm | None = None, told: str = "", *, status: int = 200
) -> HttpResponse:
    workspace, now = workspace_of(assessment), standing_of(assessment)
    review, waiting = review_of(workspace), waiting_rows(waiting_of(assessment), workspace, None)
    counts = {"open_questions": review.open_count, "unconfirmed": len(waiting)}
    seen = {"state": now.state.value, "round": now.round, **counts}
    context = {
        "assessment": assessment,
        "section": "tasks",
        "review": review,
        "waiting": waiting,
        "seen": seen,
        "form": form or SubmitForm(initial=seen),
        "problems": [("id_confirm", told)] if told else [],
        "has_errors": bool(told or (form and form.errors)),
    }
    return form_page(request, "assessments/submit.html", context, status=status)


def _standing_page(
    request: HttpRequest, assessment: Assessment, form: ReasonForm | None = None, told: str = "", *, status: int = 200
) -> HttpResponse:
    now = standing_of(assessment)
    context = {
        "assessment": assessment,
        "section": "tasks",
        "panel": panel_of(assessment, held_by(request)),
        "history": tuple(StatusRow(card) for card in history_of(assessment)),
        "milestones": milestones_of(assessment, milestone_kinds(request)),
        "seen": {"state": now.state.value, "round": now.round},
        "form": form or ReasonForm(),
        "problems": [("stand", told)] if told else [],
        "has_errors": bool(told or (form and form.errors)),
    }
    return form_page(request, "assessments/standing.html", context, status=status)
