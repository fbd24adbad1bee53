"""A running assessment goes on with a newer edition: offered, previewed, done, confirmed, taken back."""

from __future__ import annotations

import re
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from assessments.domain.legal_judgement import judge_with_law
from assessments.domain.roles import Permission
from assessments.models import Assessment, AssessmentMove
from assessments.services.confirming import confirm_answers, waiting_of
from assessments.services.edition_snapshots import edition_of
from assessments.services.legal import law_of, legal_basis_of
from assessments.services.moving import (
    PlanHasChanged,
    Preview,
    judged_after,
    move_assessment,
    newer_editions,
    preview_move,
)
from assessments.services.moving_back import (
    CannotUndo,
    NewApplicationsStandInTheWay,
    before_move,
    changed_since,
    move_row,
    moves_of,
    undo_move,
)
from assessments.services.reading import workspace_of
from assessments.web.access import assessment_for, may_write, visitor
from assessments.web.closed import back_when_closed, may_change
from assessments.web.form_pages import CONFLICT, form_page
from assessments.web.forms.moving import MoveForm
from assessments.web.presenters.moving import move_page, waiting_rows

SEEN = "gesehen"
ANSWER = "frage."
VERSION = re.compile(r"[0-9]{1,9}")


@require_safe
def moves(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """List the newer editions, the moves so far, and what still waits for a second look."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    context = _frame(assessment) | {
        "newer": newer_editions(assessment),
        "moves": moves_of(assessment, at=timezone.now()),
        "waiting": waiting_of(assessment),
        "may_move": may_change(request, assessment, Permission.MANAGE),
    }
    return render(request, "assessments/moves.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("moves")
def move(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, edition: str) -> HttpResponse:
    """Show what a move would do, and do it."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    preview = preview_move(assessment=assessment, edition=edition)
    if request.method == "POST":
        return _moved(request, assessment, preview)
    chosen = any(name.startswith("ersatz-") for name in request.GET)
    return _preview_page(request, assessment, preview, _form(preview, request.GET if chosen else None))


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("moves")
def move_undo(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, move_id: UUID) -> HttpResponse:
    """Say what taking a move back means, and take it back."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    row = move_row(assessment, move_id)
    if row is None:
        raise Http404
    if request.method != "POST":
        return _undo_page(request, assessment, row)
    try:
        undo_move(move=row, by=visitor(request), at=timezone.now())
    except CannotUndo:
        told = _("Dieser Wechsel lässt sich nicht mehr zurücknehmen. Es wurde nichts geändert.")
        return _undo_page(request, assessment, row, told, status=CONFLICT)
    except NewApplicationsStandInTheWay as refused:
        told = _("Diese Anwendungen kennt die frühere Ausgabe nicht: %(codes)s. Bitte entfernen Sie sie zuerst.")
        return _undo_page(request, assessment, row, told % {"codes": ", ".join(refused.codes)}, status=CONFLICT)
    messages.success(request, _("Der Wechsel ist zurückgenommen. Es gilt wieder der Stand davor."))
    return redirect("moves", hospital_id, assessment_id)


@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("move_confirm")
def move_confirm(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show the answers that wait for a second look, the question then and now, and let them stand."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    if request.method == "POST":
        return _confirmed(request, assessment)
    waiting = waiting_of(assessment)
    last = assessment.moves.filter(undone_at=None).select_related("milestone__edition").first() if waiting else None
    rows = waiting_rows(waiting, workspace_of(assessment), before_move(last) if last else None)
    context = _frame(assessment) | {
        "rows": [(row, may_write(request, row.code)) for row in rows],
        "may_answer": may_change(request, assessment, Permission.ANSWER),
        "prefix": ANSWER,
        "trail": _trail(assessment),
    }
    return render(request, "assessments/move_confirm.html", context)


def _moved(request: HttpRequest, assessment: Assessment, preview: Preview) -> HttpResponse:
    form = _form(preview, request.POST)
    if not form.is_valid():
        return _preview_page(request, assessment, preview, form)
    try:
        move_assessment(
            assessment=assessment,
            edition=preview.target.code,
            seen=request.POST.get(SEEN, ""),
            replacements=form.replacements,
            by=visitor(request),
            at=timezone.now(),
        )
    except PlanHasChanged:
        told = _("Die Selbstbewertung hat sich inzwischen geändert. Bitte sehen Sie sich die Vorschau noch einmal an.")
        return _preview_page(request, assessment, preview, form, told, status=CONFLICT)
    told = _("Die Selbstbewertung läuft jetzt mit der Ausgabe %(edition)s weiter. Der Stand davor ist festgehalten.")
    messages.success(request, told % {"edition": preview.target.code})
    return redirect("move_confirm", assessment.hospital_id, assessment.pk)


def _confirmed(request: HttpRequest, assessment: Assessment) -> HttpResponse:
    sent = {name.removeprefix(ANSWER): str(value) for name, value in request.POST.items() if name.startswith(ANSWER)}
    versions = {
        code: int(value) for code, value in sent.items() if VERSION.fullmatch(value) and may_write(request, code)
    }
    codes = confirm_answers(assessment=assessment, versions=versions, by=visitor(request), at=timezone.now())
    if codes:
        done = ngettext("%(n)d Antwort ist bestätigt.", "%(n)d Antworten sind bestätigt.", len(codes))
        messages.success(request, done % {"n": len(codes)})
    else:
        messages.warning(request, _("Es wurde keine Antwort bestätigt. Vielleicht war jemand schneller."))
    return redirect("move_confirm", assessment.hospital_id, assessment.pk)


def _form(preview: Preview, data: object) -> MoveForm:
    homeless = {one.code for one in preview.plan.homeless}
    applications = [one for one in preview.workspace.applications if one.code in homeless]
    old, new = preview.workspace.edition, edition_of(preview.target)
    return MoveForm(data, homeless=applications, old=old, new=new)


def _preview_page(
    request: HttpRequest, assessment: Assessment, preview: Preview, form: MoveForm, told: str = "", *, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    settled = not preview.plan.homeless or (form.is_bound and form.is_valid())
    replacements = form.replacements if form.is_bound and settled else {}
    basis = legal_basis_of(assessment, law=law_of(assessment))
    before = judge_with_law(preview.workspace, basis=basis, as_of=today)
    after = judged_after(assessment, preview, replacements, as_of=today) if settled else None
    context = _frame(assessment) | {
        "target": preview.target,
        "page": move_page(preview, before, after),
        "form": form,
        "seen": preview.seen,
        "seen_name": SEEN,
        "problems": [("vorschau", told)] if told else [],
        "has_errors": bool(told or form.errors),
        "trail": _trail(assessment),
    }
    return form_page(request, "assessments/move.html", context, status=status)


def _undo_page(
    request: HttpRequest, assessment: Assessment, row: AssessmentMove, told: str = "", *, status: int = 200
) -> HttpResponse:
    card = next(card for card in moves_of(assessment, at=timezone.now()) if card.id == row.pk)
    context = _frame(assessment) | {
        "move": card,
        "changed": changed_since(row),
        "problems": [("zurueck", told)] if told else [],
        "has_errors": bool(told),
        "trail": _trail(assessment),
    }
    return form_page(request, "assessments/move_undo.html", context, status=status)


def _frame(assessment: Assessment) -> dict[str, object]:
    return {"assessment": assessment, "section": "tasks"}


def _trail(assessment: Assessment) -> list[tuple[str, str]]:
    return [(_("Ausgabe des Katalogs"), reverse("moves", args=[assessment.hospital_id, assessment.pk]))]
