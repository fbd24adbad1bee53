"""Reminders by e-mail: of assignments that are due soon or late, and of evidence that expires."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from assessments.domain.assigning import is_time_to_remind
from assessments.domain.collaboration import Urgency
from assessments.domain.roles import Role
from assessments.models import Assessment, AssessmentStatus, Hospital, Membership, ReminderLetter, User
from assessments.services.assigning import AssignmentCard, assignments_of
from assessments.services.evidence_reading import evidence_due
from assessments.services.letters import LetterNotSent, remind
from assessments.services.reading import workspace_of

LinkTo = Callable[[UUID, UUID | None], str]


@dataclass(slots=True)
class _Due:
    """What one person is reminded of in one hospital."""

    soon: list[date] = field(default_factory=list)
    late: list[date] = field(default_factory=list)
    expiring: list[date] = field(default_factory=list)
    assessment: UUID | None = None

    @property
    def days(self) -> list[date]:
        return [*self.soon, *self.late, *self.expiring]


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many letters went out, and to how many people none could be sent."""

    sent: int
    failed: int


def send_reminders(*, at: datetime, link_to: LinkTo) -> Reminded:
    """Remind everybody for whom it is time; repeated on the same day it sends nothing twice.

    What is given to a person is theirs; what is given to a function, and evidence that expires, goes to the leads.
    """
    today, sent, failed = timezone.localdate(at), 0, 0
    for hospital in Hospital.objects.order_by("pk"):
        members = _members(hospital, today)
        due = _due_in(hospital, members, today)
        last = _last_letters(hospital)
        for person_id, what in sorted(due.items()):
            if not is_time_to_remind(what.days, last=last.get(person_id), on=today):
                continue
            went = _send(hospital, members[person_id].user, what, today, link_to(hospital.pk, what.assessment))
            sent, failed = sent + went, failed + (not went)
    return Reminded(sent, failed)


def forget_letters(*, before: date) -> int:
    """Forget that reminders were sent, once that stops nothing any more; return how many."""
    return ReminderLetter.objects.filter(day__lt=before).delete()[0]


def _members(hospital: Hospital, today: date) -> Mapping[int, Membership]:
    rows = hospital.memberships.valid(on=today).filter(user__is_active=True)
    return {row.user_id: row for row in rows.select_related("user")}


def _due_in(hospital: Hospital, members: Mapping[int, Membership], today: date) -> Mapping[int, _Due]:
    leads = [pk for pk, row in members.items() if row.role == Role.LEAD]
    found: dict[int, _Due] = {}
    for assessment, card in _cards(hospital, today):
        people = leads if card.person_id is None else [card.person_id] if card.person_id in members else leads
        for person in people:
            what = found.setdefault(person, _Due())
            what.assessment = what.assessment or assessment.pk
            if card.due_on is not None:
                (what.late if card.urgency is Urgency.OVERDUE else what.soon).append(card.due_on)
    expiring = [card.expires_on for card in evidence_due(hospital, on=today) if card.expires_on is not None]
    for person in leads if expiring else []:
        found.setdefault(person, _Due()).expiring += expiring
    return found


def _cards(hospital: Hospital, today: date) -> Iterator[tuple[Assessment, AssignmentCard]]:
    given = hospital.assessments.filter(status=AssessmentStatus.OPEN, assignments__due_on__isnull=False).distinct()
    for assessment in given.select_related("hospital", "edition"):
        for card in assignments_of(assessment, workspace_of(assessment), on=today):
            if card.urgency in (Urgency.SOON, Urgency.OVERDUE):
                yield assessment, card


def _last_letters(hospital: Hospital) -> Mapping[int, date]:
    rows = hospital.reminder_letters.values("person").annotate(last=Max("day"))
    return {row["person"]: row["last"] for row in rows}


def _send(hospital: Hospital, person: User, what: _Due, today: date, link: str) -> bool:
    """Note the letter before it goes, in one transaction: what could not be sent is tried again."""
    soon, late, expiring = len(what.soon), len(what.late), len(what.expiring)
    try:
        with transaction.atomic():
            ReminderLetter.objects.create(hospital=hospital, person=person, day=today)
            remind(person, hospital.name, soon=soon, late=late, expiring=expiring, link=link)
    except (LetterNotSent, IntegrityError):  # another run was faster
        return False
    return True
