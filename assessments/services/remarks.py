"""What editors say to each other about an edition."""

from __future__ import annotations

from datetime import datetime

from assessments.models import CatalogueEdition, EditionComment, User
from assessments.services.refusals import Refusal


class RemarkIsEmpty(Refusal):
    """A remark needs words."""


def add_remark(
    *, edition: CatalogueEdition, text: str, by: User, at: datetime, element: str = "", code: str = ""
) -> EditionComment:
    """Store a remark on one element of an edition, or on all of it.

    :raises RemarkIsEmpty: when it says nothing.
    """
    if not text.strip():
        raise RemarkIsEmpty
    return EditionComment.objects.create(edition=edition, element=element, code=code, text=text.strip(), by=by, at=at)


def settle_remark(*, remark: EditionComment, by: User, at: datetime) -> None:
    """Note that a remark is dealt with; harmless when it is already."""
    EditionComment.objects.filter(pk=remark.pk, settled_at=None).update(settled_at=at, settled_by=by)
