"""The applications of a house: its list, and the catalogue to choose from."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from assessments.domain.hospital import Application
from assessments.domain.roles import Permission
from assessments.domain.workspace import Workspace
from assessments.models import Assessment
from assessments.services.inventory import (
    Chosen,
    CodeIsTaken,
    TooManyApplications,
    add_application,
    choose_archetypes,
    save_application,
)
from assessments.services.reading import workspace_of
from assessments.web import removed
from assessments.web.access import assessment_for, visitor
from assessments.web.closed import back_when_closed, may_change
from assessments.web.forms.applications import ChoiceForm
from assessments.web.presenters.inventory import rows_of, shelves_of

LONGEST_QUERY = 60
OWN, CATALOGUE = "eigene", "katalog"


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("inventory")
def inventory(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show the house's applications or the catalogue to choose from; store the choice."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace = workspace_of(assessment)
    if request.method == "POST":
        return _undo(request, assessment) if "undo" in request.POST else _choose(request, assessment, workspace)
    wanted = request.GET.get("liste", OWN if workspace.applications else CATALOGUE)
    if wanted == CATALOGUE and may_change(request, assessment, Permission.ANSWER):
        return _catalogue(request, assessment, workspace)
    context = {"rows": rows_of(workspace.edition, workspace.applications), "undo": removed.name_of(request, assessment)}
    return render(request, "assessments/inventory.html", frame(request, assessment, workspace) | context)


def frame(request: HttpRequest, assessment: Assessment, workspace: Workspace) -> dict[str, object]:
    """Return what every page of the inventory shows."""
    return {
        "assessment": assessment,
        "section": "inventory",
        "can_edit": may_change(request, assessment, Permission.ANSWER),
        "own_count": len(workspace.applications),
        "catalogue_count": len(workspace.edition.archetypes),
    }


def own_list(hospital_id: UUID, assessment_id: UUID) -> str:
    """Return the address of the house's own list, whether there is something in it or not."""
    return f"{reverse('inventory', args=[hospital_id, assessment_id])}?liste={OWN}"


def _catalogue(request: HttpRequest, assessment: Assessment, workspace: Workspace) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    shelves = shelves_of(workspace.edition, workspace.applications, query)
    context = {
        "shelves": shelves,
        "query": query,
        "found": sum(len(shelf.items) for shelf in shelves),
        "chosen": len({application.archetype for application in workspace.applications}),
    }
    return render(request, "assessments/inventory_catalogue.html", frame(request, assessment, workspace) | context)


def _choose(request: HttpRequest, assessment: Assessment, workspace: Workspace) -> HttpResponse:
    form = ChoiceForm(request.POST, edition=workspace.edition)
    if not form.is_valid():
        raise BadRequest("no archetype of this edition")  # no page offers it
    wanted = form.chosen(application.archetype for application in workspace.applications)
    try:
        chosen = choose_archetypes(assessment=assessment, archetypes=wanted, by=visitor(request), at=timezone.now())
    except TooManyApplications:
        messages.error(request, _("Die Liste ist voll. Entfernen Sie zuerst eine Anwendung."))
    else:
        _tell(request, workspace, chosen)
    return redirect(own_list(assessment.hospital_id, assessment.pk))


def _tell(request: HttpRequest, workspace: Workspace, chosen: Chosen) -> None:
    changed = len(chosen.added) + len(chosen.removed)
    saved = ngettext("Auswahl gespeichert, %(n)d Änderung.", "Auswahl gespeichert, %(n)d Änderungen.", changed)
    messages.success(request, saved % {"n": changed})
    rows = rows_of(workspace.edition, workspace.applications)
    names = [row.name for row in rows if row.application.code in chosen.kept]
    if names:
        kept = _("Nicht entfernt, weil Sie dazu Angaben gemacht haben: %(names)s. Das geht einzeln in der Liste.")
        messages.warning(request, kept % {"names": ", ".join(names)})


def _undo(request: HttpRequest, assessment: Assessment) -> HttpResponse:
    """Bring back the application removed last; once only, and only into the assessment it came from."""
    application = removed.take(request, assessment)
    if application is not None:
        try:
            _bring_back(request, assessment, application)
            messages.success(request, _("Das Entfernen ist rückgängig gemacht."))
        except (CodeIsTaken, TooManyApplications):
            messages.warning(request, _("Diese Anwendung steht schon wieder in der Liste, oder die Liste ist voll."))
    return redirect(own_list(assessment.hospital_id, assessment.pk))


@transaction.atomic  # an application without what was said about it would be half an undo
def _bring_back(request: HttpRequest, assessment: Assessment, application: Application) -> None:
    now = timezone.now()
    add_application(
        assessment=assessment,
        archetype=application.archetype,
        name=application.name,
        code=application.code,
        by=visitor(request),
        at=now,
    )
    save_application(assessment=assessment, application=application, by=visitor(request), at=now)
