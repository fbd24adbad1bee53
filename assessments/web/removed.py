"""The application a visitor removed last, kept in the session so that one click brings it back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest

from assessments.domain.hospital import Application
from assessments.domain.operating_models import CurrentOperation, OperatingModel, Place
from assessments.models import Assessment
from assessments.services.inventory import columns_of

_KEY = "removed_application"


def remember(request: HttpRequest, assessment: Assessment, application: Application, name: str) -> None:
    """Keep ``application`` until the next removal, together with the assessment it belongs to."""
    request.session[_KEY] = {
        "assessment": str(assessment.pk),
        "shown_name": name,
        "code": application.code,
        **columns_of(application),
    }


def name_of(request: HttpRequest, assessment: Assessment) -> str:
    """Return the name of what can be brought back into this assessment, empty when there is nothing."""
    kept = _kept(request, assessment)
    return kept["shown_name"] if kept else ""


def take(request: HttpRequest, assessment: Assessment) -> Application | None:
    """Return what was removed from this assessment last and forget it."""
    kept = _kept(request, assessment)
    if kept is None:
        return None
    del request.session[_KEY]
    return Application(
        code=kept["code"],
        archetype=kept["archetype"],
        name=kept["name"],
        product=kept["product"],
        current=CurrentOperation(kept["current"]) if kept["current"] else None,
        codes=kept["codes"],
        confirmed=frozenset(OperatingModel(model) for model in kept["confirmed"]),
        place_preference=Place(kept["place_preference"]) if kept["place_preference"] else None,
        runs_until=date.fromisoformat(kept["runs_until"]) if kept["runs_until"] else None,
    )


def _kept(request: HttpRequest, assessment: Assessment) -> dict[str, Any] | None:
    kept = request.session.get(_KEY)
    return kept if kept and kept["assessment"] == str(assessment.pk) else None
