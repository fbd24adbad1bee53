"""Scenarios: listed, compared, renamed, put into the report, deleted."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.domain.hospital import Application
from assessments.domain.what_if.changes import Changes
from assessments.domain.what_if.trying import changed
from assessments.domain.workspace import Workspace
from assessments.models import Assessment
from assessments.services.frozen import day_of
from assessments.services.legal import results_with_law
from assessments.services.plain_text import NameIsTaken
from assessments.services.reading import workspace_of
from assessments.services.scenarios import (
    MOST_IN_REPORT,
    ChangesDoNotFit,
    ScenarioCard,
    TooManyInReport,
    TooManyScenarios,
    delete_scenario,
    rename_scenario,
    save_scenario,
    scenarios_of,
    set_in_report,
)
from assessments.templatetags.wording import text
from assessments.web import dropped
from assessments.web.access import assessment_for, visitor
from assessments.web.closed import back_when_closed
from assessments.web.form_pages import form_page
from assessments.web.forms.scenarios import ScenarioForm
from assessments.web.presenters.scenarios import scenario_rows, side_by_side
from assessments.web.sent import sent
from assessments.web.views.what_if import frame, unreadable

PICKED = "szenario"
FEWEST, MOST = 2, 3


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("scenarios")
def scenarios(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """List the scenarios; bring back the one deleted last."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    if request.method == "POST":
        _undo(request, assessment)
        return redirect("scenarios", hospital_id, assessment_id)
    return _list(request, assessment)


