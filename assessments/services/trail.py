"""The audit trail as it is read: entries for a page, lines for an export, and what a check of the chains finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core import signing
from django.db.models import QuerySet

from assessments.domain.audit.checking import Finding, Flaw, findings
from assessments.domain.audit.entries import BEGINNING, Mark, sealed_value
from assessments.models import AnswerEvent, AuditChain, ChangeEvent, ChangeKind, Hospital
from assessments.services.answer_seals import sealed_answer_of

CHECKPOINT = "cloudready.audit.checkpoint"
AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check of one chain found; the hospital is None for the chain of the installation.

    ``answers`` are the codes and versions of answers that are no longer what the trail proves.
    """

    hospital: Hospital | None
    entries: int
    flaws: tuple[Finding, ...]
    answers: tuple[tuple[str, int], ...] = ()
    checkpoint_is_signed: bool = True

    @property
    def is_whole(self) -> bool:
        """Return whether nothing at all was found."""
        return not self.flaws and not self.answers and self.checkpoint_is_signed


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a trail somebody wants to see; nothing means everything. Both days count."""

    since: datetime | None = None
    until: datetime | None = None
    kind: str = ""
    person: int | None = None
    assessment: UUID | None = None


def entries_of(hospital: Hospital | None, wanted: Wanted | None = None) -> QuerySet[ChangeEvent]:
    """Return the entries of a chain, the newest first."""
    rows = ChangeEvent.objects.filter(hospital=hospital).order_by("-number")
    if wanted is None:
        return rows
    if wanted.since:
        rows = rows.filter(at__gte=wanted.since)
    if wanted.until:
        rows = rows.filter(at__lt=wanted.until)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.person is not None:
        rows = rows.filter(by=wanted.person)
    if wanted.assessment is not None:
        rows = rows.filter(assessment=wanted.assessment)
    return rows


def check(hospital: Hospital | None) -> Checked:
    """Check the whole chain of a hospital, or that of the installation, and every answer that it proves."""
    chain = AuditChain.objects.filter(hospital=hospital).first()
    rows = ChangeEvent.objects.filter(hospital=hospital).order_by("number", "id")
    links = [row.link for row in rows.iterator(chunk_size=AT_ONCE)]
    if chain is None:
        # The row that remembers the end is gone or was never there; then every entry is one too many.
        flaws = findings(links, end=Mark())
        return Checked(hospital, len(links), flaws)
    flaws = findings(links, end=chain.end, start=chain.start)
    answers = tuple(_other_answers(hospital, chain.key)) if hospital else ()
    return Checked(hospital, len(links), flaws, answers, _is_signed(chain))


def check_all() -> Iterator[Checked]:
    """Check every chain: the installation's first, then every hospital's, by name."""
    yield check(None)
    for hospital in Hospital.objects.order_by("name", "id"):
        yield check(hospital)


def check_end(hospital: Hospital, *, last: int) -> Checked:
    """Check the last entries of a chain, quickly; what is older than them is believed."""
    chain = AuditChain.objects.filter(hospital=hospital).first()
    rows = list(ChangeEvent.objects.filter(hospital=hospital).order_by("-number", "-id")[:last])
    links = [row.link for row in rows]
    if chain is None:
        return Checked(hospital, len(links), findings(links, end=Mark()))
    first = links[-1] if links else None
    start = Mark(first.entry.number - 1, first.previous) if first and len(links) == last else chain.start
    return Checked(hospital, len(links), findings(links, end=chain.end, start=start))


def signature_of(hospital_id: UUID | None, start: Mark) -> str:
    """Return our signature under a checkpoint: so many entries of this chain were deleted after their time."""
    said = f"{hospital_id or ''}:{start.number}:{start.digest}"
    return signing.Signer(salt=CHECKPOINT).signature(said)


def _is_signed(chain: AuditChain) -> bool:
    if chain.start == Mark(0, BEGINNING):
        return True
    said = f"{chain.hospital_id or ''}:{chain.purged}:{chain.purged_digest}"
    try:
        signing.Signer(salt=CHECKPOINT).unsign(f"{said}:{chain.purged_signature}")
    except signing.BadSignature:
        return False
    return True


def _other_answers(hospital: Hospital, key: str) -> Iterator[tuple[str, int]]:
    """Return the answers whose stored history is not what was sealed when they were saved."""
    saved = ChangeEvent.objects.filter(hospital=hospital, kind=ChangeKind.ANSWER_SAVED)
    proofs: dict[tuple[object, str, int], str] = {
        (event.assessment_id, event.subject, event.details["version"]): event.details["sealed"]
        for event in saved.iterator(chunk_size=AT_ONCE)
    }
    found: dict[tuple[object, str, int], str] = {
        (event.assessment_id, event.question_code, event.version): sealed_value(key, sealed_answer_of(event))
        for event in AnswerEvent.objects.filter(assessment__hospital=hospital).iterator(chunk_size=AT_ONCE)
    }
    for place, proof in sorted(proofs.items(), key=str):
        if found.get(place) != proof:
            yield place[1], place[2]


__all__ = ["Checked", "Flaw", "Wanted", "check", "check_all", "check_end", "entries_of", "signature_of"]
