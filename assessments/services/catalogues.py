"""Editions: stored whole, copied as drafts, published at once, never changed afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments.domain.catalogue import Edition
from assessments.domain.fingerprint import fingerprint_of
from assessments.domain.law.lawbook import LawBook
from assessments.models import CatalogueEdition, ChangeKind, EditionStatus, User
from assessments.services.auditing import Deed, record
from assessments.services.draft_review import DraftNote, review_draft
from assessments.services.edition_copying import copy_rows
from assessments.services.edition_rows import write_rows
from assessments.services.edition_snapshots import edition_from_rows, edition_of, remember
from assessments.services.guidance import write_guidance
from assessments.services.law_rows import write_law
from assessments.services.lawbooks import law_from_rows, lawbook_of, remember_law
from assessments.services.reference_hospitals import fill_reference_hospitals
from assessments.services.refusals import Refusal


class EditionDiffers(Refusal):
    """An edition of this code is published with other content.

    Published editions never change: the new one needs a code of its own.
    """

    def __init__(self, code: str) -> None:
        super().__init__(f"edition {code} is already published with other content")
        self.code = code


class EditionCodeIsTaken(Refusal):
    """There is an edition of this code already; codes are permanent."""

    def __init__(self, code: str) -> None:
        super().__init__(f"there is an edition {code} already")
        self.code = code


class EditionIsNoDraft(Refusal):
    """Only a draft can be published, and only once."""

    def __init__(self, code: str) -> None:
        super().__init__(f"edition {code} is published already")
        self.code = code


class DraftHasProblems(Refusal):
    """A draft is not fit to be published; ``problems`` lists everything that is wrong with it."""

    def __init__(self, problems: Iterable[DraftNote]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{note.code}: {note.text.in_language('en')}" for note in self.problems))


def store_edition(
    edition: Edition, *, at: datetime, law: LawBook | None = None, source_digest: str = ""
) -> CatalogueEdition:
    """Publish ``edition`` with its ``law``; harmless when exactly this edition is published already.

    One that was published before the law came into rows gets its law now.

    :raises EditionDiffers: when its code is taken by other content, or by the same with another law.
    """
    fingerprint = fingerprint_of(edition)
    with transaction.atomic():
        row = CatalogueEdition.objects.filter(code=edition.code).first() or _publish(edition, fingerprint, at=at)
        if row.fingerprint != fingerprint:
            raise EditionDiffers(edition.code)
        if law is not None:
            _keep_law(row, law)
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
    _note_published(row, by=None, at=at)
    return row


def _note_published(row: CatalogueEdition, *, by: User | None, at: datetime) -> None:
    """Write down that an edition was published; a shipped one is loaded by a command, by nobody who is signed in."""
    details = {"fingerprint": row.fingerprint, "law_fingerprint": row.law_fingerprint}
    record(Deed(ChangeKind.EDITION_PUBLISHED, row.code, details), by=by, at=at)


def _keep_law(row: CatalogueEdition, law: LawBook) -> None:
    """Write the law and seal it by its fingerprint.

    :raises EditionDiffers: when the edition has another law already.
    """
    fingerprint = fingerprint_of(law)
    if row.law_fingerprint is None:
        write_law(row, law)
        row.law_fingerprint = fingerprint
        row.save(update_fields=["law_fingerprint"])
    if row.law_fingerprint != fingerprint:
        raise EditionDiffers(row.code)
    remember_law(fingerprint, law)


def clone_edition(*, edition: CatalogueEdition, code: str, by: User, at: datetime) -> CatalogueEdition:
    """Return a draft with all that ``edition`` consists of, its law included; assessments stay where they are.

    One query to read each kind of row, and one to write it (on SQLite: one for each batch).

    :raises EditionCodeIsTaken: when there is an edition of this code.
    """
    try:
        with transaction.atomic():
            copy = CatalogueEdition.objects.create(
                code=code,
                released_on=timezone.localtime(at).date(),
                legal_position_date=edition.legal_position_date,
            )
    except IntegrityError as taken:
        raise EditionCodeIsTaken(code) from taken
    with transaction.atomic():
        copy_rows(edition, copy)
        if not edition.is_draft and edition.law_fingerprint is None:
            write_law(copy, replace(lawbook_of(edition), edition=code))
        if not edition.is_draft:
            fill_reference_hospitals(copy, judged_by=edition_of(edition))
        record(Deed(ChangeKind.EDITION_COPIED, code, {"from": edition.code}), by=by, at=at)
    return copy


def publish_edition(*, edition: CatalogueEdition, by: User, at: datetime) -> CatalogueEdition:
    """Publish a draft for ever, with the fingerprints of its catalogue and of its law.

    :raises EditionIsNoDraft: when it is published already.
    :raises DraftHasProblems: with the full list; overdue review dates alone do not stop it.
    """
    with transaction.atomic():
        row = CatalogueEdition.objects.select_for_update().get(pk=edition.pk)
        if not row.is_draft:
            raise EditionIsNoDraft(row.code)
        review = review_draft(row, on=timezone.localtime(at).date())
        if review.problems:
            raise DraftHasProblems(review.problems)
        law, content = law_from_rows(row), edition_from_rows(row)
        row.status, row.published_at = EditionStatus.PUBLISHED, at
        row.fingerprint, row.law_fingerprint = fingerprint_of(content), fingerprint_of(law)
        row.save(update_fields=["status", "published_at", "fingerprint", "law_fingerprint"])
        _note_published(row, by=by, at=at)
    remember(row.fingerprint, content)
    remember_law(row.law_fingerprint, law)
    return row
