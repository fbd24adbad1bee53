"""Publish the editions that come with the product."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessments.domain.catalogue import Edition
from assessments.domain.law.lawbook import LawBook
from assessments.models import CatalogueEdition
from assessments.services.catalogues import EditionDiffers, store_edition
from assessments.services.shipped import EDITIONS, EditionRefused, shipped_codes, shipped_edition
from assessments.services.shipped_law import LawRefused, shipped_law


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
            edition, law = _read(code)
            store_edition(edition, law=law, at=timezone.now(), source_digest=digest)
        except EditionDiffers as refusal:
            raise CommandError(
                f"The database holds edition {code} with other content. A published edition never changes:"
                " give the new one a new code, or start with an empty database."
            ) from refusal


def _read(code: str) -> tuple[Edition, LawBook]:
    try:
        return shipped_edition(code), shipped_law(code)
    except (EditionRefused, LawRefused) as refused:
        raise CommandError(str(refused)) from refused


def digest_of(folder: Path) -> str:
    """Return the SHA-256 over names and bytes of the files in ``folder``, its law included."""
    digest = sha256()
    for path in sorted(folder.rglob("*.yaml")):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
