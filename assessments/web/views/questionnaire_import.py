"""A filled table comes back: read, shown change by change, and taken over once somebody has looked at it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from assessments.domain.evidence import Flaw
from assessments.domain.questionnaire_file.values import Filled
from assessments.models import Assessment
from assessments.services.edition_snapshots import edition_of
from assessments.services.questionnaire_import import (
    Imported,
    MayNotAnswer,
    NoQuestionnaire,
    Preview,
    TableIsRefused,
    import_answers,
    preview_of,
    read_filled,
)
from assessments.web.access import assessment_for, may_write, visitor
from assessments.web.busy import BUSY, busy, busy_sentence
from assessments.web.closed import back_when_closed
from assessments.web.forms.questionnaire_files import ConfirmForm, ImportForm
from assessments.web.presenters.evidence import WHY
from assessments.web.presenters.questionnaire_files import preview_page, problem_lines
from assessments.web.questionnaire_shelf import drop, put_aside, put_back, waiting
from assessments.web.uploading import TOO_LARGE, excess_of
from assessments.web.views.questionnaire_files import page

CONFLICT = 409


@require_POST
def questionnaire_import(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Read a filled table and put what it says aside to be looked at."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    form = ImportForm(request.POST, request.FILES)
    if excess_of(request):
        form.add_error("table", _("Die Datei ist zu groß. Höchstens 5 MB sind möglich."))
        return page(request, assessment, table=form, status=TOO_LARGE)
    if not form.is_valid():
        return page(request, assessment, table=form)
    try:
        filled = read_filled(assessment, form.raw())
    except TableIsRefused as refused:
        form.add_error("table", _why(refused.flaw))
        return page(request, assessment, table=form)
    except NoQuestionnaire as wrong:
        lines = problem_lines(wrong.problems)
        return page(request, assessment, table=form, wrong=lines)
    put_aside(request, assessment, filled, at=timezone.now())
    return redirect("questionnaire_preview", hospital_id, assessment_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("questionnaire_files")
def questionnaire_preview(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show every change, old and new, and take them over."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    kept = waiting(request, assessment, at=timezone.now())
    sent = request.method == "POST"
    if kept is None or (sent and request.POST.get("name") != kept[0]):
        messages.warning(request, _("Hier wartet keine Datei mehr. Bitte laden Sie sie noch einmal hoch."))
        return redirect("questionnaire_files", hospital_id, assessment_id)
    name, filled = kept
    if sent and request.POST.get("deed") == "drop":
        drop(request)
        messages.success(request, _("Die Datei ist verworfen. Es wurde nichts geändert."))
        return redirect("questionnaire_files", hospital_id, assessment_id)
    if sent:
        return _take_over(request, assessment, name, filled)
    return _shown(request, assessment, name, _preview(request, assessment, filled))


def _take_over(request: HttpRequest, assessment: Assessment, name: str, filled: tuple[Filled, ...]) -> HttpResponse:
    form = ConfirmForm((one.code for one in filled), request.POST)
    try:
        imported = import_answers(
            assessment=assessment,
            filled=filled,
            decided=form.decided(),
            allowed=_allowed(request, filled),
            by=visitor(request),
            at=timezone.now(),
        )
    except MayNotAnswer:
        messages.error(request, _("Diese Fragen beantworten andere. Es wurde nichts geändert."))
        return redirect("questionnaire_files", assessment.hospital_id, assessment.pk)
    except OperationalError:
        messages.error(request, busy_sentence())
        return busy(_shown(request, assessment, name, _preview(request, assessment, filled), BUSY))
    if imported.saved:
        messages.success(request, _taken(imported))
    undecided = {conflict.code for conflict in imported.conflicts if not form.settled(conflict)}
    if undecided:
        rest = tuple(one for one in filled if one.code in undecided)
        put_back(request, assessment, rest)
        return _shown(request, assessment, name, _preview(request, assessment, rest), CONFLICT)
    drop(request)
    if not imported.saved:
        messages.success(request, _("Nichts zu ändern: Alles bleibt, wie es ist."))
    return redirect("tasks", assessment.hospital_id, assessment.pk)


def _taken(imported: Imported) -> str:
    count = len(imported.saved)
    return ngettext(
        "Eine Antwort aus der Datei ist übernommen.", "%(count)s Antworten aus der Datei sind übernommen.", count
    ) % {"count": count}


def _shown(
    request: HttpRequest, assessment: Assessment, name: str, preview: Preview, status: int = 200
) -> HttpResponse:
    shown = preview_page(preview, edition_of(assessment.edition))
    undecided = _("%(code)s: Bitte entscheiden Sie, welche Antwort gilt.")
    context = {
        "assessment": assessment,
        "section": "tasks",
        "name": name,
        "page": shown,
        "problems": [(f"id_{row.code}-keep", undecided % {"code": row.code}) for row in shown.conflicts]
        if status == CONFLICT
        else [],
        "has_errors": status == CONFLICT,
    }
    return render(request, "assessments/questionnaire_preview.html", context, status=status)


def _preview(request: HttpRequest, assessment: Assessment, filled: tuple[Filled, ...]) -> Preview:
    return preview_of(assessment, filled, allowed=_allowed(request, filled))


def _allowed(request: HttpRequest, filled: tuple[Filled, ...]) -> frozenset[str]:
    return frozenset(one.code for one in filled if may_write(request, one.code))


def _why(flaw: Flaw) -> str:
    """Say why a file is not read; what would be a way out for evidence is none here."""
    match flaw:
        case Flaw.ACTIVE:
            return _("Die Datei enthält Makros oder andere Programme. Bitte speichern Sie sie als .xlsx ohne Makros.")
        case Flaw.MISMATCH:
            return _("Das ist keine Excel-Tabelle, auch wenn der Name so endet.")
        case Flaw.OUTSIDE:
            return _("Die Datei verweist auf andere Dateien. Bitte füllen Sie nur die Felder des Fragebogens aus.")
        case _:
            return str(WHY[flaw])
