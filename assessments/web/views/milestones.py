"""Milestones: listed, kept under a name, looked at, compared, handed out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessments.domain.milestones.changes import changes_between
from assessments.domain.roles import Permission
from assessments.models import Assessment, Milestone
from assessments.services.frozen import ResultDiffers, milestone_value, rescored
from assessments.services.milestones import (
    MOST_NAMED,
    TooManyMilestones,
    card_of,
    checked_content,
    milestone_row,
    milestones_of,
    take_milestone,
)
from assessments.web.access import assessment_for, milestone_kinds, visitor
from assessments.web.closed import back_when_closed, may_change
from assessments.web.downloads import download, in_plain_letters
from assessments.web.form_pages import form_page
from assessments.web.forms.lifecycle import MilestoneForm
from assessments.web.presenters.milestones import compare_page, milestone_page, milestone_rows
from assessments.web.sent import sent
from assessments.web.views.result import context_of

PICKED = "meilenstein"
PAIR = 2


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("milestones")
def milestones(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """List the milestones of an assessment; keep the present state under a name."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    form = MilestoneForm(sent(request))
    if form.is_bound and form.is_valid() and _taken(request, assessment, form):
        return redirect("milestones", hospital_id, assessment_id)
    return _list(request, assessment, form)


@require_safe
def milestone(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, milestone_id: UUID) -> HttpResponse:
    """Show what a milestone holds, from its stored content, and whether this version still judges the same."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    row = _row(request, assessment, milestone_id)
    context = _frame(assessment) | {
        "page": milestone_page(card_of(row), checked_content(row), milestone_value(row).workspace.edition),
        "same_again": _same_again(row),
        "trail": _trail(assessment),
    }
    return render(request, "assessments/milestone.html", context)


@require_safe
def milestone_result(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, milestone_id: UUID) -> HttpResponse:
    """Show the whole result of a milestone as it was; where this version would judge otherwise, only what is stored."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    row = _row(request, assessment, milestone_id)
    frozen = milestone_value(row)
    found = rescored(frozen).result
    context = context_of(request, assessment, frozen.workspace, found)
    context |= {"milestone": card_of(row), "trail": _trail(assessment)}
    return render(request, "assessments/result.html", context)


@require_safe
def milestone_compare(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show what changed between two milestones, the earlier one first."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    try:
        picked = {UUID(value) for value in request.GET.getlist(PICKED)}
    except ValueError as unreadable:
        raise Http404 from unreadable
    if len(picked) != PAIR:
        return _list(request, assessment, MilestoneForm(), _("Bitte wählen Sie zwei Meilensteine zum Vergleich aus."))
    rows = sorted((_row(request, assessment, key) for key in picked), key=lambda row: (row.taken_at, row.pk))
    before, after = (checked_content(row) for row in rows)
    context = _frame(assessment) | {
        "before": card_of(rows[0]),
        "after": card_of(rows[1]),
        "page": compare_page(changes_between(before, after), milestone_value(rows[1]).workspace.edition),
        "trail": _trail(assessment),
    }
    return render(request, "assessments/milestone_compare.html", context)


@require_safe
def milestone_download(
    request: HttpRequest, hospital_id: UUID, assessment_id: UUID, milestone_id: UUID
) -> HttpResponse:
    """Hand out the content of a milestone, byte by byte what its digest was taken of."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    row = _row(request, assessment, milestone_id)
    checked_content(row)
    house = in_plain_letters(assessment.hospital.name, otherwise="meilenstein")
    name = f"cloudready-{house}-{row.as_of:%Y-%m-%d}.json"
    return download(row.content, name=name, content_type="application/json")


def _taken(request: HttpRequest, assessment: Assessment, form: MilestoneForm) -> bool:
    name = form.cleaned_data["name"]
    try:
        take_milestone(assessment=assessment, name=name, by=visitor(request), at=timezone.now())
    except TooManyMilestones:
        told = _("Es sind schon %(most)d Zwischenstände festgehalten. Mehr werden es nicht.")
        form.add_error(None, told % {"most": MOST_NAMED})
        return False
    messages.success(request, _("Der Zwischenstand „%(name)s“ ist festgehalten.") % {"name": name})
    return True


def _list(request: HttpRequest, assessment: Assessment, form: MilestoneForm, problem: str = "") -> HttpResponse:
    context = _frame(assessment) | {
        "rows": milestone_rows(milestones_of(assessment, milestone_kinds(request))),
        "picked": request.GET.getlist(PICKED),
        "form": form,
        "may_take": may_change(request, assessment, Permission.MANAGE),
        "problems": [("vergleich", problem)] if problem else [],
        "has_errors": bool(problem or form.errors),
    }
    return form_page(request, "assessments/milestones.html", context)


def _row(request: HttpRequest, assessment: Assessment, milestone_id: UUID) -> Milestone:
    row = milestone_row(assessment, milestone_id, milestone_kinds(request))
    if row is None:
        raise Http404
    return row


def _same_again(row: Milestone) -> bool:
    try:
        rescored(milestone_value(row))
    except ResultDiffers:
        return False
    return True


def _frame(assessment: Assessment) -> dict[str, object]:
    return {"assessment": assessment, "section": "tasks"}


def _trail(assessment: Assessment) -> list[tuple[str, str]]:
    return [(_("Meilensteine"), reverse("milestones", args=[assessment.hospital_id, assessment.pk]))]
