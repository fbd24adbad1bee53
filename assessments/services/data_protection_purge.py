"""What is forgotten when its time is over, by the periods of ``domain/retention.py``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from assessments.domain.audit.entries import Mark
from assessments.domain.retention import PERIODS, SHORTEST_TRAIL, Kept
from assessments.models import (
    AuditChain,
    BreakGlass,
    ChangeEvent,
    ChangeKind,
    Hospital,
    Invitation,
    Membership,
    Report,
    ReportStatus,
)
from assessments.services.auditing import Deed, record
from assessments.services.presence import forget_presence
from assessments.services.reminding import forget_letters
from assessments.services.saving import forget_old_keys
from assessments.services.trail import signature_of

Purged = Mapping[Kept, int]


def purge_expired(*, at: datetime, trail_for: timedelta) -> Purged:
    """Forget all whose time is over, and return how much it was. Safe to repeat; every step stands for itself."""
    purged: Counter[Kept] = Counter()
    purged[Kept.SESSIONS] = _purge_sessions(at)
    purged[Kept.SAVE_KEYS] = forget_old_keys(at=at)
    purged[Kept.PRESENCE] = forget_presence(before=at - PERIODS[Kept.PRESENCE].after)
    purged[Kept.REMINDERS] = forget_letters(before=timezone.localdate(at - PERIODS[Kept.REMINDERS].after))
    purged.update(_purge_of_hospitals(at))
    purged[Kept.AUDIT] = purge_trails(before=at - max(trail_for, SHORTEST_TRAIL), at=at)
    return {kind: purged[kind] for kind in Kept}


def purge_trails(*, before: datetime, at: datetime) -> int:
    """Replace the entries of every chain that are older than ``before`` by a signed checkpoint."""
    chains = AuditChain.objects.order_by("pk").values_list("hospital", flat=True)
    return sum(_purge_trail(hospital_id, before=before, at=at) for hospital_id in list(chains))


@transaction.atomic
def _purge_trail(hospital_id: UUID | None, *, before: datetime, at: datetime) -> int:
    """Let the beginning of one chain go: the entries up to the first that is young enough to stay."""
    chain = AuditChain.objects.select_for_update(no_key=True).filter(hospital=hospital_id).first()
    if chain is None:
        return 0
    rows = ChangeEvent.objects.filter(hospital=hospital_id)
    stays = rows.filter(at__gte=before).aggregate(first=Min("number"))["first"]
    last = (stays or chain.length + 1) - 1
    if last <= chain.purged:
        return 0
    going = rows.filter(number__lte=last)
    digest = rows.values_list("digest", flat=True).get(number=last)
    chain.purged, chain.purged_digest = last, digest
    chain.purged_signature = signature_of(hospital_id, Mark(last, digest))
    chain.save(update_fields=["purged", "purged_digest", "purged_signature"])
    gone = _raw_delete(going)
    house = Hospital.objects.get(pk=hospital_id) if hospital_id else None
    record(Deed(ChangeKind.AUDIT_PURGED, details={"up_to": last, "entries": gone}), hospital=house, by=None, at=at)
    return gone


@transaction.atomic
def _purge_sessions(at: datetime) -> int:
    gone, _per_table = Session.objects.filter(expire_date__lte=at - PERIODS[Kept.SESSIONS].after).delete()
    # What the list of sessions remembers of browser and address goes with the session it belongs to.
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return gone


def _purge_of_hospitals(at: datetime) -> Counter[Kept]:
    purged: Counter[Kept] = Counter()
    houses = sorted({house for _kind, rows, way in _expired(at) for house in rows.values_list(way, flat=True)})
    for house in Hospital.objects.filter(pk__in=houses).order_by("pk"):
        with transaction.atomic():
            gone = {kind: rows.filter(**{way: house}).delete()[0] for kind, rows, way in _expired(at)}
            said = {kind.value: count for kind, count in gone.items() if count}
            if said:
                record(Deed(ChangeKind.DATA_PURGED, details=said), hospital=house, by=None, at=at)
            purged.update(gone)
    return purged


def _expired(at: datetime) -> Iterator[tuple[Kept, QuerySet[Any], str]]:
    """Yield what is over, with the way from its rows to the hospital."""
    ended = {kind: at - period.after for kind, period in PERIODS.items()}
    old = ended[Kept.INVITATIONS]
    waited = Q(accepted_at__lt=old) | Q(withdrawn_at__lt=old) | Q(expires_at__lt=old)
    yield Kept.INVITATIONS, Invitation.objects.filter(waited), "hospital"
    for kind, status in ((Kept.FAILED_REPORTS, ReportStatus.FAILED), (Kept.REPORTS, ReportStatus.DONE)):
        reports = Report.objects.filter(status=status, finished_at__lt=ended[kind])
        yield kind, reports, "assessment__hospital"
    last_day = timezone.localdate(ended[Kept.MEMBERSHIPS])
    yield Kept.MEMBERSHIPS, Membership.objects.filter(ends_on__lt=last_day), "hospital"
    yield Kept.BROKEN_GLASS, BreakGlass.objects.filter(until__lt=ended[Kept.BROKEN_GLASS]), "hospital"


def _raw_delete(rows: QuerySet[ChangeEvent]) -> int:
    """Delete without loading: nothing refers to an entry, and there are many."""
    return int(rows._raw_delete(using=rows.db))  # noqa: SLF001
