"""Closed assessments: nothing in them changes, and pages say so instead of offering it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from assessments.domain.roles import Permission
from assessments.models import Assessment, AssessmentStatus
from assessments.services.writing import AssessmentIsClosed
from assessments.web.access import holds, may_write

View = Callable[..., HttpResponse]


def may_change(request: HttpRequest, assessment: Assessment, permission: Permission) -> bool:
    """Return whether the visitor may change something here and it can still be changed."""
    return holds(request, permission) and assessment.status == AssessmentStatus.OPEN


def may_answer(request: HttpRequest, assessment: Assessment, part: str) -> bool:
    """Return whether the visitor may say something in this part, on a page that is about others too."""
    return may_write(request, part) and assessment.status == AssessmentStatus.OPEN


def back_when_closed(page: str) -> Callable[[View], View]:
    """Lead back to ``page`` with a sentence when an assessment was closed while somebody was at work in it."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, **more: Any) -> HttpResponse:
            try:
                return view(request, hospital_id, assessment_id, **more)
            except AssessmentIsClosed:
                told = _("Diese Selbstbewertung ist nicht mehr in Bearbeitung. Es wurde nichts geändert.")
                messages.error(request, told)
                return redirect(page, hospital_id, assessment_id)

        return guarded

    return decorate
