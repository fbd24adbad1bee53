"""Editions as files: packed YAML, a table for translators and reviewers, a FHIR questionnaire."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from datetime import datetime

from assessments.domain.catalogue import Edition
from assessments.domain.fhir.questionnaire import Status, questionnaire_of
from assessments.domain.languages import Coverage, coverage_of
from assessments.domain.law.lawbook import LawBook
from assessments.domain.writing.documents import Document, Written
from assessments.domain.writing.edition import documents_of_edition
from assessments.domain.writing.formats import EditionFormat
from assessments.domain.writing.table import sheets_of
from assessments.domain.writing.table_parts import LAW
from assessments.models import CatalogueEdition, EditionStatus
from assessments.services.edition_files_workbook import workbook_of
from assessments.services.edition_snapshots import edition_of
from assessments.services.law_documents import documents_of
from assessments.services.lawbooks import law_from_rows
from assessments.services.refusals import Refusal
from assessments.services.shipped_law import LawRefused
from assessments.services.yaml_writing import yaml_of

UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
_STATUS = {EditionStatus.DRAFT.value: Status.DRAFT, EditionStatus.RETIRED.value: Status.RETIRED}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day a package knows: equal content, equal bytes


class DraftIsUnreadable(Refusal):
    """The rows make no edition; the checks of the draft tell what is missing."""


def export_edition(edition: CatalogueEdition, format: EditionFormat, *, at: datetime) -> bytes:  # noqa: A002
    """Return an edition as a file; its law is in all but FHIR.

    :raises DraftIsUnreadable: when rows of a draft are missing.
    """
    content = _content(edition)
    match format:
        case EditionFormat.YAML:
            return packed(_documents(edition, content))
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
    law = readable_law(edition)
    return coverage_of(_content(edition), *([law] if law else []))


def readable_law(edition: CatalogueEdition) -> LawBook | None:
    """Return the law from rows, None when there is none or it cannot be read."""
    try:
        return law_from_rows(edition)
    except LawRefused:
        return None


def documents_of_law(edition: CatalogueEdition) -> dict[str, Document]:
    """Return the files of the law; rows hold nulls, files leave out what has no value."""
    return {LAW + name: _filled(document) for name, document in documents_of(edition).items()}


def packed(documents: Mapping[str, Document]) -> bytes:
    """Return files as one package."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, document in documents.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            package.writestr(entry, yaml_of(document))
    return held.getvalue()


def _content(edition: CatalogueEdition) -> Edition:
    try:
        return edition_of(edition)
    except UNREADABLE as reason:
        raise DraftIsUnreadable(str(reason)) from reason


def _documents(edition: CatalogueEdition, content: Edition) -> dict[str, Document]:
    return {**documents_of_edition(content), **documents_of_law(edition)}


def _filled(document: Mapping[str, object]) -> Document:
    return {key: _written(value) for key, value in document.items() if value is not None}


def _written(value: object) -> Written:
    if isinstance(value, Mapping):
        return _filled(value)
    if isinstance(value, (list, tuple)):
        return [_written(item) for item in value]
    return value  # type: ignore[return-value]  # what rows hold is plain
