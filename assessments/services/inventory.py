"""The inventory: which applications the hospital runs, and what it says about each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Max

from assessments.domain.hospital import Application
from assessments.models import Assessment, ChangeKind, HospitalApplication, User
from assessments.models.applications import LONGEST_NAME
from assessments.services.application_input import (
    CodeOutOfRange,
    UnknownArchetype,
    UnknownCriterion,
    cleaned,
    is_plain_code,
    require_archetypes,
)
from assessments.services.edition_snapshots import edition_of
from assessments.services.plain_text import clean_line
from assessments.services.refusals import NotThere, Refusal
from assessments.services.snapshots import application_of
from assessments.services.writing import lock, log, touch

__all__ = [
    "Chosen",
    "CodeIsTaken",
    "CodeOutOfRange",
    "TooManyApplications",
    "UnknownApplication",
    "UnknownArchetype",
    "UnknownCriterion",
    "add_application",
    "choose_archetypes",
    "remove_application",
    "save_application",
]

MOST_APPLICATIONS = 300


class UnknownApplication(NotThere):
    """The assessment has no application of this code."""


class CodeIsTaken(Refusal):
    """The assessment already has an application of this code, or the code is no plain word."""


class TooManyApplications(Refusal):
    """The inventory is full."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What became of a choice, as codes of applications.

    Kept are those that are no longer chosen, but that the hospital said something about.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


@transaction.atomic
def choose_archetypes(*, assessment: Assessment, archetypes: frozenset[str], by: User, at: datetime) -> Chosen:
    """Make the inventory hold these archetypes: missing ones are added with their defaults, others go if they are bare.

    :raises UnknownArchetype: when a code is not in the edition.
    :raises TooManyApplications: when there is no room.
    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    edition = edition_of(row.edition)
    require_archetypes(edition, archetypes)
    present = list(row.applications.all())
    leaving = [application for application in present if application.archetype not in archetypes]
    served = set(row.applications.exclude(service_uses=None).values_list("pk", flat=True))
    bare = [one for one in leaving if one.pk not in served and _is_bare(application_of(one))]
    missing = archetypes - {application.archetype for application in present}
    added = tuple(code for code in edition.archetypes_by_code if code in missing)
    HospitalApplication.objects.filter(pk__in=[application.pk for application in bare]).delete()
    taken = {application.code for application in present if application not in bare}
    defaults = [Application(code=_free_code(code, taken), archetype=code) for code in added]
    _insert(row, defaults, by=by, at=at)
    removed = tuple(application.code for application in bare)
    if added or removed:
        touch(row, by=by, at=at)
        details = {"added": list(added), "removed": list(removed)}
        log(ChangeKind.ARCHETYPES_CHOSEN, hospital=row.hospital, assessment=row, details=details, by=by, at=at)
    return Chosen(tuple(new.code for new in defaults), removed, kept=tuple(a.code for a in leaving if a not in bare))


@transaction.atomic
def add_application(
    *, assessment: Assessment, archetype: str, name: str, code: str | None = None, by: User, at: datetime
) -> Application:
    """Add one more application based on ``archetype``; without a ``code`` the next free one is made: A20, A20-2, A20-3.

    :raises UnknownArchetype: when the edition has no such archetype.
    :raises CodeIsTaken: when ``code`` is in use or is more than letters, digits, - and _.
    :raises TooManyApplications: when there is no room.
    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    require_archetypes(edition_of(row.edition), {archetype})
    taken = set(row.applications.values_list("code", flat=True))
    chosen = _free_code(archetype, taken) if code is None else code
    if chosen in taken or not is_plain_code(chosen):
        raise CodeIsTaken(chosen)
    application = Application(code=chosen, archetype=archetype, name=clean_line(name, longest=LONGEST_NAME))
    _insert(row, [application], by=by, at=at)
    touch(row, by=by, at=at)
    details = {"archetype": archetype, "name": application.name}
    log(
        ChangeKind.APPLICATION_ADDED,
        hospital=row.hospital,
        assessment=row,
        subject=chosen,
        details=details,
        by=by,
        at=at,
    )
    return application


@transaction.atomic
def save_application(*, assessment: Assessment, application: Application, by: User, at: datetime) -> Application:
    """Store what the hospital says about the application of this code; nothing is written when nothing changed.

    :raises UnknownApplication: when there is none of this code.
    :raises UnknownArchetype: when the edition has no such archetype.
    :raises UnknownCriterion: when a letter is none of the edition's.
    :raises CodeOutOfRange: when a level is not on the scale.
    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    wanted = cleaned(edition_of(row.edition), application)
    stored = _find(row, wanted.code)
    if application_of(stored) == wanted:
        return wanted
    columns = columns_of(wanted)
    for column, value in columns.items():
        setattr(stored, column, value)
    stored.changed_at, stored.changed_by = at, by
    stored.save(update_fields=[*columns, "changed_at", "changed_by"])
    touch(row, by=by, at=at)
    log(
        ChangeKind.APPLICATION_SAVED,
        hospital=row.hospital,
        assessment=row,
        subject=wanted.code,
        details=columns,
        by=by,
        at=at,
    )
    return wanted


@transaction.atomic
def remove_application(*, assessment: Assessment, code: str, by: User, at: datetime) -> None:
    """Take an application out of the inventory; what was said about it, and its services, stays in the history.

    :raises UnknownApplication: when there is none of this code.
    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    stored = _find(row, code)
    details = columns_of(application_of(stored)) | {"services": sorted(stored.services.values_list("name", flat=True))}
    stored.delete()
    touch(row, by=by, at=at)
    log(
        ChangeKind.APPLICATION_REMOVED,
        hospital=row.hospital,
        assessment=row,
        subject=code,
        details=details,
        by=by,
        at=at,
    )


def _insert(row: Assessment, applications: list[Application], *, by: User, at: datetime) -> None:
    stored = row.applications.aggregate(count=Count("pk"), last=Max("position"))
    if stored["count"] + len(applications) > MOST_APPLICATIONS:
        raise TooManyApplications(f"at most {MOST_APPLICATIONS}")
    HospitalApplication.objects.bulk_create(
        HospitalApplication(
            assessment=row, code=new.code, position=position, changed_at=at, changed_by=by, **columns_of(new)
        )
        for position, new in enumerate(applications, start=(stored["last"] or 0) + 1)
    )


def _free_code(archetype: str, taken: Collection[str]) -> str:
    candidates = (archetype, *(f"{archetype}-{number}" for number in range(2, MOST_APPLICATIONS + 2)))
    return next(code for code in candidates if code not in taken)


def _is_bare(application: Application) -> bool:
    return application == Application(code=application.code, archetype=application.archetype)


def _find(row: Assessment, code: str) -> HospitalApplication:
    stored = row.applications.filter(code=code).first()
    if stored is None:
        raise UnknownApplication(code)
    return stored


def columns_of(application: Application) -> dict[str, object]:
    """Return the columns in a form that rows, the history and JSON all take."""
    return {
        "archetype": application.archetype,
        "name": application.name,
        "product": application.product,
        "current": application.current,
        "codes": dict(application.codes),
        "confirmed": sorted(application.confirmed),
        "place_preference": application.place_preference,
        "runs_until": application.runs_until.isoformat() if application.runs_until else None,
    }
