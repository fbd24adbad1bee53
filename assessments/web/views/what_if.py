"""What would be if: changes that are tried out beside the real state, and kept as a scenario on request."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.domain.results import Result
from assessments.domain.roles import Permission
from assessments.domain.what_if.changes import Changes
from assessments.domain.what_if.comparing import compare
from assessments.domain.what_if.trying import changed
from assessments.domain.workspace import Workspace
from assessments.models import Assessment
from assessments.report.charts.movement import draw_movement
from assessments.services.frozen import day_of
from assessments.services.legal import results_with_law
from assessments.services.plain_text import NameIsTaken
from assessments.services.reading import workspace_of
from assessments.services.scenarios import (
    MOST_SCENARIOS,
    ChangesDoNotFit,
    NothingIsChanged,
    TooManyScenarios,
    save_scenario,
    scenarios_of,
)
from assessments.templatetags.wording import language, text
from assessments.web.access import assessment_for, visitor
from assessments.web.closed import back_when_closed, may_change
from assessments.web.form_pages import form_page
from assessments.web.forms.scenarios import ScenarioForm
from assessments.web.presenters.changes import changes_in_words
from assessments.web.presenters.effects import effect_of
from assessments.web.presenters.what_if import blocks_of, presets_of, questions_of
from assessments.web.sent import sent
from assessments.web.trying import UnreadableAddress, address_of, changes_in, shown_in


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("what_if")
def what_if(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show what the changes in the address would do; keep them as a scenario."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace = workspace_of(assessment)
    try:
        changes, shown = changes_in(request.GET, workspace), shown_in(request.GET, workspace)
    except UnreadableAddress as problem:
        return unreadable(request, assessment, problem.what)
    form = ScenarioForm(sent(request))
    if form.is_bound and form.is_valid() and _saved(request, assessment, changes, form):
        return redirect("scenarios", hospital_id, assessment_id)
    context = frame(request, assessment) | _tried(assessment, workspace, changes, shown) | {"form": form}
    return form_page(request, "assessments/what_if.html", context)


def frame(request: HttpRequest, assessment: Assessment) -> dict[str, object]:
    """Return what every page about scenarios shows."""
    here = (assessment.hospital_id, assessment.pk)
    return {
        "assessment": assessment,
        "section": "result",
        "can_edit": may_change(request, assessment, Permission.ANSWER),
        "trail": [(_("Ergebnis"), reverse("result", args=here))],
    }


def unreadable(request: HttpRequest, assessment: Assessment, what: str) -> HttpResponse:
    """Say which part of an address nobody could have chosen here."""
    context = {"assessment": assessment, "section": "result", "what": what}
    return render(request, "assessments/what_if_unreadable.html", context, status=400)


def names_in(result: Result) -> dict[str, str]:
    """Return the names of the applications by code."""
    return {verdict.code: text(verdict.name) for verdict in result.applications}


def _tried(assessment: Assessment, workspace: Workspace, changes: Changes, shown: str) -> dict[str, object]:
    today = day_of(assessment, today=timezone.localdate())
    states = (workspace, changed(workspace, changes)) if changes else (workspace,)
    real, *others = results_with_law(assessment, states, as_of=today)
    tried = others[0] if others else real
    names, kept = names_in(real), scenarios_of(assessment)
    first, chapters = questions_of(workspace, real, changes)
    return {
        "changes": changes_in_words(workspace, changes, names),
        "query": address_of(workspace, changes),
        "effect": effect_of(workspace.edition, compare(real, tried), names),
        "quadrant": draw_movement(real.scorecard, tried.scorecard, language()),
        "first": first,
        "chapters": chapters,
        "applications": sorted(names.items(), key=lambda pair: pair[1].casefold()),
        "shown": shown,
        "blocks": blocks_of(workspace, names, changes, shown),
        "presets": presets_of(workspace, changes),
        "has_themes": bool(workspace.edition.themes),
        "own_weights": sorted((changes.weights or {}).items()),
        "scenario": next((card for card in kept if changes and card.changes == changes), None),
        "scenario_count": len(kept),
    }


def _saved(request: HttpRequest, assessment: Assessment, changes: Changes, form: ScenarioForm) -> bool:
    """Keep the changes; say beside the name why not, where they cannot be kept."""
    name = form.cleaned_data["name"]
    try:
        save_scenario(assessment=assessment, name=name, changes=changes, by=visitor(request), at=timezone.now())
    except NameIsTaken:
        form.add_error("name", _("Ein Szenario mit diesem Namen gibt es schon."))
    except TooManyScenarios:
        told = _("Es sind schon %(most)d Szenarien gespeichert. Bitte löschen Sie zuerst eines.")
        form.add_error(None, told % {"most": MOST_SCENARIOS})
    except NothingIsChanged:
        form.add_error(None, _("Es ist nichts geändert. Ein Szenario braucht mindestens eine Änderung."))
    except ChangesDoNotFit:
        form.add_error(None, _("Die Selbstbewertung hat sich inzwischen geändert. Bitte laden Sie die Seite neu."))
    else:
        messages.success(request, _("Das Szenario „%(name)s“ ist gespeichert.") % {"name": name})
        return True
    return False
