"""What people say to each other about a question: written, changed, taken away, settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from assessments.models import Assessment, AssessmentStatus, ChangeKind, Comment, Discussion, Mention, Seen, User
from assessments.models.discussions import LONGEST_COMMENT
from assessments.services.answering import UnknownQuestion
from assessments.services.assigning import discussing_members
from assessments.services.auditing import Deed, record
from assessments.services.edition_snapshots import edition_of
from assessments.services.plain_text import TextIsMissing, clean_text
from assessments.services.refusals import Refusal
from assessments.services.writing import AssessmentIsClosed, lock_any, log

EDITABLE_FOR = timedelta(minutes=15)
"""So long one's own comment can be changed or deleted; afterwards others may have acted on it."""
MOST_COMMENTS = 500


class NotAMember(Refusal):
    """Somebody is mentioned who does not take part here."""


class TooLate(Refusal):
    """A comment is changed by its author alone, and not for ever."""


class TooManyComments(Refusal):
    """So much was said about one question that nobody reads it any more."""


@transaction.atomic
def write_comment(
    *, assessment: Assessment, question: str, text: str, mentions: Iterable[int], by: User, at: datetime
) -> Comment:
    """Say something about a question; whoever writes has read what was there. A settled thread is open again.

    :raises UnknownQuestion: when the edition does not have it.
    :raises TextIsMissing: when nothing is said.
    :raises NotAMember: when somebody is mentioned who does not take part.
    :raises TooManyComments: when there is no room.
    :raises AssessmentIsClosed: once it is closed.

    The text is refused as in ``clean_text``.
    """
    row = _locked(assessment)
    if question not in edition_of(row.edition).questions:
        raise UnknownQuestion([question])
    words, meant = _words(text), frozenset(mentions)
    if not meant <= {member.id for member in discussing_members(row.hospital, at=at)}:
        raise NotAMember
    thread, _created = Discussion.objects.get_or_create(assessment=row, question_code=question)
    if thread.comments.count() >= MOST_COMMENTS:
        raise TooManyComments
    comment = Comment.objects.create(discussion=thread, text=words, at=at, by=by)
    Mention.objects.bulk_create(Mention(comment=comment, person_id=person) for person in sorted(meant))
    thread.settled_at, thread.settled_by = None, None
    thread.save(update_fields=["settled_at", "settled_by"])
    mark_read(assessment=row, question=question, reader=by, until=at)
    details = {"mentions": sorted(meant)}
    _note(ChangeKind.COMMENT_WRITTEN, row, comment, question, details, by=by, at=at)
    return comment


@transaction.atomic
def edit_comment(*, assessment: Assessment, comment_id: UUID, text: str, by: User, at: datetime) -> None:
    """Change one's own words; that they were changed stays visible.

    :raises TooLate: when it is somebody else's, deleted, or too old.
    :raises TextIsMissing: when nothing is left to say.
    :raises AssessmentIsClosed: once it is closed.
    """
    row = _locked(assessment)
    comment, words = _own(row, comment_id, by=by, at=at), _words(text)
    if words == comment.text:
        return
    comment.text, comment.edited_at = words, at
    comment.save(update_fields=["text", "edited_at"])
    _note(ChangeKind.COMMENT_EDITED, row, comment, comment.discussion.question_code, {}, by=by, at=at)


@transaction.atomic
def delete_comment(*, assessment: Assessment, comment_id: UUID, by: User, at: datetime) -> None:
    """Take one's own words away; that there were some, and when they went, stays visible.

    :raises TooLate: when it is somebody else's, deleted already, or too old.
    :raises AssessmentIsClosed: once it is closed.
    """
    row = _locked(assessment)
    comment = _own(row, comment_id, by=by, at=at)
    comment.text, comment.deleted_at = "", at
    comment.save(update_fields=["text", "deleted_at"])
    _note(ChangeKind.COMMENT_DELETED, row, comment, comment.discussion.question_code, {}, by=by, at=at)


@transaction.atomic
def settle(*, assessment: Assessment, question: str, settled: bool, by: User, at: datetime) -> None:
    """Say that a thread is settled, or that it is not; nothing happens where nothing was said.

    :raises AssessmentIsClosed: once it is closed.
    """
    row = _locked(assessment)
    thread = row.discussions.filter(question_code=question).first()
    if thread is None or (thread.settled_at is not None) is settled:
        return
    thread.settled_at, thread.settled_by = (at, by) if settled else (None, None)
    thread.save(update_fields=["settled_at", "settled_by"])
    details = {"settled": settled}
    kind = ChangeKind.DISCUSSION_SETTLED
    log(kind, hospital=row.hospital, assessment=row, subject=question, details=details, by=by, at=at)


def mark_read(*, assessment: Assessment, question: str, reader: User, until: datetime) -> None:
    """Remember how far somebody has read; it never goes back."""
    thread = assessment.discussions.filter(question_code=question).first()
    if thread is None:
        return
    mark, created = Seen.objects.get_or_create(discussion=thread, person=reader, defaults={"until": until})
    if not created and mark.until < until:
        Seen.objects.filter(pk=mark.pk, until__lt=until).update(until=until)


def own_comment(assessment: Assessment, comment_id: UUID, user: User, *, at: datetime) -> Comment | None:
    """Return a comment that its author may still change."""
    rows = Comment.objects.filter(discussion__assessment=assessment, pk=comment_id, by=user, deleted_at=None)
    return rows.filter(at__gte=at - EDITABLE_FOR).select_related("discussion").first()


def _locked(assessment: Assessment) -> Assessment:
    """Return the row, locked; comments go on while an assessment is being reviewed."""
    row = lock_any(assessment)
    if row.status == AssessmentStatus.CLOSED:
        raise AssessmentIsClosed
    return row


def _words(text: str) -> str:
    words = clean_text(text, longest=LONGEST_COMMENT)
    if not words:
        raise TextIsMissing
    return words


def _own(row: Assessment, comment_id: UUID, *, by: User, at: datetime) -> Comment:
    found = own_comment(row, comment_id, by, at=at)
    if found is None:
        raise TooLate
    return found


def _note(
    kind: ChangeKind,
    row: Assessment,
    comment: Comment,
    question: str,
    details: Mapping[str, object],
    *,
    by: User,
    at: datetime,
) -> None:
    """Leave proof of the words in the trail, not the words: a deleted comment is to be gone."""
    told = {"comment": str(comment.pk), **details}
    deed = Deed(kind, question, told, sealed={"text": comment.text})
    record(deed, hospital=row.hospital, assessment=row, by=by, at=at)
