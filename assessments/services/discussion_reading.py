"""What was said to each other about a question, as its reader finds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery

from assessments.models import Assessment, Comment, Seen, User
from assessments.services.discussing import EDITABLE_FOR


@dataclass(frozen=True, slots=True)
class CommentCard:
    """One comment; ``text`` is empty once it is deleted. ``until`` is how long its author may still change it."""

    id: UUID
    text: str
    by_id: int
    by: str
    at: datetime
    edited_at: datetime | None
    deleted_at: datetime | None
    mentions: tuple[str, ...]
    until: datetime
    unread: bool


@dataclass(frozen=True, slots=True)
class ThreadCard:
    """The thread of a question as its reader finds it."""

    comments: tuple[CommentCard, ...]
    settled_at: datetime | None
    settled_by: str

    @property
    def unread(self) -> int:
        """Return how many comments are new to the reader."""
        return sum(comment.unread for comment in self.comments)


@dataclass(frozen=True, slots=True)
class ThreadMark:
    """What the questionnaire shows of a thread: how much was said, how much of it is new, and whether it is settled."""

    comments: int
    unread: int
    settled: bool


def thread_of(assessment: Assessment, question: str, reader: User) -> ThreadCard:
    """Return what was said about a question, the oldest first; four queries at most."""
    thread = assessment.discussions.filter(question_code=question).select_related("settled_by").first()
    if thread is None:
        return ThreadCard((), None, "")
    read = thread.seen.filter(person=reader).values_list("until", flat=True).first()
    rows = thread.comments.select_related("by").prefetch_related("mentions__person")
    comments = tuple(_card(row, reader, read) for row in rows)
    return ThreadCard(comments, thread.settled_at, str(thread.settled_by) if thread.settled_by else "")


def thread_marks(assessment: Assessment, reader: User) -> Mapping[str, ThreadMark]:
    """Return by question what was said and is new to a reader; one query."""
    read = Seen.objects.filter(discussion=OuterRef("pk"), person=reader).values("until")[:1]
    fresh = Q(comments__deleted_at=None) & ~Q(comments__by=reader)
    rows = assessment.discussions.annotate(read=Subquery(read)).annotate(
        said=Count("comments", filter=Q(comments__deleted_at=None)),
        fresh=Count("comments", filter=fresh & (Q(read=None) | Q(comments__at__gt=Subquery(read)))),
    )
    return {row.question_code: ThreadMark(row.said, row.fresh, row.settled_at is not None) for row in rows}


def _card(row: Comment, reader: User, read: datetime | None) -> CommentCard:
    fresh = row.deleted_at is None and row.by_id != reader.pk and (read is None or row.at > read)
    return CommentCard(
        id=row.pk,
        text=row.text,
        by_id=row.by_id,
        by=str(row.by),
        at=row.at,
        edited_at=row.edited_at,
        deleted_at=row.deleted_at,
        mentions=tuple(str(mention.person) for mention in row.mentions.all()),
        until=row.at + EDITABLE_FOR,
        unread=fresh,
    )
