"""The questionnaire on paper and in a table: the page about both, and giving them out."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments.domain.questionnaire_file.values import Content, Format
from assessments.domain.questionnaire_file.words import TITLE
from assessments.domain.roles import Permission
from assessments.models import Assessment
from assessments.report.questionnaire.drawing import draw_apart
from assessments.report.questionnaire.workbook import workbook_of
from assessments.report.rendering import RenderingFailed
from assessments.services.questionnaire_files import note_export, printed, sheets_of
from assessments.templatetags.wording import language
from assessments.web.access import assessment_for, visitor
from assessments.web.busy import BUSY, busy
from assessments.web.closed import may_change
from assessments.web.downloads import download, in_plain_letters
from assessments.web.form_pages import form_page
from assessments.web.forms.questionnaire_files import ExportForm, ImportForm

TYPES = {
    Format.TABLE: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.PAPER: "application/pdf",
}


@require_safe
def questionnaire_files(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Offer the questionnaire, and take it back."""
    return page(request, assessment_for(request, hospital_id, assessment_id))


@require_POST
def questionnaire_export(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Hand the questionnaire out."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    form = ExportForm(request.POST)
    if not form.is_valid():
        return page(request, assessment, export=form)
    wanted, content = Format(form.cleaned_data["format"]), Content(form.cleaned_data["content"])
    spoken = form.cleaned_data["language"]
    try:
        raw = _file(assessment, wanted, content, spoken)
    except RenderingFailed:
        form.add_error(None, _("Das PDF konnte gerade nicht erstellt werden. Bitte versuchen Sie es noch einmal."))
        return busy(page(request, assessment, export=form, status=BUSY))
    now = timezone.now()
    note_export(assessment=assessment, form=wanted, language=spoken, content=content, by=visitor(request), at=now)
    return download(raw, name=_file_name(assessment, wanted), content_type=TYPES[wanted])


def page(
    request: HttpRequest,
    assessment: Assessment,
    *,
    export: ExportForm | None = None,
    table: ImportForm | None = None,
    wrong: tuple[tuple[str, ...], int] = ((), 0),
    status: int = 200,
) -> HttpResponse:
    """Return the page with the forms as they were sent, and what is wrong with a file."""
    bound: forms.Form | None = next((form for form in (export, table) if form and form.errors), None)
    context = {
        "assessment": assessment,
        "section": "tasks",
        "export_form": export or ExportForm(initial={"language": language()}),
        "import_form": table or ImportForm(),
        "form": bound,
        "problems": [("id_table", line) for line in wrong[0]],
        "more_problems": wrong[1],
        "has_errors": bool(bound or wrong[0]),
        "may_answer": may_change(request, assessment, Permission.ANSWER),
    }
    return form_page(request, "assessments/questionnaire_files.html", context, status=status)


def _file(assessment: Assessment, wanted: Format, content: Content, spoken: str) -> bytes:
    now = timezone.localtime()
    if wanted is Format.PAPER:
        return draw_apart(printed(assessment, language=spoken, content=content, on=now.date()))
    sheets = sheets_of(assessment, language=spoken, content=content, on=now.date())
    return workbook_of(sheets, title=TITLE.in_language(spoken), at=now)


def _file_name(assessment: Assessment, wanted: Format) -> str:
    house = in_plain_letters(assessment.hospital.name, otherwise="haus")
    return f"fragebogen-{house}-{timezone.localdate():%Y-%m-%d}.{wanted}"
