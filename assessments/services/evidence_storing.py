"""New evidence of a hospital: files and links are taken in while there is room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Sum

from assessments.domain.evidence import MEGABYTE, EvidenceKind, Flaw, PurgeReason, ScanState
from assessments.models import ChangeKind, Evidence, Hospital, User
from assessments.models.evidence import LONGEST_ADDRESS, LONGEST_TITLE
from assessments.services import evidence_files
from assessments.services.evidence import Description, described
from assessments.services.evidence_intake import Accepted, FilesAreRefused, Upload, taken_in
from assessments.services.evidence_places import Place, open_to_change, use_here
from assessments.services.plain_text import some_line
from assessments.services.refusals import Refusal
from assessments.services.versions import note
from assessments.services.writing import lock_hospital

MOST_ROWS = 2000


class QuotaIsUsedUp(Refusal):
    """The files of the hospital would need more room than it has."""


class TooMuchEvidence(Refusal):
    """The hospital keeps as much evidence as it can."""


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

    What is said is refused as in ``evidence.change_evidence``, the place as in ``evidence.attach``.
    """
    columns = described(said)
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

    What is said is refused as in ``evidence.change_evidence``, the place as in ``evidence.attach``.
    """
    columns = described(said)
    there = open_to_change(place, hospital) if place else None
    house = lock_hospital(hospital)
    _check_rows(house, 1)
    cleaned = some_line(address, longest=LONGEST_ADDRESS)
    columns["title"] = columns["title"] or cleaned[:LONGEST_TITLE]
    row = _added(house, columns | {"kind": EvidenceKind.LINK, "address": cleaned}, by=by, at=at)
    if there:
        use_here(row, there, by=by, at=at)
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
    note(ChangeKind.EVIDENCE_STORED, row, shown, hospital=house, by=by, at=at)
    return row
