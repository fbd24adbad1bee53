"""Entries of the audit trail as people read them: with names in place of identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from assessments.models import ChangeEvent, ChangeKind, Hospital, User
from assessments.services.auditing import Deed, line_of, record
from assessments.services.trail import AT_ONCE, Wanted, entries_of

ABOUT_PEOPLE = frozenset(
    {
        ChangeKind.MEMBERSHIP_GRANTED,
        ChangeKind.MEMBERSHIP_ENDED,
        ChangeKind.SIGN_IN_FAILED,
        ChangeKind.SIGN_IN_PROTECTION_CHANGED,
    }
)
"""Their subject is the number of an account."""


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One entry. ``person`` is whom it is about, ``subject`` is a code that stands for itself, such as a question's."""

    number: int
    at: datetime
    by: str
    kind: ChangeKind
    result: str
    person: str
    subject: str
    assessment: str
    request_id: str
    details: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class TrailPage:
    """Some entries of a trail, newest first, and how many there are altogether."""

    lines: tuple[TrailLine, ...]
    total: int


def read_page(hospital: Hospital, wanted: Wanted, *, page: int, size: int) -> TrailPage:
    """Return one page of the entries; the first has the number 1, one behind the last is empty."""
    rows = entries_of(hospital, wanted)
    first = (page - 1) * size
    found = rows.select_related("by", "assessment")[first : first + size]
    return TrailPage(tuple(_lines(list(found))), rows.count())


def read_all(hospital: Hospital | None, wanted: Wanted) -> Iterator[TrailLine]:
    """Return every entry, the oldest first."""
    rows = entries_of(hospital, wanted).order_by("number").select_related("by", "assessment")
    batch: list[ChangeEvent] = []
    for row in rows.iterator(chunk_size=AT_ONCE):
        batch.append(row)
        if len(batch) == AT_ONCE:
            yield from _lines(batch)
            batch = []
    yield from _lines(batch)


def json_lines(hospital: Hospital | None, wanted: Wanted) -> Iterator[str]:
    """Return every entry as a line of JSON with its digests, the oldest first."""
    for row in entries_of(hospital, wanted).order_by("number").iterator(chunk_size=AT_ONCE):
        yield line_of(row.link)


def people_in(hospital: Hospital) -> tuple[tuple[int, str], ...]:
    """Return who did something in the trail, by name."""
    acted = ChangeEvent.objects.filter(hospital=hospital).values("by")
    return tuple(sorted(((user.pk, str(user)) for user in User.objects.filter(pk__in=acted)), key=lambda one: one[1]))


def assessments_in(hospital: Hospital) -> tuple[tuple[str, str], ...]:
    """Return the assessments of a hospital, the newest first."""
    rows = hospital.assessments.order_by("-created_at")
    return tuple((str(key), title) for key, title in rows.values_list("pk", "title"))


def note_export(*, hospital: Hospital, form: str, by: User, at: datetime) -> None:
    """Write down that somebody took the trail out of the house; ``form`` says as what."""
    record(Deed(ChangeKind.AUDIT_EXPORTED, details={"form": form}), hospital=hospital, by=by, at=at)


def _lines(rows: Iterable[ChangeEvent]) -> Iterator[TrailLine]:
    found = list(rows)
    about = {row.subject for row in found if row.kind in ABOUT_PEOPLE and row.subject.isdecimal()}
    names = {str(user.pk): str(user) for user in User.objects.filter(pk__in=about)} if about else {}
    for row in found:
        is_about_somebody = row.kind in ABOUT_PEOPLE
        yield TrailLine(
            number=row.number,
            at=row.at,
            by=str(row.by) if row.by else "",
            kind=ChangeKind(row.kind),
            result=row.result,
            person=names.get(row.subject, "") if is_about_somebody else "",
            subject="" if is_about_somebody else row.subject,
            assessment=row.assessment.title if row.assessment else "",
            request_id=row.request_id,
            details=row.details,
        )
