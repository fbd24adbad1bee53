"""The roadmap of a house, and what the house decides about its steps."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessments.domain.roles import Permission
from assessments.domain.steps import NoStep, StepKey
from assessments.models import Assessment
from assessments.report.charts import timeline_chart
from assessments.services.frozen import day_of
from assessments.services.legal import judged_with_law
from assessments.services.planning import (
    DecisionCard,
    DecisionConflict,
    NotedDecision,
    decide_step,
    decision_cards_of,
    undo_decision,
)
from assessments.services.reading import workspace_of
from assessments.templatetags.wording import language
from assessments.web.access import assessment_for, visitor
from assessments.web.closed import back_when_closed, may_change
from assessments.web.form_pages import CONFLICT, form_page
from assessments.web.forms.roadmap import DecisionForm
from assessments.web.presenters.roadmap import RoadmapPage, StepRow, roadmap_page
from assessments.web.sent import sent


@require_safe
def roadmap(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show what to do in which order, as proposed today and as decided."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    page = _page(assessment, decision_cards_of(assessment))
    context = {"page": page, "timeline": timeline_chart(page.plan, language())}
    return render(request, "assessments/roadmap.html", _frame(request, assessment) | context)


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("roadmap")
def roadmap_step(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, step: str) -> HttpResponse:
    """Show one step, its proposal beside the decision; store the decision or take it back."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    cards = decision_cards_of(assessment)
    card = next((card for card in cards if card.step.key == step), None)
    row = _page(assessment, cards).row(step)
    if row is None and card is None:
        raise Http404
    if request.method == "POST" and "undo" in request.POST:
        return _undo(request, assessment, _key(step))
    if row is None:
        return redirect("roadmap", hospital_id, assessment_id)  # all that is left to do with it is there
    return _decide(request, assessment, row, card)


def _decide(request: HttpRequest, assessment: Assessment, row: StepRow, card: DecisionCard | None) -> HttpResponse:
    data = sent(request)
    form = DecisionForm(data, noted=card.noted if card else NotedDecision(), version=card.version if card else 0)
    context = _frame(request, assessment) | {"row": row, "card": card, "form": form, "trail": _trail(assessment)}
    if data is None or not form.is_valid():
        return form_page(request, "assessments/roadmap_step.html", context)
    noted, key = form.noted(), _key(row.key)
    decided = decide_step(
        assessment=assessment,
        step=key,
        decision=noted.decision,
        note=noted.note,
        base_version=form.cleaned_data["version"],
        by=visitor(request),
        at=timezone.now(),
    )
    if decided.conflict:
        return _shown_with(request, context, data.copy(), decided.conflict, decided.version)
    messages.success(request, _("Die Entscheidung ist gespeichert. Der Vorschlag bleibt daneben sichtbar."))
    return redirect(_back_to(assessment, row.key))


def _shown_with(
    request: HttpRequest, context: dict[str, object], data: object, conflict: DecisionConflict, version: int
) -> HttpResponse:
    """Show what somebody else decided meanwhile; sending the form again then decides knowingly."""
    data["version"] = str(version)  # type: ignore[index]
    form = DecisionForm(data, noted=conflict.theirs, version=version)
    more = {"form": form, "conflict": conflict}
    return form_page(request, "assessments/roadmap_step.html", context | more, status=CONFLICT)


def _undo(request: HttpRequest, assessment: Assessment, step: StepKey) -> HttpResponse:
    """Take a decision back. Only the version that was on the page is taken back, never a newer one unseen."""
    sent = request.POST.get("version", "")
    version = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < len(str(10**9)) else 0
    undone = undo_decision(
        assessment=assessment, step=step, base_version=version, by=visitor(request), at=timezone.now()
    )
    if undone.conflict:
        told = _("%(name)s hat inzwischen anders entschieden. Bitte sehen Sie sich das erst an.")
        messages.warning(request, told % {"name": undone.conflict.by_name})
    else:
        messages.success(request, _("Die Entscheidung ist zurückgenommen. Es gilt wieder der Vorschlag."))
    return redirect(_back_to(assessment, step.key))


def _page(assessment: Assessment, cards: tuple[DecisionCard, ...]) -> RoadmapPage:
    workspace = workspace_of(assessment)
    judged = judged_with_law(assessment, as_of=day_of(assessment, today=timezone.localdate()), workspace=workspace)
    return roadmap_page(workspace, judged.result, cards)


def _frame(request: HttpRequest, assessment: Assessment) -> dict[str, object]:
    return {
        "assessment": assessment,
        "section": "result",
        "can_decide": may_change(request, assessment, Permission.ANSWER),
    }


def _trail(assessment: Assessment) -> list[tuple[str, str]]:
    return [(_("Fahrplan"), reverse("roadmap", args=[assessment.hospital_id, assessment.pk]))]


def _back_to(assessment: Assessment, key: str) -> str:
    return f"{reverse('roadmap', args=[assessment.hospital_id, assessment.pk])}#{key}"


def _key(step: str) -> StepKey:
    try:
        return StepKey.of(step)
    except NoStep as missing:
        raise Http404 from missing
