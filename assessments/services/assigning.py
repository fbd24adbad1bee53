"""Who is to answer what, until when.

An assignment and the sections of a membership are one idea of access. Sections are where a contributor may write in
every assessment; what is assigned to the person is added to them in its own assessment, for as long as it is assigned.
Whoever is limited to nothing gains nothing. An assignment to a function lets nobody write: it says whom to ask.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Min, Q
from django.utils import timezone

from assessments.domain.assigning import progress_of, urgency_of
from assessments.domain.catalogue import Edition
from assessments.domain.collaboration import Urgency
from assessments.domain.functions import HouseFunction
from assessments.domain.policy import Visitor, permissions_of
from assessments.domain.roles import Permission, Role
from assessments.domain.workspace import Progress, Workspace
from assessments.models import Assessment, AssessmentStatus, Assignment, ChangeKind, Hospital, Membership, User
from assessments.models.collaboration import LONGEST_MESSAGE
from assessments.services.edition_snapshots import edition_of
from assessments.services.plain_text import clean_line
from assessments.services.refusals import Refusal
from assessments.services.tenancy import everywhere, of_hospitals
from assessments.services.writing import lock, log

MOST_ASSIGNMENTS = 400


class UnknownPart(Refusal):
    """The edition has no dimension and no question of this code."""


class CannotAnswer(Refusal):
    """Whoever was chosen is no member, or a member who never answers, such as an auditor."""


class TooManyAssignments(Refusal):
    """So much is assigned that nobody can have meant it."""


class NoSuchAssignment(Refusal):
    """It was withdrawn meanwhile, or never was."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who can be asked: an id for forms and a name for people."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class AssignmentCard:
    """An assignment with how far it is; ``person`` is empty where it went to a function."""

    id: int
    code: str
    person_id: int | None
    person: str
    function: HouseFunction | None
    due_on: date | None
    message: str
    given_by: str
    given_at: datetime
    progress: Progress
    urgency: Urgency


def sections_in(assessment: Assessment, user: User, sections: Iterable[str]) -> frozenset[str]:
    """Return where a contributor may write in an assessment; one query, none for whoever is not limited."""
    standing = frozenset(sections)
    return standing | frozenset(_codes_of(assessment, user)) if standing else standing


def own_codes(assessment: Assessment, user: User) -> frozenset[str]:
    """Return what is somebody's own to answer: sections of their membership and what is assigned; two queries."""
    mine = Membership.objects.valid(on=timezone.localdate()).filter(user=user, hospital=assessment.hospital_id)
    sections = mine.filter(role=Role.CONTRIBUTOR).values_list("sections", flat=True).first()
    return frozenset(sections or ()) | frozenset(_codes_of(assessment, user))


def waiting_for(user: User) -> Assessment | None:
    """Return the open assessment in which somebody who only contributes has questions of their own; two queries.

    Of several the one that is due first; None for whoever does more than answer what they were given.
    """
    with everywhere(reason="in which hospitals somebody has a role"):
        memberships = list(Membership.objects.valid(on=timezone.localdate()).filter(user=user))
    if not memberships or any(row.role != Role.CONTRIBUTOR for row in memberships):
        return None
    limited = [row.hospital_id for row in memberships if row.sections]
    given = Q(assignments__person=user, hospital__in=[row.hospital_id for row in memberships])
    due = Min("assignments__due_on", filter=Q(assignments__person=user))
    with of_hospitals(row.hospital_id for row in memberships):
        found = Assessment.objects.filter(given | Q(hospital__in=limited), status=AssessmentStatus.OPEN)
        return found.annotate(due=due).order_by(F("due").asc(nulls_last=True), "-updated_at").first()


