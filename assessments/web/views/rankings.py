"""Rankings of themes: what each side of the house finds important, and what depends on it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assessments.domain.roles import Permission
from assessments.domain.stakeholders import compare_rankings
from assessments.domain.weighting import BY_THEMES, name_of_weighting
from assessments.domain.workspace import Workspace
from assessments.models import Assessment
from assessments.services.rankings import (
    MOST_STAKEHOLDERS,
    GivenRanking,
    NoSidesToAdopt,
    TooManyRankings,
    adopt,
    give_ranking,
    rankings_of,
    withdraw_ranking,
)
from assessments.services.reading import workspace_of
from assessments.templatetags.wording import text
from assessments.web.access import assessment_for, visitor
from assessments.web.closed import back_when_closed, may_change
from assessments.web.form_pages import form_page
from assessments.web.forms.rankings import RankingForm, initial_of
from assessments.web.presenters.rankings import mean_of, opinion_rows, sides_of, theme_rows
from assessments.web.views.what_if import frame

WHO = "wer"


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("themes")
def themes(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show all rankings and what depends on them; store one."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace = workspace_of(assessment)
    if not workspace.edition.themes:
        raise Http404  # an older edition, whose criteria nobody has grouped
    given = rankings_of(assessment)
    form = _form(request, workspace, given)
    if form.is_bound and form.is_valid() and _stored(request, assessment, form):
        return redirect("themes", hospital_id, assessment_id)
    context = {
        **frame(request, assessment),
        **_compared(workspace, given),
        "form": form,
        "can_weigh": may_change(request, assessment, Permission.MANAGE),
        "weighting": name_of_weighting(workspace.edition, workspace.preset),
        "by_themes": workspace.preset == BY_THEMES,
    }
    return form_page(request, "assessments/themes.html", context)


@require_POST
@back_when_closed("themes")
def themes_adopt(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Weigh the criteria by one ranking, or by the mean of those named."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    sides = tuple(request.POST.getlist(WHO))
    try:
        adopt(assessment=assessment, labels=sides, by=visitor(request), at=timezone.now())
    except NoSidesToAdopt as refusal:
        raise BadRequest("no sides, or one twice") from refusal  # no page offers it
    if len(sides) == 1:
        messages.success(request, _("Das Ergebnis gilt jetzt mit der Rangfolge „%(name)s“.") % {"name": sides[0]})
    else:
        messages.success(request, _("Das Ergebnis gilt jetzt mit dem Mittel der Rangfolgen."))
    return redirect("themes", hospital_id, assessment_id)


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("themes")
def themes_withdraw(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Ask before a ranking is taken out, and take it out."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    given = _given(rankings_of(assessment), request.GET.get(WHO, ""))
    if request.method == "POST":
        now = timezone.now()
        withdraw_ranking(assessment=assessment, stakeholder=given.stakeholder, by=visitor(request), at=now)
        messages.success(request, _("Die Rangfolge „%(name)s“ ist entfernt.") % {"name": given.stakeholder})
        return redirect("themes", hospital_id, assessment_id)
    here = (hospital_id, assessment_id)
    trail = [(_("Ergebnis"), reverse("result", args=here)), (_("Themen gewichten"), reverse("themes", args=here))]
    context = frame(request, assessment) | {"given": given, "trail": trail}
    return render(request, "assessments/themes_withdraw.html", context)


def _form(request: HttpRequest, workspace: Workspace, given: tuple[GivenRanking, ...]) -> RankingForm:
    if request.method == "POST":
        return RankingForm(request.POST, edition=workspace.edition)
    if WHO not in request.GET:
        return RankingForm(edition=workspace.edition)
    held = _given(given, request.GET[WHO])
    return RankingForm(edition=workspace.edition, initial=initial_of(workspace.edition, held.stakeholder, held.ranking))


def _given(given: tuple[GivenRanking, ...], stakeholder: str) -> GivenRanking:
    found = next((one for one in given if one.stakeholder == stakeholder), None)
    if found is None:
        raise Http404
    return found


def _stored(request: HttpRequest, assessment: Assessment, form: RankingForm) -> bool:
    name = form.cleaned_data["stakeholder"]
    try:
        give_ranking(
            assessment=assessment, stakeholder=name, ranking=form.ranking(), by=visitor(request), at=timezone.now()
        )
    except TooManyRankings:
        told = _("Es sind schon %(most)d Rangfolgen gespeichert. Bitte entfernen Sie zuerst eine.")
        form.add_error(None, told % {"most": MOST_STAKEHOLDERS})
        return False
    messages.success(request, _("Die Rangfolge „%(name)s“ ist gespeichert.") % {"name": name})
    return True


def _compared(workspace: Workspace, given: tuple[GivenRanking, ...]) -> dict[str, object]:
    """Judge every application by every ranking, under the law that the result is judged under."""
    if not given:
        return {"sides": ()}
    edition = workspace.lawful_edition
    rankings = {one.stakeholder: one.ranking for one in given}
    sides, mean = sides_of(workspace, given), mean_of(workspace, given)
    comparison = compare_rankings(edition, workspace.sheet, workspace.applications, rankings)
    names = {
        one.code: one.name or text(edition.archetypes_by_code[one.archetype].name) for one in workspace.applications
    }
    return {
        "sides": sides,
        "themes": theme_rows(workspace.edition, given),
        "mean": mean,
        "adopted": mean.adopted or any(side.adopted for side in sides),
        "agreed": len(comparison.agreed),
        "disputed": opinion_rows(comparison, names),
        "total": len(comparison.applications),
    }
