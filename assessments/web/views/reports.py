"""Reports: asked for, watched, downloaded."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from assessments.domain.roles import Permission
from assessments.models import Assessment, Report, ReportStatus
from assessments.services.reporting import reports_of, request_report
from assessments.templatetags.wording import language
from assessments.web.access import assessment_for, holds, visitor
from assessments.web.downloads import download, in_plain_letters
from assessments.web.form_pages import form_page
from assessments.web.forms.reports import ReportForm
from assessments.web.presenters.reports import ReportView
from assessments.web.report_jobs import press
from assessments.web.sent import sent


@require_http_methods(["GET", "HEAD", "POST"])
def reports(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """List the reports of an assessment; ask for one."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    data = sent(request)
    form = ReportForm(data, initial={"language": language()})
    if data is not None and form.is_valid():
        wanted = _requested(request, assessment, form.cleaned_data["language"])
        return redirect("report", hospital_id, assessment_id, wanted.pk)
    context = _frame(request, assessment) | {
        "form": form,
        "reports": tuple(ReportView(card) for card in reports_of(assessment, at=timezone.now())),
    }
    return form_page(request, "assessments/reports.html", context)


@require_safe
def report(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, report_id: UUID) -> HttpResponse:
    """Show how one report stands; the page looks again by itself until it is done or has failed."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    cards = reports_of(assessment, at=timezone.now())
    card = next((card for card in cards if card.id == report_id), None)
    if card is None:
        raise Http404
    response = render(request, "assessments/report.html", _frame(request, assessment) | {"report": ReportView(card)})
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def report_download(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, report_id: UUID) -> HttpResponse:
    """Hand out the stored PDF; one that is not finished leads to its progress."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    stored = get_object_or_404(assessment.reports.defer("data"), pk=report_id)
    if stored.status != ReportStatus.DONE or stored.pdf is None:
        return redirect("report", hospital_id, assessment_id, report_id)
    return download(bytes(stored.pdf), name=_file_name(assessment, stored), content_type="application/pdf")


def _requested(request: HttpRequest, assessment: Assessment, language: str) -> Report:
    """Ask for the report and have it drawn once the request for it is safely stored."""
    wanted = request_report(assessment=assessment, language=language, by=visitor(request), at=timezone.now())
    if wanted.status == ReportStatus.QUEUED:
        transaction.on_commit(lambda: press.put(wanted.pk))
    return wanted


def _file_name(assessment: Assessment, stored: Report) -> str:
    house = in_plain_letters(assessment.hospital.name, otherwise="bericht")
    return f"cloudready-{house}-{timezone.localdate(stored.requested_at):%Y-%m-%d}-{stored.language}.pdf"


def _frame(request: HttpRequest, assessment: Assessment) -> dict[str, object]:
    return {
        "assessment": assessment,
        "section": "reports",
        "may_report": holds(request, Permission.REPORT),
    }