@transaction.atomic
def assign(
    *,
    assessment: Assessment,
    code: str,
    to: User | HouseFunction,
    due_on: date | None,
    message: str,
    by: User,
    at: datetime,
) -> Assignment:
    """Give a dimension or a question to somebody; doing it again changes day and message.

    :raises UnknownPart: when the edition does not have it.
    :raises CannotAnswer: when the person could not answer it.
    :raises TooManyAssignments: when there is no room.
    :raises AssessmentIsClosed: when nothing may change.

    The message is refused as in ``clean_line``.
    """
    row = lock(assessment)
    if not _is_part(edition_of(row.edition), code):
        raise UnknownPart(code)
    if isinstance(to, User) and to.pk not in {member.id for member in answering_members(row.hospital, at=at)}:
        raise CannotAnswer
    if row.assignments.count() >= MOST_ASSIGNMENTS:
        raise TooManyAssignments
    receiver = {"person": to, "function": None} if isinstance(to, User) else {"person": None, "function": to}
    said = {"due_on": due_on, "message": clean_line(message, longest=LONGEST_MESSAGE)}
    given, _created = Assignment.objects.update_or_create(
        assessment=row, code=code, **receiver, defaults={**said, "given_at": at, "given_by": by}
    )
    _note(ChangeKind.ASSIGNMENT_GIVEN, row, given, by=by, at=at)
    return given


@transaction.atomic
def withdraw_assignment(*, assessment: Assessment, assignment_id: int, by: User, at: datetime) -> None:
    """Take an assignment back; the answers stay.

    :raises NoSuchAssignment: when it is gone already.
    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    given = row.assignments.filter(pk=assignment_id).first()
    if given is None:
        raise NoSuchAssignment
    _note(ChangeKind.ASSIGNMENT_WITHDRAWN, row, given, by=by, at=at)
    given.delete()


def assignments_of(
    assessment: Assessment, workspace: Workspace, *, on: date, person: User | None = None
) -> tuple[AssignmentCard, ...]:
    """Return what is assigned, to everybody or to one person, in the order of the catalogue; one query."""
    rows = assessment.assignments.select_related("person", "given_by")
    found = rows.filter(person=person) if person else rows
    place = {code: index for index, code in enumerate(_codes_in_order(workspace.edition))}
    cards = (_card(row, workspace, on) for row in found)
    return tuple(sorted(cards, key=lambda card: (place.get(card.code, len(place)), card.person, card.id)))


def answering_members(hospital: Hospital, *, at: datetime) -> tuple[Member, ...]:
    """Return the members who may answer, by name; one query."""
    return _members_with(Permission.ANSWER, hospital, at)


def discussing_members(hospital: Hospital, *, at: datetime) -> tuple[Member, ...]:
    """Return the members who take part in discussions, by name; one query."""
    return _members_with(Permission.DISCUSS, hospital, at)


def _members_with(permission: Permission, hospital: Hospital, at: datetime) -> tuple[Member, ...]:
    rows = hospital.memberships.valid(on=timezone.localdate(at)).filter(user__is_active=True)
    found = [
        Member(row.user_id, str(row.user))
        for row in rows.select_related("user")
        if permission in permissions_of(Visitor(role=Role(row.role), may_answer=row.may_answer))
    ]
    return tuple(sorted(found, key=lambda member: (member.name.casefold(), member.id)))


def _codes_of(assessment: Assessment, user: User) -> Iterable[str]:
    return Assignment.objects.filter(assessment=assessment, person=user).values_list("code", flat=True)


def _is_part(edition: Edition, code: str) -> bool:
    return code in edition.questions or any(code == dimension.code for dimension in edition.dimensions)


def _codes_in_order(edition: Edition) -> Iterable[str]:
    for dimension in edition.dimensions:
        yield dimension.code
        yield from (question.code for question in dimension.questions)


def _card(row: Assignment, workspace: Workspace, on: date) -> AssignmentCard:
    progress = progress_of(workspace, [row.code])
    return AssignmentCard(
        id=row.pk,
        code=row.code,
        person_id=row.person_id,
        person=str(row.person) if row.person else "",
        function=HouseFunction(row.function) if row.function else None,
        due_on=row.due_on,
        message=row.message,
        given_by=str(row.given_by),
        given_at=row.given_at,
        progress=progress,
        urgency=urgency_of(row.due_on, progress, on=on),
    )


def _note(kind: ChangeKind, row: Assessment, given: Assignment, *, by: User, at: datetime) -> None:
    details = {
        "person": str(given.person_id) if given.person_id else None,
        "function": given.function,
        "due_on": given.due_on.isoformat() if given.due_on else None,
    }
    log(kind, hospital=row.hospital, assessment=row, subject=given.code, details=details, by=by, at=at)
