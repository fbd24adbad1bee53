"""What came out before an edition: its codes are taken for ever, and a draft is compared with it."""

from __future__ import annotations

from assessments.domain.catalogue import Edition
from assessments.models import CatalogueEdition, EditionStatus
from assessments.services.edition_snapshots import edition_of


def previous_edition(row: CatalogueEdition) -> CatalogueEdition | None:
    """Return the edition that came out last, against which a draft is compared."""
    others = CatalogueEdition.objects.exclude(pk=row.pk).exclude(status=EditionStatus.DRAFT)
    return others.order_by("-published_at", "-pk").first()


def earlier_editions(row: CatalogueEdition) -> tuple[Edition, ...]:
    """Return all that ever came out before, oldest first: their codes are taken for ever."""
    others = CatalogueEdition.objects.exclude(pk=row.pk).exclude(status=EditionStatus.DRAFT)
    return tuple(edition_of(one) for one in others.order_by("published_at", "pk"))
