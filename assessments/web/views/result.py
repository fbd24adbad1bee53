"""The result of a house, and the weighting it is read by."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments.domain.policy import Part
from assessments.domain.report.wording import MEANINGS
from assessments.domain.results import Result
from assessments.domain.roles import Permission
from assessments.domain.weighting import BY_THEMES, name_of_weighting
from assessments.domain.workspace import Workspace
from assessments.models import Assessment
from assessments.report.charts import dimension_chart, portfolio_chart, quadrant_chart, split_chart
from assessments.services.assessing import choose_preset
from assessments.services.frozen import day_of
from assessments.services.legal import judged_with_law
from assessments.services.reading import workspace_of
from assessments.templatetags.wording import language, text
from assessments.web.access import assessment_for, visitor
from assessments.web.closed import back_when_closed, may_answer, may_change
from assessments.web.presenters.certainty import certainty_by_code, house_certainty
from assessments.web.presenters.levers import LeverPage, lever_page
from assessments.web.presenters.result import (
    ORDERS,
    Order,
    cards_of,
    extremes_of,
    gates_of,
    is_unsure,
    moves_of,
    other_candidates,
    rows_of,
    selected,
    shares_of,
    tally_of,
    weights_of,
)


@require_safe
def result(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show what the tool says, as of today, or as of the day of submission."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace = workspace_of(assessment)
    today = day_of(assessment, today=timezone.localdate())
    found = judged_with_law(assessment, as_of=today, workspace=workspace).result
    may = {
        "can_weigh": may_change(request, assessment, Permission.MANAGE),
        "can_edit": may_answer(request, assessment, Part.APPLICATIONS),
    }
    return render(request, "assessments/result.html", context_of(request, assessment, workspace, found) | may)


def context_of(request: HttpRequest, assessment: Assessment, workspace: Workspace, found: Result) -> dict[str, object]:
    """Return what the page of a result shows; on other pages than its own nothing can be changed."""
    levers = lever_page(workspace, found)
    return {
        "assessment": assessment,
        "section": "result",
        "edition_code": workspace.edition.code,
        "workspace": workspace,
        "result": found,
        **_house(workspace, found, levers),
        **_portfolio(request, workspace, found, levers),
    }


@require_POST
@back_when_closed("result")
def weights(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Store which weighting the result is read by."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    preset = workspace_of(assessment).edition.presets_by_code.get(request.POST.get("preset", ""))
    if preset is None:
        raise BadRequest("no preset of this edition")  # no page offers it
    choose_preset(assessment=assessment, preset=preset.code, by=visitor(request), at=timezone.now())
    messages.success(request, _("Das Ergebnis gilt jetzt mit der Gewichtung „%(name)s“.") % {"name": text(preset.name)})
    return redirect("result", hospital_id, assessment_id)


def _house(workspace: Workspace, found: Result, levers: LeverPage) -> dict[str, object]:
    spoken = language()
    return {
        "meaning": MEANINGS[found.scorecard.position.quadrant],
        "others": other_candidates(found),
        "unsure": is_unsure(found),
        "gates": gates_of(workspace, found, levers.gates),
        "quadrant_levers": levers.quadrants,
        "first": levers.first,
        "quadrant": quadrant_chart(found.scorecard, spoken),
        "dimensions": dimension_chart(workspace.edition, found.scorecard, spoken),
        "presets": workspace.edition.presets,
        "weighting": name_of_weighting(workspace.edition, workspace.preset),
        "by_themes": workspace.preset == BY_THEMES,
        "extremes": extremes_of(workspace, found),
        "weights": weights_of(workspace),
    }


def _portfolio(request: HttpRequest, workspace: Workspace, found: Result, levers: LeverPage) -> dict[str, object]:
    """Read the filter leniently: an address somebody cut or mistyped shows everything instead of an error."""
    rows, shares = rows_of(workspace, found), shares_of(found)
    certainty = certainty_by_code(workspace.edition, found)
    wanted, order = request.GET.get("urteil", ""), request.GET.get("sortierung", "")
    verdict = wanted if wanted in {share.code for share in shares} else ""
    ordered = Order(order) if order in set(Order) else Order.CATALOGUE
    return {
        "shares": shares,
        "cards": selected(cards_of(rows, certainty, levers.applications), verdict, ordered),
        "firmness": house_certainty(found, certainty),
        "moves": moves_of(found, rows),
        "tally": tally_of(found, rows),
        "verdict": verdict,
        "order": ordered,
        "orders": ORDERS,
        "split": split_chart(found.split, language()),
        "portfolio": portfolio_chart(found.applications, language()),
    }
