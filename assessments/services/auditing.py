"""The one way into the audit trail: every entry is numbered, bound to the one before, and told to the operator's log.

What is no deed in a hospital (a sign-in, a probing stranger, a published edition) comes here directly; the services of
a hospital use ``services.writing.log``. Neither network addresses nor browsers are stored: account, moment and request
id are enough to follow a deed, and the operator's web server keeps the rest for the few days that it needs it.
"""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet, UUIDField

from assessments.domain.audit.entries import Entry, Link, Result, linked, plain, sealed_value
from assessments.models import Assessment, AuditChain, ChangeEvent, ChangeKind, Hospital, User
from assessments.models.prepared import prepared
from assessments.services.inserting import insert
from assessments.services.tenancy import everywhere, of_hospital

journal = logging.getLogger("cloudready.audit")

_request_id: ContextVar[str] = ContextVar("request_id", default="")


@dataclass(frozen=True, slots=True)
class Deed:
    """What an entry says besides who, when and where. ``sealed`` is confidential: only proof of it is kept."""

    kind: ChangeKind
    subject: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    result: Result = Result.DONE
    sealed: Mapping[str, object] | None = None


@contextmanager
def acting(*, request_id: str) -> Iterator[None]:
    """Write this request id into every entry that is made inside."""
    token = _request_id.set(request_id)
    try:
        yield
    finally:
        _request_id.reset(token)


def request_id() -> str:
    """Return the id of the request that is being answered, or nothing outside of one."""
    return _request_id.get()


def record(
    *deeds: Deed, hospital: Hospital | None = None, assessment: Assessment | None = None, by: User | None, at: datetime
) -> None:
    """Add entries to the chain of ``hospital``, or of the installation; all of them cost one lock and two writes."""
    if not deeds:
        return
    with transaction.atomic(savepoint=False), _at_hand(hospital):
        chain = _locked_chain(hospital)
        links = list(_links(chain, deeds, hospital=hospital, assessment=assessment, by=by, at=at))
        insert(ChangeEvent.objects, [_row_of(link, hospital=hospital, assessment=assessment, by=by) for link in links])
        chain.length, chain.digest = links[-1].entry.number, links[-1].digest
        chain.save(update_fields=["length", "digest"])
    if journal.isEnabledFor(logging.INFO):
        transaction.on_commit(lambda: _tell(links))


def line_of(link: Link) -> str:
    """Return an entry as one line of JSON, as the operator's log and the exports hold it."""
    entry = link.entry
    said = {
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "hospital": entry.hospital,
        "number": entry.number,
        "by": entry.by,
        "kind": entry.kind,
        "result": entry.result,
        "subject": entry.subject,
        "assessment": entry.assessment,
        "request_id": entry.request_id,
        "details": entry.details,
        "previous": link.previous,
        "digest": link.digest,
    }
    return json.dumps(said, ensure_ascii=False)


def _at_hand(hospital: Hospital | None) -> AbstractContextManager[None]:
    return of_hospital(hospital.pk) if hospital else everywhere(reason="the installation has a trail of its own")


@prepared(hospital=UUIDField())
def locked_chain(hospital: UUID | None) -> QuerySet[AuditChain]:
    """Name the one chain of a hospital, or of the installation."""
    # No key ever changes, and this weaker lock lets rows that refer to a hospital be written meanwhile.
    return AuditChain.objects.select_for_update(no_key=True).filter(hospital=hospital).order_by()


def _locked_chain(hospital: Hospital | None) -> AuditChain:
    """Return the chain, locked until the transaction ends. On SQLite the transaction itself holds the only lock."""
    house = hospital.pk if hospital else None
    found = locked_chain.first(hospital=house)
    if found is None:
        AuditChain.objects.get_or_create(hospital=hospital, defaults={"key": secrets.token_hex(32)})
        (found,) = locked_chain.rows(hospital=house)
    return found


def _links(
    chain: AuditChain,
    deeds: Sequence[Deed],
    *,
    hospital: Hospital | None,
    assessment: Assessment | None,
    by: User | None,
    at: datetime,
) -> Iterator[Link]:
    previous = chain.digest
    for number, deed in enumerate(deeds, start=chain.length + 1):
        details = dict(deed.details)
        if deed.sealed is not None:
            details["sealed"] = sealed_value(chain.key, deed.sealed)
        entry = Entry(
            number=number,
            hospital=str(hospital.pk) if hospital else None,
            at=at,
            by=str(by.pk) if by else None,
            kind=str(deed.kind),
            result=str(deed.result),
            subject=deed.subject,
            assessment=str(assessment.pk) if assessment else None,
            request_id=request_id(),
            details=_stored(details),
        )
        link = linked(previous, entry)
        previous = link.digest
        yield link


def _stored(details: Mapping[str, object]) -> dict[str, object]:
    """Return the details as both databases give them back."""
    kept = plain(json.loads(json.dumps(details, allow_nan=False)))
    assert isinstance(kept, dict)  # noqa: S101  a mapping stays one
    return kept


def _row_of(link: Link, *, hospital: Hospital | None, assessment: Assessment | None, by: User | None) -> ChangeEvent:
    entry = link.entry
    return ChangeEvent(
        hospital=hospital,
        assessment=assessment,
        number=entry.number,
        kind=entry.kind,
        result=entry.result,
        subject=entry.subject,
        details=entry.details,
        at=entry.at,
        by=by,
        request_id=entry.request_id,
        previous=link.previous,
        digest=link.digest,
    )


def _tell(links: Iterable[Link]) -> None:
    for link in links:
        journal.info(line_of(link))
