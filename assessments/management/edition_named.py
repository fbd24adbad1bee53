"""What the commands about one edition share."""

from __future__ import annotations

from django.core.management.base import CommandError

from assessments.models import CatalogueEdition


def edition_named(code: str) -> CatalogueEdition:
    """Return the edition of this code.

    :raises CommandError: when there is none.
    """
    found = CatalogueEdition.objects.filter(code=code).first()
    if found is None:
        raise CommandError(f"There is no edition {code}.")
    return found
