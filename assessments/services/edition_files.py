"""Files of editions: compared with a draft, and taken over whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from assessments.domain.catalogue import Edition
from assessments.domain.edition_diff import Change, diff, diff_law
from assessments.domain.fingerprint import fingerprint_of
from assessments.domain.reading.table_lines import Remark
from assessments.domain.writing.table_parts import KINDS
from assessments.models import CatalogueEdition, ChangeKind, User
from assessments.models.publishing import LONGEST_REASON
from assessments.services.auditing import Deed, record
from assessments.services.edition_changes import recording
from assessments.services.edition_files_reading import Content, read_content
from assessments.services.edition_files_rows import put_into
from assessments.services.edition_files_writing import UNREADABLE, documents_of_law, readable_law
from assessments.services.edition_snapshots import edition_from_rows
from assessments.services.refusals import Refusal
from assessments.services.remarks import add_remark

LONGEST_CODE_OF_REMARK = 80


class DraftMovedOn(Refusal):
    """Somebody changed the draft since the preview; what would change has to be looked at again."""


class NotADraft(Refusal):
    """Only drafts take files in."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would change. ``against`` names the content of the draft that was compared."""

    content: Content
    changes: tuple[Change, ...]
    law_is_replaced: bool  # because that of the draft cannot be read
    remarks: tuple[Remark, ...]
    against: str


def preview_of(draft: CatalogueEdition, raw: bytes, *, name: str) -> Preview:
    """Return what the file called ``name`` would change in ``draft``; nothing is written.

    :raises NotADraft: when it is published.
    :raises EditionFileRefused: with everything that is wrong with the file.
    """
    if not draft.is_draft:
        raise NotADraft
    try:
        old: Edition | None = edition_from_rows(draft)
    except UNREADABLE:
        old = None
    content = read_content(raw, name=name, code=draft.code, base=old)
    changes = diff(old, content.edition) if old else ()
    old_law = readable_law(draft) if content.law else None
    if content.law and old_law:
        changes = (*changes, *diff_law(old_law, content.law))
    replaced = (content.law is not None and old_law is None) or old is None
    state = fingerprint_of((old, documents_of_law(draft)))
    return Preview(content, changes, replaced, content.remarks, state)


def import_edition(
    *, draft: CatalogueEdition, raw: bytes, name: str, by: User, at: datetime, against: str | None = None
) -> Preview:
    """Make ``draft`` say what a file says, all of it or nothing; return what that changed.

    :raises DraftMovedOn: when the draft is no longer the one that ``against`` names.
    :raises NotADraft: and the other refusals of ``preview_of``.
    """
    with transaction.atomic():
        row = CatalogueEdition.objects.select_for_update().get(pk=draft.pk)
        preview = preview_of(row, raw, name=name)
        if against is not None and against != preview.against:
            raise DraftMovedOn
        _keep_remarks(row, preview, by=by, at=at)
        if not preview.changes and not preview.law_is_replaced:
            return preview
        with recording(by=by, at=at, edition=row):
            put_into(row, preview.content.edition, preview.content.law)
        details = {
            "format": preview.content.format,
            "changes": len(preview.changes),
            "sha256": sha256(raw).hexdigest(),
        }
        record(Deed(ChangeKind.EDITION_IMPORTED, row.code, details), by=by, at=at)
    return preview


def _keep_remarks(draft: CatalogueEdition, preview: Preview, *, by: User, at: datetime) -> None:
    """Store what reviewers wrote beside the lines of a table; what is there already is not said twice."""
    there = set(draft.comments.values_list("element", "code", "text"))
    for remark in preview.remarks:
        text = f"{remark.field}: {remark.text}"[:LONGEST_REASON]
        place = (KINDS[remark.sheet], remark.code[:LONGEST_CODE_OF_REMARK], text)
        if place not in there:
            there.add(place)
            add_remark(edition=draft, element=place[0], code=place[1], text=text, by=by, at=at)
