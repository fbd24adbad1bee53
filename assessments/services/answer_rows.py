"""What is said becomes rows: the one core under every way of saving an answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, assert_never
from uuid import UUID

from django.db.models import CharField, QuerySet, UUIDField

from assessments.domain.answers import Given, NotApplicable, Said, Unknown
from assessments.models import Answer, AnswerEvent, AnswerKind, Assessment, ChangeKind, User
from assessments.models.prepared import prepared
from assessments.services.answer_seals import sealed_answer
from assessments.services.auditing import Deed, record
from assessments.services.inserting import insert
from assessments.services.snapshots import said_of
from assessments.services.writing import touch

_STATED = ("kind", "level", "reason", "ground", "note", "confidence", "source", "flagged")


@dataclass(frozen=True, slots=True)
class Write:
    """What somebody says now, and the version of the answer that they saw before.

    ``afresh`` makes a new version of what is said already: whoever still sees the old one has to look again.
    """

    said: Said
    base: int
    afresh: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of writes: the versions that hold now, which of them are new, and the answers that had moved on."""

    versions: Mapping[str, int] = field(default_factory=dict)
    new: tuple[str, ...] = ()
    moved: Mapping[str, Answer] = field(default_factory=dict)


def store(row: Assessment, writes: Mapping[str, Write], *, by: User, at: datetime) -> Stored:
    """Store what is new in ``writes`` in the locked assessment ``row``; every write adds one row to the history.

    What equals the stored answer is no write, whoever said it. What differs from an answer that has moved on since its
    base stays unwritten.
    """
    answers = {answer.question_code: answer for answer in _answers(row, writes)}
    changed = {
        code: write for code, write in writes.items() if write.afresh or write.said != said_of(answers.get(code))
    }
    moved = {code: answers[code] for code, write in changed.items() if code in answers and _moved(answers[code], write)}
    new = {code: write for code, write in changed.items() if code not in moved}
    # A base from the future is nobody's: what was never stored starts at the beginning.
    versions = {code: answers[code].version + 1 if code in answers else 1 for code in new}
    if new:
        _write(row, new, answers, versions, by=by, at=at)
    same = {code: answer.version for code, answer in answers.items() if code not in changed}
    return Stored(same | versions, tuple(new), moved)


@prepared(assessment=UUIDField(), code=CharField())
def answer_to(assessment: UUID, code: str) -> QuerySet[Answer]:
    """Name the answer to one question, which most saves are about."""
    return Answer.objects.filter(assessment=assessment, question_code=code).order_by()


def _answers(row: Assessment, codes: Collection[str]) -> Iterable[Answer]:
    if len(codes) == 1:
        return answer_to.rows(assessment=row.pk, code=next(iter(codes)))
    return row.answers.filter(question_code__in=codes)


def _moved(answer: Answer, write: Write) -> bool:
    return answer.version != write.base


def _write(
    row: Assessment,
    writes: Mapping[str, Write],
    before: Mapping[str, Answer],
    versions: Mapping[str, int],
    *,
    by: User,
    at: datetime,
) -> None:
    columns = {code: {**_columns(write.said), "version": versions[code]} for code, write in writes.items()}
    first = [
        Answer(assessment=row, question_code=code, changed_at=at, changed_by=by, **stated)
        for code, stated in columns.items()
        if code not in before
    ]
    insert(Answer.objects, first)
    for code, stated in columns.items():
        if code in before:
            _replace(before[code], stated, by=by, at=at)
    # A version is in the history once: should an answer ever change while its assessment is locked, this is refused.
    insert(
        AnswerEvent.objects,
        [AnswerEvent(assessment=row, question_code=code, at=at, by=by, **stated) for code, stated in columns.items()],
    )
    touch(row, by=by, at=at)
    deeds = [
        Deed(
            ChangeKind.ANSWER_SAVED,
            code,
            {"version": versions[code]},
            sealed=sealed_answer(code, versions[code], stated),
        )
        for code, stated in columns.items()
    ]
    record(*deeds, hospital=row.hospital, assessment=row, by=by, at=at)


def _replace(answer: Answer, stated: Mapping[str, Any], *, by: User, at: datetime) -> None:
    for column, value in stated.items():
        setattr(answer, column, value)
    answer.changed_at, answer.changed_by = at, by
    answer.save(update_fields=[*stated, "changed_at", "changed_by"])


def _columns(said: Said) -> dict[str, Any]:
    stated: dict[str, Any] = dict.fromkeys(_STATED)
    stated |= {
        "reason": "",
        "note": said.note,
        "confidence": said.confidence,
        "source": said.source,
        "flagged": said.flagged,
    }
    match said.answer:
        case Given(level):
            return stated | {"kind": AnswerKind.GIVEN, "level": level}
        case Unknown():
            return stated | {"kind": AnswerKind.UNKNOWN}
        case NotApplicable(reason, ground):
            return stated | {"kind": AnswerKind.NOT_APPLICABLE, "reason": reason, "ground": ground}
        case None:
            return stated | {"kind": AnswerKind.CLEARED}
        case _:
            assert_never(said.answer)
