"""Reports: what they say, frozen when they were asked for, and the PDF once it is made."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment
from assessments.models.fields import one_of
from assessments.models.scoping import scoped

LANGUAGES = ("de", "en")


class ReportStatus(models.TextChoices):
    """Queued, then running under a lease, then done or failed."""

    QUEUED = "queued", _("wartet")
    RUNNING = "running", _("wird erstellt")
    DONE = "done", _("fertig")
    FAILED = "failed", _("fehlgeschlagen")


class Report(models.Model):
    """A report of an assessment. ``data`` is the whole content as JSON, ``digest`` its SHA-256.

    The PDF is a column, not a file: it is stored in the same transaction as the word "done", is in every backup, and is
    never served by a path. Reports are some hundred kilobytes; list them with the column deferred.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="reports")
    language = models.CharField(_("Sprache"), max_length=2)
    digest = models.CharField(_("Prüfsumme"), max_length=64)
    data = models.TextField()
    status = models.CharField(_("Status"), max_length=10, choices=ReportStatus, default=ReportStatus.QUEUED)
    requested_at = models.DateTimeField(_("angefordert am"))
    requested_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")
    lease_until = models.DateTimeField(_("gilt als abgebrochen ab"), null=True, blank=True)
    finished_at = models.DateTimeField(_("fertig am"), null=True, blank=True)
    pdf = models.BinaryField(null=True, editable=False)
    error = models.CharField(_("Fehler"), max_length=500, blank=True)

    objects: ClassVar[models.Manager[Report]] = scoped("assessment__hospital")

    class Meta:
        """One live report per content; a status and what belongs to it agree."""

        verbose_name = _("Bericht")
        verbose_name_plural = _("Berichte")
        ordering = ["-requested_at", "id"]
        constraints = [
            one_of("language", LANGUAGES, name="report_language_is_known"),
            models.UniqueConstraint(
                fields=["assessment", "digest"],
                condition=~models.Q(status=ReportStatus.FAILED),
                name="one_live_report_per_content",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    status__in=[ReportStatus.QUEUED, ReportStatus.RUNNING],
                    lease_until__isnull=False,
                    finished_at=None,
                    pdf=None,
                    error="",
                )
                | models.Q(status=ReportStatus.DONE, finished_at__isnull=False, pdf__isnull=False, error="")
                | (models.Q(status=ReportStatus.FAILED, finished_at__isnull=False, pdf=None) & ~models.Q(error="")),
                name="report_status_agrees_with_what_it_holds",
            ),
        ]

    def __str__(self) -> str:
        """Return the identifier, which says nothing about the hospital."""
        return str(self.id)

    def status_at(self, at: datetime) -> ReportStatus:
        """Return the status as people should read it: work whose lease ran out has failed, whatever the row says."""
        if self.lease_until is not None and self.status in (ReportStatus.QUEUED, ReportStatus.RUNNING):
            return ReportStatus.FAILED if self.lease_until <= at else ReportStatus(self.status)
        return ReportStatus(self.status)
