"""Publish the editions that come with the product."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessments.domain.catalogue import Edition
from assessments.models import CatalogueEdition
from assessments.services.catalogues import EditionDiffers, store_edition
from assessments.services.shipped import EDITIONS, EditionRefused, shipped_codes, shipped_edition


class Command(BaseCommand):
    """Store every shipped edition that the database does not hold yet. Safe to repeat, and then quick."""

    help = "Publish the editions of the catalogue that come with the product. Safe to repeat."

    def handle(self, **_options: Any) -> None:
        """Read only the editions whose files are not the ones loaded before."""
        known = dict(CatalogueEdition.objects.values_list("code", "source_digest"))
        for code in shipped_codes():
            digest = digest_of(EDITIONS / code)
            if known.get(code) != digest:
                self._load(code, digest)
                self.stdout.write(f"Edition {code} is published.")

    def _load(self, code: str, digest: str) -> None:
        try:
            store_edition(_read(code), at=timezone.now(), source_digest=digest)
        except EditionDiffers as refusal:
            raise CommandError(
                f"The database holds edition {code} with other content. A published edition never changes:"
                " give the new one a new code, or start with an empty database."
            ) from refusal


def _read(code: str) -> Edition:
    try:
        return shipped_edition(code)
    except EditionRefused as refused:
        raise CommandError(str(refused)) from refused


def digest_of(folder: Path) -> str:
    """Return the SHA-256 over names and bytes of the files in ``folder``."""
    digest = sha256()
    for path in sorted(folder.glob("*.yaml")):
        digest.update(f"{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
