"""A filled table comes back: it is read elsewhere, compared with what holds now, and taken over after a look at it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from assessments.domain.questionnaire_file.changes import Change, Comparison, compare
from assessments.domain.questionnaire_file.reading import NoQuestionnaire, filled_in, origin_in
from assessments.domain.questionnaire_file.values import Book, Filled, Flaw, Problem
from assessments.inspection.workbooks.asking import TableIsRefused, read_table
from assessments.models import Assessment, ChangeKind, User
from assessments.services.answering import record_answers
from assessments.services.edition_snapshots import edition_of
from assessments.services.questionnaire_files import is_genuine
from assessments.services.reading import moving_workspace_of
from assessments.services.refusals import Refusal
from assessments.services.writing import lock, log

__all__ = ["NoQuestionnaire", "TableIsRefused", "import_answers", "preview_of", "read_filled"]


class MayNotAnswer(Refusal):
    """These questions are not this person's to answer."""

    def __init__(self, codes: Collection[str]) -> None:
        self.codes = tuple(codes)
        super().__init__(", ".join(self.codes))


@dataclass(frozen=True, slots=True)
class Author:
    """Who gave the answer that stands against the file, and when."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would change here and now, and whose answers stand against it."""

    comparison: Comparison
    authors: Mapping[str, Author]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: the codes that were written, and those on which a newer answer has to be decided about."""

    saved: tuple[str, ...]
    conflicts: tuple[Change, ...]


def read_filled(assessment: Assessment, raw: bytes) -> tuple[Filled, ...]:
    """Return what somebody touched in a table of this assessment.

    :raises TableIsRefused: when the file is not harmless, or no table.
    :raises NoQuestionnaire: when it is not ours, not of this assessment, or was changed beside its fields.
    """
    return filled_of_book(assessment, read_table(raw))


def filled_of_book(assessment: Assessment, book: Book) -> tuple[Filled, ...]:
    """Return the same of a table that has been read.

    :raises NoQuestionnaire: as ``read_filled``.
    """
    origin = origin_in(book)
    edition = assessment.edition
    if origin.assessment != str(assessment.pk):
        raise NoQuestionnaire(Problem(Flaw.OTHER_ASSESSMENT))
    if (origin.edition, origin.fingerprint) != (edition.code, edition.fingerprint):
        raise NoQuestionnaire(Problem(Flaw.OTHER_EDITION, detail=origin.edition[:40]))
    if not is_genuine(origin):
        raise NoQuestionnaire(Problem(Flaw.NOT_GENUINE))
    return filled_in(book, edition_of(edition), origin)


def preview_of(assessment: Assessment, filled: tuple[Filled, ...], *, allowed: Collection[str]) -> Preview:
    """Return what the file would change now for somebody who may answer the questions ``allowed``."""
    comparison = compare(filled, moving_workspace_of(assessment), allowed)
    codes = [change.code for change in comparison.conflicts]
    rows = assessment.answers.filter(question_code__in=codes).select_related("changed_by")
    return Preview(comparison, {row.question_code: Author(str(row.changed_by), row.changed_at) for row in rows})


@transaction.atomic
def import_answers(
    *,
    assessment: Assessment,
    filled: tuple[Filled, ...],
    decided: Mapping[str, int],
    allowed: Collection[str],
    by: User,
    at: datetime,
) -> Imported:
    """Store what a file changes; sent again, it stores nothing more.

    An answer that moved on since the file was made is replaced only when ``decided`` names the version that was seen
    and decided against; all others stay, and those that nobody decided about are returned.

    :raises MayNotAnswer: when none of it is for ``by`` to answer.
    :raises AssessmentIsClosed: and the other refusals of ``record_answers``.
    """
    row = lock(assessment)
    compared = compare(filled, moving_workspace_of(row), allowed)
    if compared.others and not (compared.changes or compared.conflicts):
        raise MayNotAnswer([change.code for change in compared.others])
    won = tuple(change for change in compared.conflicts if decided.get(change.code) == change.version)
    taken = (*compared.changes, *won)
    recorded = record_answers(
        assessment=row,
        entries={change.code: change.filled.said for change in taken},
        base_versions={change.code: change.version for change in taken},
        by=by,
        at=at,
    )
    if recorded.saved:
        details = {"answers": len(recorded.saved), "decided": sum(change.code in recorded.saved for change in won)}
        log(ChangeKind.ANSWERS_IMPORTED, hospital=row.hospital, assessment=row, details=details, by=by, at=at)
    return Imported(recorded.saved, tuple(change for change in compared.conflicts if change not in won))
