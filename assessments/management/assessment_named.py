"""What the commands about one assessment share."""

from __future__ import annotations

from uuid import UUID

from django.core.management.base import CommandError

from assessments.models import Assessment


def assessment_named(written: str) -> Assessment:
    """Return the assessment with this identifier, with its hospital and edition.

    :raises CommandError: when there is none.
    """
    try:
        return Assessment.objects.select_related("hospital", "edition").get(pk=UUID(written))
    except (ValueError, Assessment.DoesNotExist) as reason:
        raise CommandError(f"There is no assessment {written}.") from reason
