"""The open pages: what the tool is, and whether it is alive."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.web.presenters.landing import example


@login_not_required
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """Explain the tool in one screen."""
    return render(request, "assessments/landing.html", {"demo": settings.CLOUDREADY_DEMO, "example": example()})


@login_not_required
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Say that this process answers. It asks nothing else, so that a slow database does not get the process killed."""
    return HttpResponse("ok\n", content_type="text/plain")
