"""The scenario a visitor deleted last, kept in the session so that one click brings it back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from assessments.domain.what_if.changes import Changes
from assessments.domain.what_if.plain import from_plain, to_plain
from assessments.models import Assessment
from assessments.services.scenarios import ScenarioCard

_KEY = "dropped_scenario"


def remember(request: HttpRequest, assessment: Assessment, card: ScenarioCard) -> None:
    """Keep the scenario until the next one is deleted, together with the assessment it belongs to."""
    request.session[_KEY] = {
        "assessment": str(assessment.pk),
        "name": card.name,
        "changes": to_plain(card.changes),
        "in_report": card.in_report,
    }


def name_of(request: HttpRequest, assessment: Assessment) -> str:
    """Return the name of what can be brought back into this assessment, empty when there is nothing."""
    kept = _kept(request, assessment)
    return kept["name"] if kept else ""


def take(request: HttpRequest, assessment: Assessment) -> tuple[str, Changes, bool] | None:
    """Return name, changes and place in the report of what was deleted from this assessment last, and forget it."""
    kept = _kept(request, assessment)
    if kept is None:
        return None
    del request.session[_KEY]
    return kept["name"], from_plain(kept["changes"]), kept["in_report"]


def _kept(request: HttpRequest, assessment: Assessment) -> dict[str, Any] | None:
    kept = request.session.get(_KEY)
    return kept if kept and kept["assessment"] == str(assessment.pk) else None
