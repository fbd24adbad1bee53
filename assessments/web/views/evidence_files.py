"""Handing files out: always as a download, never to be opened in the browser, and noted each time."""

from __future__ import annotations

import logging
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.domain.evidence import FILE_TYPES, FileKind
from assessments.models import Evidence, Hospital
from assessments.services.evidence import EvidenceIsLocked, hand_out
from assessments.services.evidence_files import opened
from assessments.services.evidence_places import AtAnswer, AtStep, Place
from assessments.web.access import assessment_for, hospital_for, visitor

LOCKED = 409
NOTHING_RUNS = "sandbox; default-src 'none'"
logger = logging.getLogger(__name__)


@require_safe
def evidence_file(request: HttpRequest, hospital_id: UUID, evidence_id: UUID) -> HttpResponseBase:
    """Hand out a file of the hospital."""
    return _handed_out(request, hospital_for(request, hospital_id), evidence_id, None)


@require_safe
def answer_evidence_file(
    request: HttpRequest, hospital_id: UUID, assessment_id: UUID, question: str, evidence_id: UUID
) -> HttpResponseBase:
    """Hand out a file behind an answer."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    return _handed_out(request, assessment.hospital, evidence_id, AtAnswer(assessment, question))


@require_safe
def step_evidence_file(  # noqa: PLR0917  what an address names
    request: HttpRequest, hospital_id: UUID, assessment_id: UUID, service_id: UUID, code: str, evidence_id: UUID
) -> HttpResponseBase:
    """Hand out a file behind a step of the law."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    return _handed_out(request, assessment.hospital, evidence_id, AtStep(assessment, service_id, code))


def _handed_out(request: HttpRequest, hospital: Hospital, evidence_id: UUID, place: Place | None) -> HttpResponseBase:
    try:
        row = hand_out(hospital=hospital, evidence_id=evidence_id, place=place, by=visitor(request), at=timezone.now())
        return _download(row)
    except EvidenceIsLocked:
        return _locked(request)
    except FileNotFoundError as lost:
        logger.exception("The bytes of evidence %s are not where they belong", evidence_id)
        raise Http404 from lost


def _locked(request: HttpRequest) -> HttpResponse:
    return render(request, "assessments/evidence_locked.html", status=LOCKED)


def _download(row: Evidence) -> FileResponse:
    response = FileResponse(
        opened(row.hospital_id, row.sha256),
        as_attachment=True,
        filename=row.file_name,
        content_type=FILE_TYPES[FileKind(str(row.file_kind))].content_type,
    )
    response["Content-Security-Policy"] = NOTHING_RUNS
    return response
