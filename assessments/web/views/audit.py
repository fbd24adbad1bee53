"""The audit trail of a hospital, for its leads."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from assessments.models import Hospital
from assessments.services.trail import Wanted, check, check_end
from assessments.services.trail_reading import assessments_in, json_lines, note_export, people_in, read_all, read_page
from assessments.web.access import hospital_for, visitor
from assessments.web.form_pages import UNREADABLE, form_page
from assessments.web.forms.audit import TrailExportForm, TrailFilterForm
from assessments.web.origins import trail_of
from assessments.web.presenters.audit import ChainState, csv_lines, row_of, state_of

ON_A_PAGE = 50
LAST_PAGE = 10_000
TYPES = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson; charset=utf-8"}


@require_http_methods(["GET", "HEAD"])
def audit(request: HttpRequest, hospital_id: UUID) -> HttpResponse:
    """Show the entries, newest first, and whether their chain is whole as far as the page goes back."""
    hospital = hospital_for(request, hospital_id)
    state = state_of(check_end(hospital, last=ON_A_PAGE), everything=False)
    return _page(request, hospital, state)


@require_http_methods(["POST"])
def audit_check(request: HttpRequest, hospital_id: UUID) -> HttpResponse:
    """Check the whole chain, and show the page with what was found."""
    hospital = hospital_for(request, hospital_id)
    return _page(request, hospital, state_of(check(hospital), everything=True))


@require_http_methods(["POST"])
def audit_export(request: HttpRequest, hospital_id: UUID) -> HttpResponseBase:
    """Hand out the entries that the filter leaves; the handing out is an entry itself, the last one of them."""
    hospital = hospital_for(request, hospital_id)
    wanted_form, chosen = _filter(request.POST, hospital), TrailExportForm(request.POST)
    if not wanted_form.is_valid() or not chosen.is_valid():
        state = state_of(check_end(hospital, last=ON_A_PAGE), everything=False)
        return _page(request, hospital, state, status=UNREADABLE if chosen.errors else 200)
    form, now = chosen.cleaned_data["form"], timezone.now()
    note_export(hospital=hospital, form=form, by=visitor(request), at=now)
    response = StreamingHttpResponse(_exported(hospital, wanted_form.wanted(), form), content_type=TYPES[form])
    name = f"protokoll-{timezone.localdate(now).isoformat()}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _exported(hospital: Hospital, wanted: Wanted, form: str) -> Any:
    if form == "csv":
        return csv_lines(read_all(hospital, wanted))
    return (f"{line}\n" for line in json_lines(hospital, wanted))


def _page(request: HttpRequest, hospital: Hospital, state: ChainState, *, status: int = 200) -> HttpResponse:
    said = request.GET if request.method != "POST" else request.POST
    form = _filter(said, hospital)
    wanted = form.wanted() if form.is_valid() else Wanted()
    number = _number(said.get("seite", ""))
    page = read_page(hospital, wanted, page=number, size=ON_A_PAGE)
    kept = [(name, said.get(name, "")) for name in form.fields if said.get(name)]
    way = urlencode(kept)
    last = max(1, -(-page.total // ON_A_PAGE))
    context = {
        "hospital": hospital,
        "form": form,
        "state": state,
        "entries": [row_of(line) for line in page.lines],
        "total": page.total,
        "page": number,
        "pages": last,
        "newer": _address(hospital, way, number - 1) if number > 1 else "",
        "older": _address(hospital, way, number + 1) if number < last else "",
        "kept": kept,
        "is_filtered": bool(kept),
        "trail": trail_of(request, hospital),
    }
    return form_page(request, "assessments/audit.html", context, status=status)


def _filter(said: QueryDict, hospital: Hospital) -> TrailFilterForm:
    return TrailFilterForm(said, people=people_in(hospital), assessments=assessments_in(hospital))


def _number(written: str) -> int:
    """Return the number of the page; whatever is none means the first."""
    number = int(written) if written.isascii() and written.isdecimal() and len(written) <= len(str(LAST_PAGE)) else 1
    return min(max(number, 1), LAST_PAGE)


def _address(hospital: Hospital, way: str, page: int) -> str:
    return f"{reverse('audit', args=[hospital.pk])}?{way}{'&' if way else ''}seite={page}"
