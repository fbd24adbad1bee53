"""The assessment a visitor came from: pages of the whole hospital lead back to it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.models import Assessment, Hospital


def origin_of(request: HttpRequest, hospital: Hospital) -> Assessment | None:
    """Return the assessment the visitor came from; one of another house, or nonsense, is no way back."""
    try:
        wanted = UUID(request.GET.get("selbstbewertung", ""))
    except ValueError:
        return None
    return Assessment.objects.filter(hospital=hospital, pk=wanted).first()


def trail_of(request: HttpRequest, hospital: Hospital) -> list[tuple[str, str]]:
    """Return the way to a page of the whole hospital: by the list of assessments, and the one the visitor came from."""
    origin = origin_of(request, hospital)
    back = [(origin.title, reverse("tasks", args=[hospital.pk, origin.pk]))] if origin else []
    return [(_("Meine Selbstbewertungen"), reverse("assessments")), *back]
