"""Answers: stored one by one, never overwritten unseen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from assessments.domain.answers import Entry, Given, NotApplicable, Said, said_in
from assessments.domain.catalogue import HIGHEST, LOWEST, Edition
from assessments.models import Answer, Assessment, User
from assessments.models.assessments import LONGEST_NOTE, LONGEST_REASON, LONGEST_SOURCE
from assessments.services.answer_rows import Write, store
from assessments.services.edition_snapshots import edition_of
from assessments.services.plain_text import clean_line, clean_text
from assessments.services.refusals import NotThere, Refusal
from assessments.services.snapshots import said_of
from assessments.services.writing import lock


class UnknownQuestion(NotThere):
    """The edition has no question of these codes."""

    def __init__(self, codes: Iterable[str]) -> None:
        self.codes = tuple(codes)
        super().__init__(", ".join(self.codes))


class LevelOutOfRange(Refusal):
    """A level is not one of the five."""


class ReasonIsMissing(Refusal):
    """A question does not apply, but nobody says why."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """An answer that somebody else changed meanwhile; theirs is the stored one, yours was not stored."""

    code: str
    yours: Said
    theirs: Said
    version: int  # of theirs
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of the answers: the codes that were written, and those that wait for a decision."""

    saved: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


@transaction.atomic
def record_answers(
    *,
    assessment: Assessment,
    entries: Mapping[str, Entry | Said | None],
    base_versions: Mapping[str, int],
    by: User,
    at: datetime,
) -> Recorded:
    """Store what is new in ``entries``; None takes an answer back, with all that was said about it.

    ``base_versions`` says which version each writer had before them. What equals the stored answer is no write; what
    differs from an answer that moved on meanwhile is a conflict and stays unwritten, while the others are stored.

    :raises UnknownQuestion: when a code is not in the edition.
    :raises LevelOutOfRange: when a level is not on the scale.
    :raises ReasonIsMissing: when a question does not apply for no reason.
    :raises TextTooLong: when a note, source or reason is too long.
    :raises ControlCharacters: when a note, source or reason is not plain text.
    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    edition = edition_of(row.edition)
    writes = {
        code: Write(checked(edition, code, _said(entry)), base_versions.get(code, 0)) for code, entry in entries.items()
    }
    stored = store(row, writes, by=by, at=at)
    conflicts = tuple(conflict_over(answer, writes[code].said) for code, answer in stored.moved.items())
    return Recorded(stored.new, conflicts)


def checked(edition: Edition, code: str, said: Said) -> Said:
    """Return what is said about question ``code``, with its texts cleaned.

    :raises UnknownQuestion: and the other refusals of ``record_answers``.
    """
    if code not in edition.questions:
        raise UnknownQuestion([code])
    answer = said.answer
    match answer:
        case Given(level) if not LOWEST <= level <= HIGHEST:
            raise LevelOutOfRange(f"{code}: {level}")
        case NotApplicable(reason, ground):
            answer = NotApplicable(clean_text(reason, longest=LONGEST_REASON), ground)
            if not answer.reason:
                raise ReasonIsMissing(code)
        case _:
            pass
    note, source = clean_text(said.note, longest=LONGEST_NOTE), clean_line(said.source, longest=LONGEST_SOURCE)
    return replace(said, answer=answer, note=note, source=source)


def conflict_over(answer: Answer, yours: Said) -> Conflict:
    """Return both sides of an answer that moved on."""
    author = str(answer.changed_by)
    return Conflict(answer.question_code, yours, said_of(answer), answer.version, author, answer.changed_at)


def _said(entry: Entry | Said | None) -> Said:
    return entry if isinstance(entry, Said) else said_in(entry)
