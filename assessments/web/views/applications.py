"""One application of a house: added, described, removed."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.domain.hospital import Application
from assessments.domain.workspace import Workspace
from assessments.models import Assessment
from assessments.services.frozen import day_of
from assessments.services.inventory import TooManyApplications, add_application, remove_application, save_application
from assessments.services.legal import judged_with_law
from assessments.services.reading import workspace_of
from assessments.web import removed
from assessments.web.access import assessment_for, visitor
from assessments.web.closed import back_when_closed
from assessments.web.form_pages import form_page
from assessments.web.forms.applications import ApplicationForm, NewApplicationForm
from assessments.web.presenters.application import code_fields, product_choices
from assessments.web.presenters.inventory import Row, described, names_of, rows_of
from assessments.web.presenters.verdicts import VerdictRow, verdict_row
from assessments.web.sent import sent
from assessments.web.views.inventory import frame, own_list


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("inventory")
def application_add(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Add an application of the house's own."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace = workspace_of(assessment)
    data = sent(request)
    taken = names_of(workspace.edition, workspace.applications)
    form = NewApplicationForm(data, edition=workspace.edition, taken=taken)
    if data is not None and form.is_valid():
        try:
            added = add_application(assessment=assessment, by=visitor(request), at=timezone.now(), **form.cleaned_data)
        except TooManyApplications:
            form.add_error(None, _("Die Liste ist voll. Entfernen Sie zuerst eine Anwendung."))
        else:
            told = _("„%(name)s“ ist ergänzt. Hier können Sie die Merkmale anpassen.")
            messages.success(request, told % {"name": added.name})
            return redirect("application_edit", hospital_id, assessment_id, added.code)
    context = frame(request, assessment, workspace) | {"form": form}
    return form_page(request, "assessments/application_new.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("inventory")
def application_edit(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, code: str) -> HttpResponse:
    """Describe one application; show what is recommended for it as stored."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace = workspace_of(assessment)
    row = _row(workspace, code)
    data = sent(request)
    if data is not None and data.get("then") == "reset":
        return _store(request, assessment, replace(row.application, codes={}))
    taken = names_of(workspace.edition, workspace.applications, but=code)
    form = ApplicationForm(data, edition=workspace.edition, application=row.application, taken=taken)
    if data is not None and form.is_valid():
        return _store(request, assessment, form.stated())
    context = {
        "row": row,
        "form": form,
        "product_choices": product_choices(form),
        "code_fields": code_fields(form),
        "preview": _preview(assessment, workspace, row.application),
        "trail": [(_("Anwendungen"), own_list(hospital_id, assessment_id))],
    }
    return form_page(request, "assessments/application.html", frame(request, assessment, workspace) | context)


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("inventory")
def application_remove(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, code: str) -> HttpResponse:
    """Ask before an application is removed, and keep it at hand for one undo."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    workspace = workspace_of(assessment)
    row = _row(workspace, code)
    if request.method == "POST":
        remove_application(assessment=assessment, code=code, by=visitor(request), at=timezone.now())
        removed.remember(request, assessment, row.application, row.name)
        return redirect(own_list(hospital_id, assessment_id))
    context = {
        "row": row,
        "described": described(row.application),
        "trail": [(_("Anwendungen"), own_list(hospital_id, assessment_id))],
    }
    return render(request, "assessments/application_remove.html", frame(request, assessment, workspace) | context)


def _row(workspace: Workspace, code: str) -> Row:
    rows = rows_of(workspace.edition, workspace.applications)
    row = next((row for row in rows if row.application.code == code), None)
    if row is None:
        raise Http404
    return row


def _store(request: HttpRequest, assessment: Assessment, application: Application) -> HttpResponse:
    save_application(assessment=assessment, application=application, by=visitor(request), at=timezone.now())
    messages.success(request, _("Die Angaben sind gespeichert."))
    if request.POST.get("then") == "list":
        return redirect(own_list(assessment.hospital_id, assessment.pk))
    return redirect("application_edit", assessment.hospital_id, assessment.pk, application.code)


def _preview(assessment: Assessment, workspace: Workspace, application: Application) -> VerdictRow:
    """Judge this application alone, which gives the same verdict as within the portfolio."""
    alone = replace(workspace, applications=(application,))
    judged = judged_with_law(assessment, as_of=day_of(assessment, today=timezone.localdate()), workspace=alone)
    return verdict_row(workspace.edition, application, judged.result.applications[0])
