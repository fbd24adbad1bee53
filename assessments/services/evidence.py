"""Evidence of a hospital: described, used, handed out, and removed for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from assessments.domain.evidence import EvidenceKind, PurgeReason, ScanState
from assessments.models import ChangeKind, Evidence, EvidenceUse, Hospital, User
from assessments.models.evidence import LONGEST_EVIDENCE_NOTE, LONGEST_TITLE
from assessments.services import evidence_files
from assessments.services.days import check_days
from assessments.services.evidence_places import NotUsedHere, Place, columns_at, note_use, open_to_change, use_here
from assessments.services.plain_text import TextIsMissing, clean_line, clean_text
from assessments.services.refusals import NotThere, Refusal
from assessments.services.versions import change, note
from assessments.services.writing import lock_hospital

_WORDS = frozenset({"title", "note"})  # never in the audit trail, which could not forget them


@dataclass(frozen=True, slots=True)
class Description:
    """What people say about evidence. Without a title, a file is called by its name and a link by its address."""

    title: str = ""
    note: str = ""
    effective_on: date | None = None
    expires_on: date | None = None


class UnknownEvidence(NotThere):
    """The hospital has no such evidence, or no longer."""


class EndsBeforeItBegins(Refusal):
    """The last day lies before the first."""


class EvidenceIsLocked(Refusal):
    """A virus was found in it; it is not handed out."""


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
    :raises ChangedMeanwhile: when it is no longer the one of ``base_version``.
    :raises TextIsMissing: when it has no title.
    :raises TextTooLong: when a text is.
    :raises ControlCharacters: when a text is not plain.
    :raises DateIsImplausible: when a date is.
    :raises EndsBeforeItBegins: when the last day lies before the first.
    """
    row = row_of(lock_hospital(hospital), evidence_id)
    columns = described(said)
    if not columns["title"]:
        raise TextIsMissing("title")
    if changed := change(row, columns, base_version=base_version, by=by, at=at):
        days = {name: value for name, value in changed.items() if name not in _WORDS}
        details = days | {"words": sorted(set(changed) & _WORDS)}
        note(ChangeKind.EVIDENCE_CHANGED, row, details, hospital=hospital, by=by, at=at)
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
    details = {"reason": reason.value, "sha256": row.sha256}
    note(ChangeKind.EVIDENCE_PURGED, row, details, hospital=hospital, by=by, at=at)
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
    note(ChangeKind.EVIDENCE_DOWNLOADED, row, {"sha256": row.sha256}, hospital=hospital, by=by, at=at)
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


def described(said: Description) -> dict[str, Any]:
    """Return what is said as columns, in clean texts; refused as in ``change_evidence``."""
    check_days({"effective_on": said.effective_on, "expires_on": said.expires_on})
    if said.effective_on and said.expires_on and said.expires_on < said.effective_on:
        raise EndsBeforeItBegins
    return {
        "title": clean_line(said.title, longest=LONGEST_TITLE),
        "note": clean_text(said.note, longest=LONGEST_EVIDENCE_NOTE),
        "effective_on": said.effective_on,
        "expires_on": said.expires_on,
    }
