"""The assessment a visitor came from: pages of the whole hospital lead back to it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from assessments.models import Assessment, Hospital


def origin_of(request: HttpRequest, hospital: Hospital) -> Assessment | None:
    """Return the assessment the visitor came from; one of another house, or nonsense, is no way back."""
    try:
        wanted = UUID(request.GET.get("selbstbewertung", ""))
    except ValueError:
        return None
    return Assessment.objects.filter(hospital=hospital, pk=wanted).first()
