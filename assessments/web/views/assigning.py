"""Who is to answer what: given and taken back by whoever leads."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assessments.domain.functions import HouseFunction
from assessments.models import Assessment, User
from assessments.services.assigning import (
    CannotAnswer,
    NoSuchAssignment,
    TooManyAssignments,
    answering_members,
    assign,
    assignments_of,
    withdraw_assignment,
)
from assessments.services.letters import LetterNotSent, tell_of_assignment
from assessments.services.reading import workspace_of
from assessments.web.access import assessment_for, visitor
from assessments.web.closed import back_when_closed
from assessments.web.form_pages import form_page
from assessments.web.forms.assigning import AssignmentForm
from assessments.web.presenters.assigning import assignment_rows, shares
from assessments.web.sent import sent


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("tasks")
def assignments(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show what is assigned, and assign more."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace, now = workspace_of(assessment), timezone.now()
    members = answering_members(assessment.hospital, at=now)
    data = sent(request)
    form = AssignmentForm(data, workspace=workspace, members=members)
    if form.is_valid() and _assigned(request, assessment, form):
        return redirect("assignments", hospital_id, assessment_id)
    cards = assignments_of(assessment, workspace, on=timezone.localdate(now))
    context = {
        "assessment": assessment,
        "section": "tasks",
        "rows": assignment_rows(workspace, cards),
        "shares": shares(workspace, cards),
        "form": form,
    }
    return form_page(request, "assessments/assignments.html", context)


@require_POST
@back_when_closed("tasks")
def assignment_withdraw(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, assignment: int) -> HttpResponse:
    """Take an assignment back."""
    row = assessment_for(request, hospital_id, assessment_id)
    try:
        withdraw_assignment(assessment=row, assignment_id=assignment, by=visitor(request), at=timezone.now())
    except NoSuchAssignment:
        raise Http404 from None
    messages.success(request, _("Die Zuweisung ist aufgehoben. Gegebene Antworten bleiben."))
    return redirect("assignments", hospital_id, assessment_id)


def _assigned(request: HttpRequest, assessment: Assessment, form: AssignmentForm) -> bool:
    said, receiver, by = form.cleaned_data, form.to_whom, visitor(request)
    to = receiver if isinstance(receiver, HouseFunction) else User.objects.get(pk=receiver)
    try:
        assign(
            assessment=assessment,
            code=said["code"],
            to=to,
            due_on=said["due_on"],
            message=said["message"],
            by=by,
            at=timezone.now(),
        )
    except CannotAnswer:
        form.add_error("receiver", _("Diese Person darf hier nicht mehr antworten."))
        return False
    except TooManyAssignments:
        form.add_error(None, _("Es ist schon sehr viel zugewiesen. Bitte heben Sie zuerst etwas auf."))
        return False
    messages.success(request, _("Zugewiesen: %(code)s.") % {"code": said["code"]})
    if isinstance(to, User) and to != by:
        _tell(request, assessment, to)
    return True


def _tell(request: HttpRequest, assessment: Assessment, to: User) -> None:
    link = request.build_absolute_uri(reverse("my_questions", args=[assessment.hospital_id, assessment.pk]))
    try:
        tell_of_assignment(assessment, to, visitor(request), link)
    except LetterNotSent:
        messages.warning(request, _("Die Nachricht per E-Mail ging nicht hinaus. Bitte sagen Sie selbst Bescheid."))
