"""Evidence of a hospital: kept, used, changed, and removed for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Sum

from assessments.domain.evidence import MEGABYTE, EvidenceKind, Flaw, PurgeReason, ScanState
from assessments.domain.register import DATE_LIMITS
from assessments.models import ChangeKind, Evidence, EvidenceUse, Hospital, User
from assessments.models.evidence import LONGEST_ADDRESS, LONGEST_EVIDENCE_NOTE, LONGEST_TITLE
from assessments.services import evidence_files
from assessments.services.evidence_intake import Accepted, FilesAreRefused, Upload, taken_in
from assessments.services.evidence_places import NotUsedHere, Place, columns_at, note_use, open_to_change, use_here
from assessments.services.plain_text import TextIsMissing, clean_line, clean_text
from assessments.services.refusals import Refusal
from assessments.services.register_input import DateIsImplausible, lock_hospital, told
from assessments.services.writing import log

MOST_ROWS = 2000
_WORDS = frozenset({"title", "note"})  # never in the audit trail, which could not forget them


@dataclass(frozen=True, slots=True)
class Description:
    """What people say about evidence. Without a title, a file is called by its name and a link by its address."""

    title: str = ""
    note: str = ""
    effective_on: date | None = None
    expires_on: date | None = None


class UnknownEvidence(Refusal):
    """The hospital has no such evidence, or no longer."""


class QuotaIsUsedUp(Refusal):
    """The files of the hospital would need more room than it has."""


class TooMuchEvidence(Refusal):
    """The hospital keeps as much evidence as it can."""


class EndsBeforeItBegins(Refusal):
    """The last day lies before the first."""


class EvidenceChangedMeanwhile(Refusal):
    """Somebody else changed it after it was shown; nothing was written."""

    def __init__(self, row: Evidence) -> None:
        super().__init__(f"version {row.version} is stored")
        self.version, self.at, self.by_name = row.version, row.changed_at, str(row.changed_by)


class EvidenceIsLocked(Refusal):
    """A virus was found in it; it is not handed out."""


def quota() -> int:
    """Return how many bytes a hospital may keep."""
    return int(settings.CLOUDREADY_EVIDENCE_QUOTA_MB) * MEGABYTE


def used(hospital: Hospital) -> int:
    """Return how many bytes a hospital keeps."""
    files = Evidence.objects.filter(hospital=hospital, kind=EvidenceKind.FILE, purged_at=None)
    return int(files.aggregate(total=Sum("size"))["total"] or 0)


def store_files(
    *,
    hospital: Hospital,
    uploads: Sequence[Upload],
    said: Description,
    place: Place | None = None,
    by: User,
    at: datetime,
) -> tuple[Evidence, ...]:
    """Keep files, all of them or none, and use them in a place where one is named.

    Bytes that the hospital keeps already stay as they are described; they are only put to use as well.

    :raises TooManyFiles: when there are more than are taken in at once.
    :raises FilesAreRefused: when one may not be kept; it names the reason.
    :raises QuotaIsUsedUp: when there is no room.
    :raises TooMuchEvidence: when there are too many rows.

    What is said is refused as in ``change_evidence``, the place as in ``attach``.
    """
    columns = _described(said)
    with taken_in(uploads) as accepted, transaction.atomic():
        there = open_to_change(place, hospital) if place else None
        house = lock_hospital(hospital)
        _make_room(house, accepted)
        kept = tuple(_keep(one, house, columns, by=by, at=at) for one in accepted)
        for row in kept if there else ():
            use_here(row, there or {}, by=by, at=at)
    return kept


@transaction.atomic
def store_link(
    *, hospital: Hospital, address: str, said: Description, place: Place | None = None, by: User, at: datetime
) -> Evidence:
    """Keep an address as text, and use it in a place where one is named. It is never asked for anything.

    :raises TextIsMissing: when there is none.
    :raises TooMuchEvidence: when there are too many rows.

    What is said is refused as in ``change_evidence``, the place as in ``attach``.
    """
    columns = _described(said)
    there = open_to_change(place, hospital) if place else None
    house = lock_hospital(hospital)
    _check_rows(house, 1)
    cleaned = clean_line(address, longest=LONGEST_ADDRESS)
    if not cleaned:
        raise TextIsMissing("address")
    columns["title"] = columns["title"] or cleaned[:LONGEST_TITLE]
    row = _added(house, columns | {"kind": EvidenceKind.LINK, "address": cleaned}, by=by, at=at)
    if there:
        use_here(row, there, by=by, at=at)
    return row


@transaction.atomic
def attach(*, hospital: Hospital, evidence_id: UUID, place: Place, by: User, at: datetime) -> None:
    """Use evidence of the hospital in a place; nothing is written when it is used there.

    :raises UnknownEvidence: when the hospital has none such.
    :raises UnknownQuestion: when the edition has no such question.
    :raises UnknownAttestation: when the register of the hospital has no such attestation.
    :raises ServiceIsNotUsed: when there is no such step.
    :raises PlaceIsFull: when there is no room.
    :raises AssessmentIsClosed: when nothing may change there.
    """
    there = open_to_change(place, hospital)
    use_here(row_of(lock_hospital(hospital), evidence_id), there, by=by, at=at)


@transaction.atomic
def detach(*, hospital: Hospital, evidence_id: UUID, place: Place, by: User, at: datetime) -> None:
    """Use evidence no longer in a place; the hospital keeps it.

    :raises NotUsedHere: when it is not used there.

    The place is refused as in ``attach``.
    """
    there = open_to_change(place, hospital)
    use = EvidenceUse.objects.filter(evidence__hospital=hospital, evidence=evidence_id, **there).first()
    if use is None:
        raise NotUsedHere(str(evidence_id))
    note_use(ChangeKind.EVIDENCE_DETACHED, use.evidence, there, by=by, at=at)
    use.delete()


@transaction.atomic
def change_evidence(
    *, hospital: Hospital, evidence_id: UUID, said: Description, base_version: int, by: User, at: datetime
) -> Evidence:
    """Store what is said about evidence; nothing is written when nothing changed.

    :raises UnknownEvidence: when the hospital has none such.
    :raises EvidenceChangedMeanwhile: when it is no longer the one of ``base_version``.
    :raises TextIsMissing: when it has no title.
    :raises TextTooLong: when a text is.
    :raises ControlCharacters: when a text is not plain.
    :raises DateIsImplausible: when a date is.
    :raises EndsBeforeItBegins: when the last day lies before the first.
    """
    row = row_of(lock_hospital(hospital), evidence_id)
    columns = _described(said)
    if not columns["title"]:
        raise TextIsMissing("title")
    changed = {name: value for name, value in columns.items() if getattr(row, name) != value}
    if not changed:
        return row
    if row.version != base_version:
        raise EvidenceChangedMeanwhile(row)
    for name, value in changed.items():
        setattr(row, name, value)
    row.version += 1
    row.changed_at, row.changed_by = at, by
    row.save(update_fields=[*changed, "version", "changed_at", "changed_by"])
    days = {name: value for name, value in changed.items() if name not in _WORDS}
    details = told(days) | {"words": sorted(set(changed) & _WORDS)}
    _note(ChangeKind.EVIDENCE_CHANGED, row, details, by=by, at=at)
    return row


@transaction.atomic
def purge(*, hospital: Hospital, evidence_id: UUID, reason: PurgeReason, by: User, at: datetime) -> None:
    """Remove the bytes or the address for good, wherever it is used; the row stays and says who, when and why.

    Even a closed assessment does not stop this: what must not be here has to go at once. The bytes go as the last step
    under the lock: should the commit fail after that, they are gone all the same.

    :raises UnknownEvidence: when the hospital has none such.
    """
    row = row_of(lock_hospital(hospital), evidence_id)
    row.purged_at, row.purged_by, row.purge_reason = at, by, reason.value
    row.version += 1
    row.changed_at, row.changed_by = at, by
    changed = ["purged_at", "purged_by", "purge_reason", "version", "changed_at", "changed_by"]
    if reason is PurgeReason.PATIENT_DATA:  # names and notes may hold what must not be here
        row.title, row.note, row.file_name = "–", "", ""
        changed += ["title", "note", "file_name"]
        if row.kind == EvidenceKind.LINK:
            row.address = "–"
            changed.append("address")
    row.save(update_fields=changed)
    _note(ChangeKind.EVIDENCE_PURGED, row, {"reason": reason.value, "sha256": row.sha256}, by=by, at=at)
    if row.kind == EvidenceKind.FILE:
        evidence_files.remove(row.hospital_id, row.sha256)


@transaction.atomic
def hand_out(*, hospital: Hospital, evidence_id: UUID, place: Place | None = None, by: User, at: datetime) -> Evidence:
    """Return a file that is about to be downloaded, and note by whom.

    :raises UnknownEvidence: when the hospital has no such file, or it was purged.
    :raises NotUsedHere: when a place is named and it is not used there.
    :raises EvidenceIsLocked: when a virus was found in it.
    """
    row = row_of(hospital, evidence_id)
    if row.kind != EvidenceKind.FILE:
        raise UnknownEvidence(str(evidence_id))
    if place and not row.uses.filter(**columns_at(place, hospital)).exists():
        raise NotUsedHere(str(evidence_id))
    if row.scan == ScanState.INFECTED:
        raise EvidenceIsLocked(str(evidence_id))
    _note(ChangeKind.EVIDENCE_DOWNLOADED, row, {"sha256": row.sha256}, by=by, at=at)
    return row


def row_of(hospital: Hospital, evidence_id: UUID) -> Evidence:
    """Return evidence that was not purged.

    :raises UnknownEvidence: when the hospital has none such.
    """
    rows = Evidence.objects.select_related("hospital", "added_by", "changed_by")
    row = rows.filter(hospital=hospital, pk=evidence_id, purged_at=None).first()
    if row is None:
        raise UnknownEvidence(str(evidence_id))
    return row


def _make_room(house: Hospital, accepted: Sequence[Accepted]) -> None:
    hashes = {one.staged.sha256: one for one in accepted}
    earlier = Evidence.objects.filter(hospital=house, sha256__in=hashes)
    refused = set(earlier.filter(purge_reason=PurgeReason.PATIENT_DATA).values_list("sha256", flat=True))
    if refused:
        raise FilesAreRefused((hashes[found].name, Flaw.PURGED_BEFORE) for found in sorted(refused))
    there = set(earlier.filter(purged_at=None).values_list("sha256", flat=True))
    new = [one.staged.size for found, one in hashes.items() if found not in there]
    if used(house) + sum(new) > quota():
        raise QuotaIsUsedUp(f"{used(house)} of {quota()} bytes are used")
    _check_rows(house, len(new))


def _check_rows(house: Hospital, more: int) -> None:
    if house.evidence.count() + more > MOST_ROWS:
        raise TooMuchEvidence(f"at most {MOST_ROWS}")


def _keep(one: Accepted, house: Hospital, said: dict[str, Any], *, by: User, at: datetime) -> Evidence:
    there = house.evidence.filter(sha256=one.staged.sha256, kind=EvidenceKind.FILE, purged_at=None).first()
    if there is not None:
        return there
    evidence_files.place(one.staged, hospital=house.pk)
    columns = said | {
        "kind": EvidenceKind.FILE,
        "title": said["title"] or one.name,
        "file_name": one.name,
        "file_kind": one.kind.value,
        "sha256": one.staged.sha256,
        "size": one.staged.size,
        "scan": one.scan.value,
        "scanned_at": None if one.scan is ScanState.UNSCANNED else at,
    }
    return _added(house, columns, by=by, at=at)


def _added(house: Hospital, columns: dict[str, Any], *, by: User, at: datetime) -> Evidence:
    row = Evidence.objects.create(hospital=house, added_at=at, added_by=by, changed_at=at, changed_by=by, **columns)
    shown: dict[str, Any] = {name: columns[name] for name in ("kind", "sha256", "size", "scan") if name in columns}
    _note(ChangeKind.EVIDENCE_STORED, row, shown, by=by, at=at)
    return row


def _described(said: Description) -> dict[str, Any]:
    for name in ("effective_on", "expires_on"):
        day = getattr(said, name)
        if day is not None and not DATE_LIMITS[0] <= day <= DATE_LIMITS[1]:
            raise DateIsImplausible(name)
    if said.effective_on and said.expires_on and said.expires_on < said.effective_on:
        raise EndsBeforeItBegins
    return {
        "title": clean_line(said.title, longest=LONGEST_TITLE),
        "note": clean_text(said.note, longest=LONGEST_EVIDENCE_NOTE),
        "effective_on": said.effective_on,
        "expires_on": said.expires_on,
    }


def _note(kind: ChangeKind, row: Evidence, details: dict[str, Any], *, by: User, at: datetime) -> None:
    log(kind, hospital=row.hospital, subject=str(row.pk), details=details, by=by, at=at)
