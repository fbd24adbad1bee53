"""What the law says to a house and each of its steps."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.domain.roles import Permission
from assessments.models import Assessment, CloudService
from assessments.services.frozen import day_of, frozen_of
from assessments.services.legal import judged_with_law, law_of
from assessments.services.reading import workspace_of
from assessments.web.access import assessment_for
from assessments.web.closed import may_change
from assessments.web.form_pages import form_page
from assessments.web.forms.days import AsOfForm
from assessments.web.presenters.law import law_page
from assessments.web.presenters.law_places import ServiceName


@require_safe
def law(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show which duties there are, what stands in the way, what is missing, and by when; as of any day."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace = workspace_of(assessment)
    form, as_of = asked_day(request, assessment)
    legal = judged_with_law(assessment, as_of=as_of, workspace=workspace).legal
    services = service_names(assessment)
    page = law_page(legal=legal, assessment=assessment, workspace=workspace, services=services) if legal else None
    context = {
        **around(request, assessment, as_of),
        "law": legal.law if legal else law_of(assessment),
        "page": page,
        "as_of_form": form,
        "has_errors": bool(form.errors),
        "service_count": len(services),
    }
    return form_page(request, "assessments/law.html", context)


def around(request: HttpRequest, assessment: Assessment, as_of: date) -> dict[str, object]:
    """Return what every page about the law of an assessment shows."""
    is_today = as_of == day_of(assessment, today=timezone.localdate())
    return {
        "assessment": assessment,
        "section": "law",
        "as_of": as_of,
        "is_today": is_today,
        "at_that_day": "" if is_today else f"?stichtag={as_of.isoformat()}",
        "may_edit": may_change(request, assessment, Permission.ANSWER),
    }


def asked_day(request: HttpRequest, assessment: Assessment) -> tuple[AsOfForm, date]:
    """Return the day the address asks for, with what is wrong about it; then it is today, or the day of submission."""
    form = AsOfForm(request.GET if "stichtag" in request.GET else None)
    wanted = form.cleaned_data["stichtag"] if form.is_valid() else None
    return form, wanted or day_of(assessment, today=timezone.localdate())


def service_names(assessment: Assessment) -> dict[str, ServiceName]:
    """Return what people call the services of the house; one query. A frozen assessment keeps those removed since."""
    rows = CloudService.objects.filter(provider__hospital=assessment.hospital_id).values_list(
        "pk", "name", "provider", "provider__name"
    )
    names = {str(key): ServiceName(str(key), name, str(owner), owner_name) for key, name, owner, owner_name in rows}
    frozen = frozen_of(assessment)
    kept = frozen.content.said.register.services if frozen else ()
    return {one.key: ServiceName(one.key, one.name, one.key, one.provider.name) for one in kept} | names
