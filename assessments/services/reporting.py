"""Reports: asked for here, drawn by someone else, kept here.

A report is queued, then running, then done or failed. Whoever draws it holds a lease; when the lease runs out the work
counts as failed, so that a killed process never leaves a report waiting for ever. A failed one can be asked for again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from django.db import transaction
from django.utils import timezone

from assessments.domain.report import ReportData
from assessments.models import Assessment, ChangeKind, Report, ReportStatus, User
from assessments.models.reports import LANGUAGES
from assessments.services.frozen import day_of, frozen_of
from assessments.services.legal import judged_with_law, law_of, legal_basis_of
from assessments.services.reading import workspace_of
from assessments.services.refusals import Refusal
from assessments.services.report_content import contents_of, digest_of, frozen_content
from assessments.services.writing import lock_any, log

LEASE = timedelta(minutes=5)
LEASE_RAN_OUT = "interrupted"  # as every error of a report a code, which pages put into words
LONGEST_ERROR = 500


class UnknownLanguage(Refusal):
    """Reports are not written in this language."""


class ReportIsNotQueued(Refusal):
    """Somebody else is drawing this report, or it is finished."""


class ReportIsNotRunning(Refusal):
    """Nobody is drawing this report any more; what was drawn is dropped."""


@dataclass(frozen=True, slots=True)
class ReportCard:
    """One report in a list, with the status as people should read it at that moment."""

    id: UUID
    language: str
    status: ReportStatus
    requested_at: datetime
    requested_by: str
    finished_at: datetime | None
    error: str


def request_report(*, assessment: Assessment, language: str, by: User, at: datetime) -> Report:
    """Freeze what the report says and queue it; the same content again returns the report there is, unless it failed.

    A submitted or closed assessment is reported on as it was submitted, in the words that were frozen then.

    :raises UnknownLanguage: when reports are not written in ``language``.
    :raises ResultDiffers: when no report was frozen with it, and this version would report another result.
    :raises ReportWasTamperedWith: when the frozen one is not what was frozen.
    """
    if language not in LANGUAGES:
        raise UnknownLanguage(language)
    content = _content_of(assessment, language, at=at)
    digest = digest_of(content)
    with transaction.atomic():
        row = lock_any(assessment)
        _fail_stale(row, at=at)
        live = row.reports.filter(digest=digest).exclude(status=ReportStatus.FAILED).first()
        if live is not None:
            return live
        report = Report.objects.create(
            assessment=row,
            language=language,
            digest=digest,
            data=content,
            requested_at=at,
            requested_by=by,
            lease_until=at + LEASE,
        )
        log(
            ChangeKind.REPORT_REQUESTED,
            hospital=row.hospital,
            assessment=row,
            subject=str(report.pk),
            details={"language": language, "digest": digest},
            by=by,
            at=at,
        )
    return report


def _content_of(assessment: Assessment, language: str, *, at: datetime) -> str:
    frozen = frozen_of(assessment)
    kept = frozen_content(frozen.row, language) if frozen else None
    if kept is not None:
        return kept
    workspace = workspace_of(assessment)
    day = day_of(assessment, today=timezone.localdate(at))
    contents = contents_of(
        assessment,
        workspace=workspace,
        basis=legal_basis_of(assessment, law=law_of(assessment)),
        judgement=judged_with_law(assessment, as_of=day, workspace=workspace),
        languages=(language,),
    )
    return contents[language]


@transaction.atomic
def begin_report(*, report_id: UUID, at: datetime, lease: timedelta = LEASE) -> ReportData:
    """Take a queued report to draw it, and return what it says.

    :raises ReportIsNotQueued: when it is taken, finished, or waited too long.
    """
    report = Report.objects.select_for_update().defer("pdf").get(pk=report_id)
    if report.status_at(at) != ReportStatus.QUEUED:
        raise ReportIsNotQueued
    report.status, report.lease_until = ReportStatus.RUNNING, at + lease
    report.save(update_fields=["status", "lease_until"])
    return data_of(report)


@transaction.atomic
def finish_report(*, report_id: UUID, pdf: bytes, at: datetime) -> None:
    """Store the drawn report.

    :raises ReportIsNotRunning: when nobody waits for it any more.
    """
    report = _running(report_id)
    report.status, report.pdf, report.finished_at = ReportStatus.DONE, pdf, at
    report.save(update_fields=["status", "pdf", "finished_at"])


@transaction.atomic
def fail_report(*, report_id: UUID, error: str, at: datetime) -> None:
    """Note that drawing failed; ``error`` says why as a code.

    :raises ReportIsNotRunning: when nobody waits for it any more.
    """
    report = _running(report_id)
    _fail(report, error, at=at)


def reports_of(assessment: Assessment, *, at: datetime | None = None) -> tuple[ReportCard, ...]:
    """Return the reports of an assessment as of a moment (now if none is named), latest first; one query."""
    moment = at or timezone.now()
    rows = assessment.reports.select_related("requested_by").defer("pdf", "data")
    return tuple(card_of(row, at=moment) for row in rows)


def card_of(report: Report, *, at: datetime) -> ReportCard:
    """Return how one report stands."""
    status = report.status_at(at)
    ran_out = status != report.status
    return ReportCard(
        id=report.pk,
        language=report.language,
        status=status,
        requested_at=report.requested_at,
        requested_by=str(report.requested_by),
        finished_at=report.lease_until if ran_out else report.finished_at,
        error=LEASE_RAN_OUT if ran_out else report.error,
    )


def data_of(report: Report) -> ReportData:
    """Return what a report says, exactly as it was frozen."""
    return msgspec.json.decode(report.data, type=ReportData)


def _running(report_id: UUID) -> Report:
    report = Report.objects.select_for_update().defer("pdf", "data").get(pk=report_id)
    if report.status not in (ReportStatus.QUEUED, ReportStatus.RUNNING):
        raise ReportIsNotRunning
    return report


def _fail_stale(assessment: Assessment, *, at: datetime) -> None:
    waiting = (ReportStatus.QUEUED, ReportStatus.RUNNING)
    for report in assessment.reports.filter(status__in=waiting, lease_until__lte=at).defer("pdf", "data"):
        _fail(report, LEASE_RAN_OUT, at=at)


def _fail(report: Report, error: str, *, at: datetime) -> None:
    report.status, report.error, report.finished_at = ReportStatus.FAILED, error[:LONGEST_ERROR], at
    report.save(update_fields=["status", "error", "finished_at"])
