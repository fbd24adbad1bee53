"""Editions as files: written out, compared with a draft, and taken over whole or not at all."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from assessments.domain.catalogue import Edition
from assessments.domain.edition_diff import Change, diff, diff_law
from assessments.domain.fhir.questionnaire import Status, questionnaire_of
from assessments.domain.fingerprint import fingerprint_of
from assessments.domain.languages import Coverage, coverage_of
from assessments.domain.law.lawbook import LawBook
from assessments.domain.reading.table import Remark
from assessments.domain.writing.edition import Document, Written, documents_of_edition
from assessments.domain.writing.formats import EditionFormat
from assessments.domain.writing.table import sheets_of
from assessments.domain.writing.table_parts import KINDS, LAW
from assessments.models import CatalogueEdition, ChangeKind, EditionStatus, User
from assessments.models.publishing import LONGEST_REASON
from assessments.services.auditing import Deed, record
from assessments.services.edition_changes import recording
from assessments.services.edition_files_reading import Content, EditionFileRefused, read_content
from assessments.services.edition_files_rows import put_into
from assessments.services.edition_files_workbook import workbook_of
from assessments.services.edition_snapshots import edition_from_rows, edition_of
from assessments.services.law_documents import documents_of
from assessments.services.lawbooks import law_from_rows
from assessments.services.refusals import Refusal
from assessments.services.remarks import add_remark
from assessments.services.shipped_law import LawRefused
from assessments.services.yaml_writing import yaml_of

__all__ = [
    "DraftIsUnreadable", "DraftMovedOn", "EditionFileRefused", "Preview", "edition_coverage", "export_edition",
    "import_edition", "preview_of",
]  # fmt: skip

_UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
_STATUS = {EditionStatus.DRAFT.value: Status.DRAFT, EditionStatus.RETIRED.value: Status.RETIRED}
LONGEST_CODE_OF_REMARK = 80
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day a package knows: equal content, equal bytes


class DraftIsUnreadable(Refusal):
    """The rows make no edition; the checks of the draft tell what is missing."""


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


def export_edition(edition: CatalogueEdition, format: EditionFormat, *, at: datetime) -> bytes:  # noqa: A002
    """Return an edition as a file; its law is in all but FHIR.

    :raises DraftIsUnreadable: when rows of a draft are missing.
    """
    content = _content(edition)
    match format:
        case EditionFormat.YAML:
            return _packed(_documents(edition, content))
        case EditionFormat.TABLE:
            languages = [one.language for one in edition_coverage(edition)]
            sheets = sheets_of(_documents(edition, content))
            return workbook_of(sheets, title=f"CloudReady {edition.code}", languages=languages, at=at)
        case EditionFormat.FHIR:
            status = _STATUS.get(edition.status, Status.ACTIVE)
            return json.dumps(questionnaire_of(content, status=status), ensure_ascii=False, indent=1).encode()


def edition_coverage(edition: CatalogueEdition) -> tuple[Coverage, ...]:
    """Return how far every language goes, the law included as far as it can be read.

    :raises DraftIsUnreadable: when rows of a draft are missing.
    """
    law = _law(edition)
    return coverage_of(_content(edition), *([law] if law else []))


def preview_of(draft: CatalogueEdition, raw: bytes, *, name: str) -> Preview:
    """Return what the file called ``name`` would change in ``draft``; nothing is written.

    :raises NotADraft: when it is published.
    :raises EditionFileRefused: with everything that is wrong with the file.
    """
    if not draft.is_draft:
        raise NotADraft
    try:
        old: Edition | None = edition_from_rows(draft)
    except _UNREADABLE:
        old = None
    content = read_content(raw, name=name, code=draft.code, base=old)
    changes = diff(old, content.edition) if old else ()
    old_law = _law(draft) if content.law else None
    if content.law and old_law:
        changes = (*changes, *diff_law(old_law, content.law))
    replaced = (content.law is not None and old_law is None) or old is None
    return Preview(content, changes, replaced, content.remarks, _state(old, _documents_of_law(draft)))


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


def _content(edition: CatalogueEdition) -> Edition:
    try:
        return edition_of(edition)
    except _UNREADABLE as reason:
        raise DraftIsUnreadable(str(reason)) from reason


def _law(edition: CatalogueEdition) -> LawBook | None:
    """Return the law from rows, None when there is none or it cannot be read."""
    try:
        return law_from_rows(edition)
    except LawRefused:
        return None


def _documents(edition: CatalogueEdition, content: Edition) -> dict[str, Document]:
    return {**documents_of_edition(content), **_documents_of_law(edition)}


def _documents_of_law(edition: CatalogueEdition) -> dict[str, Document]:
    found = documents_of(edition)
    return {LAW + name: _filled(document) for name, document in found.items()}


def _filled(document: object) -> Document:
    """Return a document without what has no value; rows hold nulls, files leave them out."""
    plain = _without_nulls(document)
    assert isinstance(plain, dict)  # noqa: S101  a document stays one
    return plain


def _without_nulls(value: object) -> Written:
    if isinstance(value, dict):
        return {str(key): _without_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, (list, tuple)):
        return [_without_nulls(item) for item in value]
    return value  # type: ignore[return-value]  # what rows hold is plain


def _packed(documents: dict[str, Document]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, document in documents.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            package.writestr(entry, yaml_of(document))
    return held.getvalue()


def _state(content: Edition | None, law: dict[str, Document]) -> str:
    return fingerprint_of((content, law))
