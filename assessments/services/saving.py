"""Saving one answer as it is given. Sent once or ten times, it is stored once and answered the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet, UUIDField

from assessments.domain.answers import Said
from assessments.models import Assessment, AssessmentStatus, SaveKey, User
from assessments.models.prepared import prepared
from assessments.services.answer_rows import Write, store
from assessments.services.answering import Conflict, checked, conflict_over
from assessments.services.edition_snapshots import edition_of
from assessments.services.refusals import Refusal
from assessments.services.writing import AssessmentIsClosed, lock

KEYS_ARE_KEPT = timedelta(days=3)
SAVES_PER_PRUNING = 256  # how many saves share the work of forgetting old keys


class KeyUsedOtherwise(Refusal):
    """A key came back with another content: a mistake of the sender, for a key belongs to one save."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The answer is stored, in this version, since then."""

    version: int
    at: datetime


class _HasMovedOn(Exception):
    """Undoes the transaction of a save that met a newer answer."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict


def save_answer(
    *, assessment: Assessment, question: str, said: Said, base: int, key: UUID, by: User, at: datetime
) -> Saved | Conflict:
    """Store what ``by`` says about a question, on top of version ``base``; what equals the stored answer is stored.

    ``key`` names this save: who sends it again gets the earlier result, also after the answer has moved on or the
    assessment was closed. Nobody has to ask for the key beforehand: a save that comes back meets its own version, or
    its own key, and only then the key is looked up.

    :raises KeyUsedOtherwise: when the key belongs to a save of another content.
    :raises UnknownQuestion: and the other refusals of ``record_answers``.
    """
    digest = _digest_of(question, said, base, by)
    try:
        return _save(assessment, question, Write(said, base), key, digest, by=by, at=at)
    except (_HasMovedOn, AssessmentIsClosed, IntegrityError) as obstacle:
        earlier = _earlier(assessment, key, digest)
        if earlier is not None:
            return earlier
        if isinstance(obstacle, _HasMovedOn):
            return obstacle.conflict
        raise


def forget_old_keys(*, at: datetime, assessment: Assessment | None = None) -> int:
    """Forget the keys of saves that nobody will send again, and return how many they were."""
    old = SaveKey.objects.filter(at__lt=at - KEYS_ARE_KEPT)
    return (old if assessment is None else old.filter(assessment=assessment)).delete()[0]


@transaction.atomic
def _save(
    assessment: Assessment, question: str, write: Write, key: UUID, digest: str, *, by: User, at: datetime
) -> Saved:
    row = _locked(assessment)
    said = checked(edition_of(row.edition), question, write.said)
    stored = store(row, {question: Write(said, write.base)}, by=by, at=at)
    for answer in stored.moved.values():
        raise _HasMovedOn(conflict_over(answer, said))
    version = stored.versions.get(question, 0)
    SaveKey.objects.create(assessment=row, key=key, question_code=question, digest=digest, version=version, at=at)
    if key.int % SAVES_PER_PRUNING == 0:
        forget_old_keys(at=at, assessment=row)
    return Saved(version, at)


@prepared(assessment=UUIDField())
def locked(assessment: UUID) -> QuerySet[Assessment]:
    """Name an assessment that nobody else changes until the transaction ends, and no more of it than may change."""
    return Assessment.objects.select_for_update(no_key=True).filter(pk=assessment).order_by().only("status", "edition")


def _locked(assessment: Assessment) -> Assessment:
    """Lock like ``lock``, but read no more than may have changed: this is done with every stroke of every colleague."""
    now = locked.first(assessment=assessment.pk)
    if now is None or now.edition_id != assessment.edition_id:
        return lock(assessment)
    if now.status != AssessmentStatus.OPEN:
        raise AssessmentIsClosed
    return assessment


def _earlier(assessment: Assessment, key: UUID, digest: str) -> Saved | None:
    known = SaveKey.objects.filter(assessment=assessment, key=key).first()
    if known is None:
        return None
    if known.digest != digest:
        raise KeyUsedOtherwise
    return Saved(known.version, known.at)


def _digest_of(question: str, said: Said, base: int, by: User) -> str:
    return sha256(repr((question, said, base, by.pk)).encode("utf-8", "surrogatepass")).hexdigest()
