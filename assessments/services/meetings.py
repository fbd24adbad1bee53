"""Meetings: who took part, what was decided, and the minutes that follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from assessments.domain.answers import NOTHING_SAID, Said
from assessments.models import Assessment, Attendee, ChangeKind, Comment, Meeting, MeetingDecision, User
from assessments.models.meetings import LONGEST_ATTENDEE, LONGEST_MEETING_TITLE
from assessments.services.answering import Conflict, UnknownQuestion, record_answers
from assessments.services.assigning import discussing_members
from assessments.services.edition_snapshots import edition_of
from assessments.services.plain_text import clean_line, some_line
from assessments.services.refusals import Refusal
from assessments.services.snapshots import said_of
from assessments.services.writing import lock, log

MOST_ATTENDEES = 60


class NoAttendees(Refusal):
    """A meeting needs somebody who takes part, and not hundreds."""


class MeetingIsOver(Refusal):
    """A meeting that has ended decides nothing more."""


@dataclass(frozen=True, slots=True)
class DecisionCard:
    """What was decided on a question: what was said before and after, and who agreed."""

    question: str
    before: Said
    after: Said
    version_after: int
    agreed: tuple[str, ...]
    agreed_ids: frozenset[int]
    at: datetime


@transaction.atomic
def start_meeting(
    *,
    assessment: Assessment,
    title: str,
    questions: Iterable[str],
    members: Iterable[int],
    others: Iterable[str],
    by: User,
    at: datetime,
) -> Meeting:
    """Begin a meeting about some questions, with members and with people who have no account here.

    :raises TextIsMissing: without a title.
    :raises UnknownQuestion: without questions, or when the edition does not have one of them.
    :raises NoAttendees: when nobody takes part, too many do, or one of the members is none.
    :raises AssessmentIsClosed: when nothing may change.

    Texts are refused as in ``clean_line``.
    """
    row = lock(assessment)
    called = some_line(title, longest=LONGEST_MEETING_TITLE)
    known, wanted = edition_of(row.edition).questions, frozenset(questions)
    if not wanted or not wanted <= known.keys():
        raise UnknownQuestion(sorted(wanted - known.keys()))
    codes = [code for code in known if code in wanted]
    meeting = Meeting.objects.create(assessment=row, title=called, questions=codes, started_at=at, started_by=by)
    Attendee.objects.bulk_create(_attendees(row, meeting, members, others, at))
    kind = ChangeKind.MEETING_STARTED
    log(kind, hospital=row.hospital, assessment=row, subject=str(meeting.pk), by=by, at=at)
    return meeting


@transaction.atomic
def decide(
    *, meeting: Meeting, question: str, said: Said, base: int, agreed: Iterable[int], by: User, at: datetime
) -> Conflict | None:
    """Save what a meeting decided on a question, like any other answer, and who agreed; or return both sides.

    :raises MeetingIsOver: once it has ended.
    :raises UnknownQuestion: and the other refusals of ``record_answers``.
    """
    row = lock(meeting.assessment)
    current = Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    if current.ended_at is not None:
        raise MeetingIsOver
    if question not in current.questions:
        raise UnknownQuestion([question])
    versions = row.answers.filter(question_code=question).values_list("version", flat=True)
    before = versions.first() or 0
    recorded = record_answers(assessment=row, entries={question: said}, base_versions={question: base}, by=by, at=at)
    if recorded.conflicts:
        return recorded.conflicts[0]
    earlier = current.decisions.filter(question_code=question).first()
    decision, _created = MeetingDecision.objects.update_or_create(
        meeting=current,
        question_code=question,
        defaults={
            "version_before": earlier.version_before if earlier else before,
            "version_after": versions.first() or before,
            "at": at,
            "by": by,
        },
    )
    decision.agreed.set(current.attendees.filter(pk__in=list(agreed)))
    kind, details = ChangeKind.MEETING_DECIDED, {"question": question, "version": decision.version_after}
    log(kind, hospital=row.hospital, assessment=row, subject=str(current.pk), details=details, by=by, at=at)
    return None


@transaction.atomic
def end_meeting(*, meeting: Meeting, by: User, at: datetime) -> None:
    """End a meeting; nothing happens when it has ended.

    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(meeting.assessment)
    if row.meetings.filter(pk=meeting.pk, ended_at=None).update(ended_at=at):
        log(ChangeKind.MEETING_ENDED, hospital=row.hospital, assessment=row, subject=str(meeting.pk), by=by, at=at)


def meetings_of(assessment: Assessment) -> tuple[Meeting, ...]:
    """Return the meetings about an assessment, the latest first; one query."""
    return tuple(assessment.meetings.select_related("started_by"))


def meeting_of(assessment: Assessment, meeting_id: UUID) -> Meeting | None:
    """Return a meeting about this very assessment, with who takes part; two queries."""
    rows = assessment.meetings.select_related("started_by").prefetch_related("attendees")
    found = rows.filter(pk=meeting_id).first()
    if found is not None:
        found.assessment = assessment
    return found


def decisions_of(meeting: Meeting) -> Mapping[str, DecisionCard]:
    """Return what was decided by question, with the words from the history of the answers; three queries."""
    rows = list(meeting.decisions.prefetch_related("agreed"))
    events = meeting.assessment.answer_events.filter(question_code__in=[row.question_code for row in rows])
    said = {(event.question_code, event.version): said_of(event) for event in events}
    return {row.question_code: _card(row, said) for row in rows}


def comments_during(meeting: Meeting, *, now: datetime) -> Mapping[str, tuple[Comment, ...]]:
    """Return what was said about the questions of a meeting between its beginning and its end; one query."""
    rows = Comment.objects.filter(
        discussion__assessment=meeting.assessment,
        discussion__question_code__in=meeting.questions,
        at__range=(meeting.started_at, meeting.ended_at or now),
        deleted_at=None,
    ).select_related("by", "discussion")
    found: dict[str, tuple[Comment, ...]] = {}
    for row in rows:
        code = row.discussion.question_code
        found[code] = (*found.get(code, ()), row)
    return found


def _attendees(
    row: Assessment, meeting: Meeting, members: Iterable[int], others: Iterable[str], at: datetime
) -> list[Attendee]:
    known = {member.id: member.name for member in discussing_members(row.hospital, at=at)}
    chosen = list(dict.fromkeys(members))
    names = [clean_line(name, longest=LONGEST_ATTENDEE) for name in others]
    if not set(chosen) <= known.keys():
        raise NoAttendees
    people: dict[str, int | None] = {}
    for pk in chosen:
        name = known[pk][:LONGEST_ATTENDEE]
        people[name if name not in people else f"{name[:100]} ({pk})"] = pk
    people |= {name: None for name in names if name and name not in people}
    if not 0 < len(people) <= MOST_ATTENDEES:
        raise NoAttendees
    return [Attendee(meeting=meeting, name=name, person_id=pk) for name, pk in people.items()]


def _card(row: MeetingDecision, said: Mapping[tuple[str, int], Said]) -> DecisionCard:
    agreed = list(row.agreed.all())
    return DecisionCard(
        question=row.question_code,
        before=said.get((row.question_code, row.version_before), NOTHING_SAID),
        after=said.get((row.question_code, row.version_after), NOTHING_SAID),
        version_after=row.version_after,
        agreed=tuple(attendee.name for attendee in agreed),
        agreed_ids=frozenset(attendee.pk for attendee in agreed),
        at=row.at,
    )
