"""A hospital goes, with all it owns: wished for, thought over for two weeks, then done and proven."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.query import QuerySet
from django.utils import timezone

from assessments.domain.audit.entries import Mark
from assessments.domain.retention import TIME_TO_THINK_AGAIN
from assessments.domain.roles import Role
from assessments.models import AuditChain, ChangeKind, Hospital, HospitalDeletion, ImpactRun, Membership, User
from assessments.services import evidence_files
from assessments.services.auditing import Deed, record
from assessments.services.data_protection_ownership import Owned, owned_tables
from assessments.services.letters import tell_of_deletion
from assessments.services.refusals import Refusal
from assessments.services.trail import signature_of
from assessments.services.writing import lock_hospital, log


class DeletionIsNotDue(Refusal):
    """Nobody asked for the deletion, or there is still time to think again."""


@transaction.atomic
def request_deletion(*, hospital: Hospital, by: User, at: datetime) -> HospitalDeletion:
    """Ask for a hospital to be deleted in two weeks and tell all who lead it; asking again changes nothing."""
    lock_hospital(hospital)
    waiting = deletion_of(hospital)
    if waiting is not None:
        return waiting
    wish = HospitalDeletion.objects.create(
        hospital=hospital, requested_at=at, requested_by=by, due_at=at + TIME_TO_THINK_AGAIN
    )
    details = {"due_at": wish.due_at.isoformat()}
    log(ChangeKind.DELETION_REQUESTED, hospital=hospital, details=details, by=by, at=at)
    leads = Membership.objects.valid(on=timezone.localdate(at)).filter(hospital=hospital, role=Role.LEAD)
    addresses = tuple(leads.filter(user__is_active=True).values_list("user__email", flat=True))
    # The wish stands on the page as well; a mail server that is away does not undo it.
    transaction.on_commit(lambda: tell_of_deletion(wish, addresses), robust=True)
    return wish


@transaction.atomic
def withdraw_deletion(*, hospital: Hospital, by: User, at: datetime) -> None:
    """Keep the hospital after all; nothing happens when nobody asked for its deletion."""
    gone, _per_table = HospitalDeletion.objects.filter(hospital=hospital).delete()
    if gone:
        log(ChangeKind.DELETION_WITHDRAWN, hospital=hospital, by=by, at=at)


def deletion_of(hospital: Hospital) -> HospitalDeletion | None:
    """Return the deletion that waits for a hospital."""
    return HospitalDeletion.objects.filter(hospital=hospital).select_related("requested_by").first()


def delete_due_hospitals(*, at: datetime) -> tuple[UUID, ...]:
    """Delete every hospital whose time to think again is over, and return which they were."""
    due = HospitalDeletion.objects.filter(due_at__lte=at).order_by("due_at").values_list("hospital", flat=True)
    gone = tuple(due)
    for hospital_id in gone:
        delete_hospital(hospital_id=hospital_id, at=at)
    return gone


def delete_hospital(*, hospital_id: UUID, at: datetime) -> Mapping[str, int]:
    """Delete a hospital with all it owns, rows and files; return how many rows went from which table.

    :raises DeletionIsNotDue: when nobody asked for it two weeks ago.
    """
    with transaction.atomic():
        list(Hospital.objects.select_for_update().filter(pk=hospital_id))
        wish = HospitalDeletion.objects.filter(hospital=hospital_id, due_at__lte=at).first()
        if wish is None:
            raise DeletionIsNotDue
        asked = {"requested_at": wish.requested_at.isoformat(), "requested_by": str(wish.requested_by_id)}
        _let_go(hospital_id)
        gone = {owned.label: _delete(owned, hospital_id) for owned in _chain_last()}
        ImpactRun.objects.all().delete()  # what a draft would change was counted over this hospital too
        deed = Deed(ChangeKind.HOSPITAL_DELETED, str(hospital_id), {**asked, "rows": sum(gone.values())})
        record(deed, by=None, at=at)
    # After the rows, because files cannot be brought back: what a stopped machine leaves here is an orphan, and the
    # nightly collection removes it.
    evidence_files.remove_all(hospital_id)
    return gone


def remains_of(hospital_id: UUID) -> Mapping[str, int]:
    """Return what is left of a hospital: rows by table and files. Empty is the proof that nothing is."""
    rows = {owned.label: owned.rows(hospital_id).count() for owned in owned_tables()}
    rows["files"] = sum(1 for house, _sha256, _path in evidence_files.stored() if house == hospital_id)
    return {name: count for name, count in rows.items() if count}


def _chain_last() -> tuple[Owned, ...]:
    """Return the tables as they are emptied: the seals of all others ask the chain whether they may let go."""
    return tuple(sorted(owned_tables(), key=lambda owned: (owned.model is Hospital, owned.model is AuditChain)))


def _let_go(hospital_id: UUID) -> None:
    """Say in the chain that all of it goes: then the seals let go of what they keep for ever."""
    chain = AuditChain.objects.select_for_update(no_key=True).get(hospital=hospital_id)
    chain.purged, chain.purged_digest = chain.length, chain.digest
    chain.purged_signature = signature_of(hospital_id, Mark(chain.length, chain.digest))
    chain.save(update_fields=["purged", "purged_digest", "purged_signature"])


def _delete(owned: Owned, hospital_id: UUID) -> int:
    """Delete the rows of one table. The order of the tables takes the place of the protection between them."""
    rows: QuerySet[Any] = owned.rows(hospital_id).order_by()
    return int(rows._raw_delete(using=rows.db))  # noqa: SLF001  delete() would refuse