@require_safe
def scenario_compare(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show two or three scenarios beside the real state."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    try:
        picked = {UUID(value) for value in request.GET.getlist(PICKED)}
    except ValueError:
        return unreadable(request, assessment, PICKED)
    if not FEWEST <= len(picked) <= MOST:
        return _list(request, assessment, _("Bitte wählen Sie zwei oder drei Szenarien zum Vergleich aus."))
    cards = tuple(card for card in scenarios_of(assessment) if card.id in picked)
    if len(cards) < len(picked):
        raise Http404
    return _compared(request, assessment, cards)


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("scenarios")
def scenario_rename(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, scenario_id: UUID) -> HttpResponse:
    """Give a scenario another name."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    card = _card(assessment, scenario_id)
    form = ScenarioForm(sent(request), initial={"name": card.name})
    if form.is_bound and form.is_valid() and _renamed(request, assessment, card, form):
        return redirect("scenarios", hospital_id, assessment_id)
    context = _frame(request, assessment) | {"card": card, "form": form}
    return form_page(request, "assessments/scenario_rename.html", context)


@require_POST
@back_when_closed("scenarios")
def scenario_report(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, scenario_id: UUID) -> HttpResponse:
    """Put a scenario into the report, or take it out."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    card, sent = _card(assessment, scenario_id), request.POST.get("in_report", "")
    if sent not in ("0", "1"):
        raise BadRequest("neither in nor out of the report")  # no page offers it
    wanted = sent == "1"
    try:
        set_in_report(
            assessment=assessment, scenario=scenario_id, in_report=wanted, by=visitor(request), at=timezone.now()
        )
    except TooManyInReport:
        told = _("Der Bericht zeigt höchstens %(most)d Szenarien. Nehmen Sie zuerst eines heraus.")
        messages.error(request, told % {"most": MOST_IN_REPORT})
    else:
        told = _("„%(name)s“ steht jetzt im Bericht.") if wanted else _("„%(name)s“ steht nicht mehr im Bericht.")
        messages.success(request, told % {"name": card.name})
    return redirect("scenarios", hospital_id, assessment_id)


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("scenarios")
def scenario_delete(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, scenario_id: UUID) -> HttpResponse:
    """Ask before a scenario is deleted, and keep it at hand for one undo."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    card = _card(assessment, scenario_id)
    if request.method == "POST":
        delete_scenario(assessment=assessment, scenario=scenario_id, by=visitor(request), at=timezone.now())
        dropped.remember(request, assessment, card)
        return redirect("scenarios", hospital_id, assessment_id)
    return render(request, "assessments/scenario_delete.html", _frame(request, assessment) | {"card": card})


def _list(request: HttpRequest, assessment: Assessment, problem: str = "") -> HttpResponse:
    workspace = workspace_of(assessment)
    cards = scenarios_of(assessment)
    context = frame(request, assessment) | {
        "rows": scenario_rows(workspace, cards, _names(workspace)),
        "picked": request.GET.getlist(PICKED),
        "problems": [("vergleich", problem)] if problem else [],
        "has_errors": bool(problem),
        "undo": dropped.name_of(request, assessment),
        "enough": len(cards) >= FEWEST,
    }
    return form_page(request, "assessments/scenarios.html", context)


def _compared(request: HttpRequest, assessment: Assessment, cards: tuple[ScenarioCard, ...]) -> HttpResponse:
    workspace, today = workspace_of(assessment), day_of(assessment, today=timezone.localdate())
    rows = scenario_rows(workspace, cards, _names(workspace))
    gone = [row.card.name for row in rows if row.missing]
    if gone:
        told = _("Dieses Szenario passt nicht mehr zur Selbstbewertung: %(name)s.")
        return _list(request, assessment, told % {"name": ", ".join(gone)})
    tried = (changed(workspace, card.changes) for card in cards)
    results = results_with_law(assessment, (workspace, *tried), as_of=today)
    context = frame(request, assessment) | {
        "rows": rows,
        "groups": side_by_side(workspace, results),
        "trail": _trail(assessment),
    }
    return render(request, "assessments/scenario_compare.html", context)


def _names(workspace: Workspace) -> dict[str, str]:
    return {one.code: _name(workspace, one) for one in workspace.applications}


def _name(workspace: Workspace, application: Application) -> str:
    return application.name or text(workspace.edition.archetypes_by_code[application.archetype].name)


def _frame(request: HttpRequest, assessment: Assessment) -> dict[str, object]:
    return frame(request, assessment) | {"trail": _trail(assessment)}


def _trail(assessment: Assessment) -> list[tuple[str, str]]:
    here = (assessment.hospital_id, assessment.pk)
    return [(_("Ergebnis"), reverse("result", args=here)), (_("Szenarien"), reverse("scenarios", args=here))]


def _card(assessment: Assessment, scenario_id: UUID) -> ScenarioCard:
    card = next((card for card in scenarios_of(assessment) if card.id == scenario_id), None)
    if card is None:
        raise Http404
    return card


def _renamed(request: HttpRequest, assessment: Assessment, card: ScenarioCard, form: ScenarioForm) -> bool:
    name = form.cleaned_data["name"]
    try:
        rename_scenario(assessment=assessment, scenario=card.id, name=name, by=visitor(request), at=timezone.now())
    except NameIsTaken:
        form.add_error("name", _("Ein Szenario mit diesem Namen gibt es schon."))
        return False
    messages.success(request, _("Das Szenario heißt jetzt „%(name)s“.") % {"name": name})
    return True


def _undo(request: HttpRequest, assessment: Assessment) -> None:
    """Bring back the scenario deleted last; once only, and only into the assessment it came from."""
    kept = dropped.take(request, assessment)
    if kept is None:
        return
    try:
        _bring_back(request, assessment, *kept)
        messages.success(request, _("Das Löschen ist rückgängig gemacht."))
    except (NameIsTaken, TooManyScenarios, TooManyInReport, ChangesDoNotFit):
        messages.warning(request, _("Das Szenario passt nicht mehr in die Liste oder zur Selbstbewertung."))


@transaction.atomic  # a scenario that was in the report and no longer is would be half an undo
def _bring_back(request: HttpRequest, assessment: Assessment, name: str, changes: Changes, in_report: bool) -> None:
    by, at = visitor(request), timezone.now()
    card = save_scenario(assessment=assessment, name=name, changes=changes, by=by, at=at)
    set_in_report(assessment=assessment, scenario=card.id, in_report=in_report, by=by, at=at)
