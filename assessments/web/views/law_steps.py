"""What the law says to one step of a house."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments.models import Assessment
from assessments.services.legal import judged_with_law
from assessments.services.reading import workspace_of
from assessments.web.access import assessment_for
from assessments.web.presenters.law import step_groups, step_names
from assessments.web.views.law import around, asked_day, service_names


@require_safe
def law_planned(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, code: str) -> HttpResponse:
    """Show what the law says to an application bound for a cloud, while no service is chosen for it."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    return render(request, "assessments/law_step.html", step_context(request, assessment, "", code))


def step_context(request: HttpRequest, assessment: Assessment, service: str, code: str) -> dict[str, object]:
    """Return what the page of a step shows beside its form; ``service`` is empty while none is chosen.

    :raises Http404: when this is no step of the house.
    """
    _form, as_of = asked_day(request, assessment)
    workspace = workspace_of(assessment)
    legal = judged_with_law(assessment, as_of=as_of, workspace=workspace).legal
    names = step_names(workspace, legal.facts, service_names(assessment)) if legal else {}
    step = next((one for one in names.values() if one.service == service and one.application == code), None)
    if legal is None or step is None:
        raise Http404
    overview = reverse("law", args=[assessment.hospital_id, assessment.pk])
    legal_step = next(one for one in legal.facts.steps if one.step.code == step.code)
    findings = next(one.findings for one in legal.result.steps if one.code == step.code)
    return {
        **around(request, assessment, as_of),
        "law": legal.law,
        "step": step,
        "groups": step_groups(legal, step),
        "missing": frozenset(name for found in findings for name in found.missing),
        "assumed": legal_step.step.facts.values,
        "trail": [(_("Recht"), overview)],
    }
