"""Answers: stored one by one, never overwritten unseen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, assert_never

from django.db import transaction

from assessments.domain.answers import Entry, Given, NotApplicable, Unknown
from assessments.domain.catalogue import HIGHEST, LOWEST, Edition
from assessments.models import Answer, AnswerEvent, AnswerKind, Assessment, User
from assessments.models.assessments import LONGEST_NOTE, LONGEST_REASON
from assessments.services.plain_text import clean_text
from assessments.services.refusals import Refusal
from assessments.services.snapshots import edition_of, entry_of
from assessments.services.writing import lock, touch

_STATED = ["version", "kind", "level", "reason", "note", "confidence"]


class UnknownQuestion(Refusal):
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
    yours: Entry | None
    theirs: Entry | None
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
    entries: Mapping[str, Entry | None],
    base_versions: Mapping[str, int],
    by: User,
    at: datetime,
) -> Recorded:
    """Store what is new in ``entries``; None takes an answer back.

    ``base_versions`` says which version each writer had before them. What equals the stored answer is no write; what
    differs from an answer that moved on meanwhile is a conflict and stays unwritten, while the others are stored.

    :raises UnknownQuestion: when a code is not in the edition.
    :raises LevelOutOfRange: when a level is not on the scale.
    :raises ReasonIsMissing: when a question does not apply for no reason.
    :raises TextTooLong: when a note or reason is too long.
    :raises ControlCharacters: when a note or reason is not plain text.
    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    wanted = _checked(edition_of(row.edition), entries)
    stored = {a.question_code: a for a in row.answers.filter(question_code__in=wanted).select_related("changed_by")}
    changed = {code: entry for code, entry in wanted.items() if entry != entry_of(stored.get(code))}
    conflicts = tuple(
        Conflict(code, entry, entry_of(stored[code]), str(stored[code].changed_by), stored[code].changed_at)
        for code, entry in changed.items()
        if code in stored and stored[code].version != base_versions.get(code, 0)
    )
    refused = {conflict.code for conflict in conflicts}
    _write(row, stored, {code: entry for code, entry in changed.items() if code not in refused}, by=by, at=at)
    return Recorded(tuple(code for code in changed if code not in refused), conflicts)


def _write(
    row: Assessment, stored: Mapping[str, Answer], entries: Mapping[str, Entry | None], *, by: User, at: datetime
) -> None:
    if not entries:
        return
    new: list[Answer] = []
    old: list[Answer] = []
    events: list[AnswerEvent] = []
    for code, entry in entries.items():
        before = stored.get(code)
        answer = before or Answer(assessment=row, question_code=code, version=0)
        answer.version += 1
        answer.changed_at, answer.changed_by = at, by
        for column, value in _columns(entry).items():
            setattr(answer, column, value)
        (old if before else new).append(answer)
        stated = {column: getattr(answer, column) for column in _STATED}
        events.append(AnswerEvent(assessment=row, question_code=code, at=at, by=by, **stated))
    Answer.objects.bulk_create(new)
    Answer.objects.bulk_update(old, [*_STATED, "changed_at", "changed_by"])
    AnswerEvent.objects.bulk_create(events)
    touch(row, by=by, at=at)


def _columns(entry: Entry | None) -> dict[str, Any]:
    if entry is None:
        return {"kind": AnswerKind.CLEARED, "level": None, "reason": "", "note": "", "confidence": None}
    said: dict[str, Any] = {"level": None, "reason": "", "note": entry.note, "confidence": entry.confidence}
    match entry.answer:
        case Given(level):
            return said | {"kind": AnswerKind.GIVEN, "level": level}
        case Unknown():
            return said | {"kind": AnswerKind.UNKNOWN}
        case NotApplicable(reason):
            return said | {"kind": AnswerKind.NOT_APPLICABLE, "reason": reason}
        case _:
            assert_never(entry.answer)


def _checked(edition: Edition, entries: Mapping[str, Entry | None]) -> dict[str, Entry | None]:
    if unknown := [code for code in entries if code not in edition.questions]:
        raise UnknownQuestion(unknown)
    return {code: entry and _cleaned(code, entry) for code, entry in entries.items()}


def _cleaned(code: str, entry: Entry) -> Entry:
    answer = entry.answer
    match answer:
        case Given(level) if not LOWEST <= level <= HIGHEST:
            raise LevelOutOfRange(f"{code}: {level}")
        case NotApplicable(reason):
            answer = NotApplicable(clean_text(reason, longest=LONGEST_REASON))
            if not answer.reason:
                raise ReasonIsMissing(code)
        case _:
            pass
    return replace(entry, answer=answer, note=clean_text(entry.note, longest=LONGEST_NOTE))
