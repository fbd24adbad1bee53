"""An edition as a respondent would see it, before it is published: for editors, with a reference hospital.

These pages are here and not in the administration because they are drawn by the presenters and templates of the site
itself; that way nobody sees anything else than respondents will.
"""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from assessments.models import CatalogueEdition, ReferenceHospital
from assessments.models.reports import LANGUAGES
from assessments.report.rendering import RenderingFailed, render_waited_for
from assessments.services.previewing import CannotBePreviewed, Previewed, previewed
from assessments.templatetags.wording import language
from assessments.web.busy import BUSY, busy
from assessments.web.forms.questions import DimensionForm
from assessments.web.presenters.questions import dimension_of, dimension_page, questions_of
from assessments.web.presenters.reports import REASONS
from assessments.web.views.result import context_of

LANGUAGE, FILE = "sprache", "datei"
CONFLICT = 409


@require_safe
def preview(request: HttpRequest, edition: str) -> HttpResponse:
    """List what can be looked at, by reference hospital and language."""
    row = _edition(request, edition)
    context = {
        "edition": row,
        "edition_code": row.code,
        "houses": list(row.referencehospital_set.all()),
        "dimensions": list(row.dimension_set.all()),
        "languages": LANGUAGES,
        "language_name": LANGUAGE,
    }
    return render(request, "assessments/preview.html", context)


@require_safe
def preview_dimension(request: HttpRequest, edition: str, house: str, dimension: str, **_nowhere: UUID) -> HttpResponse:
    """Show one part of the questionnaire with the answers; the ids in the addresses of its links lead nowhere."""
    with override(_language(request)):
        found = _previewed(request, edition, house)
        if isinstance(found, HttpResponse):
            return found
        chapter = dimension_of(found.workspace, dimension)
        if chapter is None:
            raise Http404
        forms = DimensionForm(questions_of(found.workspace, chapter), found.workspace, None)
        context = _frame(found) | {
            "section": "tasks",
            "page": dimension_page(found.workspace, chapter, forms, found.law),
            "may_answer": False,
            "evidence": {},
        }
        return render(request, "assessments/dimension.html", context)


@require_safe
def preview_result(request: HttpRequest, edition: str, house: str, **_nowhere: UUID) -> HttpResponse:
    """Show the page of the result."""
    with override(_language(request)):
        found = _previewed(request, edition, house)
        if isinstance(found, HttpResponse):
            return found
        context = context_of(request, found.assessment, found.workspace, found.judgement.result)
        return render(request, "assessments/result.html", context | _frame(found))


@require_safe
def preview_report(request: HttpRequest, edition: str, house: str) -> HttpResponse:
    """Say that the report is being drawn, which takes some seconds; the page asks for the file and stays until then."""
    row = _edition(request, edition)
    here = f"?{LANGUAGE}={_language(request)}"
    context = {"edition": row, "here": here, "file": f"{here}&{FILE}=1"}
    if FILE not in request.GET:
        _house(row, house)
        return render(request, "assessments/preview_report.html", context)
    with override(_language(request)):
        found = _previewed(request, edition, house)
    if isinstance(found, HttpResponse):
        return found
    try:
        pdf = render_waited_for(found.report(_language(request)))
    except RenderingFailed as failure:
        failed = context | {"reason": REASONS[failure.kind]}
        return busy(render(request, "assessments/preview_report.html", failed, status=BUSY))
    shown = {"Content-Disposition": f'inline; filename="vorschau-{edition}-{_language(request)}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=shown)


def _frame(found: Previewed) -> dict[str, object]:
    return {
        "assessment": found.assessment,
        "edition_code": found.workspace.edition.code,
        "previewed": True,
        "other_law": not found.law_is_its_own,
    }


def _language(request: HttpRequest) -> str:
    wanted = request.GET.get(LANGUAGE, "")
    return wanted if wanted in LANGUAGES else language()


def _edition(request: HttpRequest, code: str) -> CatalogueEdition:
    if not request.user.has_perm("assessments.view_catalogueedition"):
        raise PermissionDenied
    row = CatalogueEdition.objects.filter(code=code).first()
    if row is None:
        raise Http404
    return row


def _house(edition: CatalogueEdition, code: str) -> ReferenceHospital:
    house = ReferenceHospital.objects.filter(edition=edition, code=code).first()
    if house is None:
        raise Http404
    return house


def _previewed(request: HttpRequest, edition: str, code: str) -> Previewed | HttpResponse:
    """Return the edition with the answers of the hospital, or the page that says why that cannot be."""
    row = _edition(request, edition)
    house = _house(row, code)
    try:
        return previewed(edition=row, house=house, title=_("Vorschau der Ausgabe %(code)s") % {"code": row.code})
    except CannotBePreviewed:
        return render(request, "assessments/preview_unready.html", {"edition": row}, status=CONFLICT)
