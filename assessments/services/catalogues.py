"""Editions: stored whole, published at once, never changed afterwards."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from assessments.domain.catalogue import Edition
from assessments.domain.fingerprint import fingerprint_of
from assessments.models import CatalogueEdition, EditionStatus
from assessments.services.edition_rows import write_rows
from assessments.services.guidance import write_guidance
from assessments.services.refusals import Refusal
from assessments.services.snapshots import remember


class EditionDiffers(Refusal):
    """An edition of this code is published with other content.

    Published editions never change: the new one needs a code of its own.
    """

    def __init__(self, code: str) -> None:
        super().__init__(f"edition {code} is already published with other content")
        self.code = code


def store_edition(edition: Edition, *, at: datetime, source_digest: str = "") -> CatalogueEdition:
    """Publish ``edition``; harmless when exactly this edition is published already.

    :raises EditionDiffers: when its code is taken by other content.
    """
    fingerprint = fingerprint_of(edition)
    with transaction.atomic():
        row = CatalogueEdition.objects.filter(code=edition.code).first() or _publish(edition, fingerprint, at=at)
        if row.fingerprint != fingerprint:
            raise EditionDiffers(edition.code)
        if source_digest and row.source_digest != source_digest:
            row.source_digest = source_digest
            row.save(update_fields=["source_digest"])
    remember(fingerprint, edition)
    return row


def _publish(edition: Edition, fingerprint: str, *, at: datetime) -> CatalogueEdition:
    row = CatalogueEdition.objects.create(
        code=edition.code, released_on=edition.released_on, legal_position_date=edition.legal_position_date
    )
    write_rows(row, edition)
    write_guidance(row, edition)
    row.status, row.fingerprint, row.published_at = EditionStatus.PUBLISHED, fingerprint, at
    row.save(update_fields=["status", "fingerprint", "published_at"])
    return row
