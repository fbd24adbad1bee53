"""What a hospital can show: files and links, and where they are used. The bytes of files are kept outside of here."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from assessments.domain.evidence import LARGEST_FILE, LONGEST_FILE_NAME, EvidenceKind, FileKind, PurgeReason, ScanState
from assessments.models.assessments import Assessment
from assessments.models.fields import LONGEST_CODE, OptionalCodeField, choices_of, codes_of, one_of
from assessments.models.hospitals import Hospital
from assessments.models.providers import Attestation, ServiceUse, plausible_dates
from assessments.models.scoping import scoped

LONGEST_TITLE = 200
LONGEST_EVIDENCE_NOTE = 1000
LONGEST_ADDRESS = 1000


def scan_choices() -> list[tuple[str, str]]:
    """Return what a scanner can have said."""
    return choices_of(ScanState)


def purge_choices() -> list[tuple[str, str]]:
    """Return why a file can have been purged."""
    return choices_of(PurgeReason)


def file_choices() -> list[tuple[str, str]]:
    """Return the kinds of files."""
    return choices_of(FileKind)


def evidence_choices() -> list[tuple[str, str]]:
    """Return the kinds of evidence."""
    return choices_of(EvidenceKind)


_NO_PURGE = models.Q(purged_at=None, purged_by=None, purge_reason=None)
_PURGE = models.Q(purged_at__isnull=False, purged_by__isnull=False, purge_reason__isnull=False)


class Evidence(models.Model):
    """A document or an address. A purged one keeps its row, so that it can be said what was there and who removed it.

    The bytes of a file are found by hospital and hash; the name is for people alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    hospital = models.ForeignKey(Hospital, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(_("Art"), max_length=10, choices=evidence_choices)
    title = models.CharField(_("Titel"), max_length=LONGEST_TITLE)
    note = models.TextField(_("Notiz"), max_length=LONGEST_EVIDENCE_NOTE, blank=True)
    effective_on = models.DateField(_("gültig ab"), null=True, blank=True)
    expires_on = models.DateField(_("gültig bis"), null=True, blank=True)
    address = models.CharField(_("Adresse"), max_length=LONGEST_ADDRESS, blank=True)
    file_name = models.CharField(_("Dateiname"), max_length=LONGEST_FILE_NAME, blank=True)
    file_kind = OptionalCodeField(_("Dateityp"), max_length=10, choices=file_choices)
    sha256 = models.CharField(_("Prüfsumme"), max_length=64, blank=True)
    size = models.PositiveIntegerField(_("Größe in Byte"), null=True, blank=True)
    scan = OptionalCodeField(_("Virenprüfung"), max_length=10, choices=scan_choices)
    scanned_at = models.DateTimeField(_("geprüft am"), null=True, blank=True)
    version = models.PositiveIntegerField(_("Fassung"), default=1)
    added_at = models.DateTimeField(_("hinzugefügt am"))
    added_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(_("geändert am"))
    changed_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")
    purged_at = models.DateTimeField(_("gelöscht am"), null=True, blank=True)
    purged_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    purge_reason = OptionalCodeField(_("Grund der Löschung"), max_length=20, choices=purge_choices)

    objects: ClassVar[models.Manager[Evidence]] = scoped("hospital")

    class Meta:
        """A link has an address, a file its hash; the same bytes are there once."""

        verbose_name = _("Beleg")
        verbose_name_plural = _("Belege")
        ordering = ["hospital_id", "title", "id"]
        indexes = [models.Index(fields=["hospital", "expires_on"], name="evidence_by_expiry")]
        constraints = [
            one_of("kind", codes_of(EvidenceKind), name="evidence_kind_is_known"),
            one_of("file_kind", codes_of(FileKind), name="evidence_file_kind_is_known"),
            one_of("scan", codes_of(ScanState), name="evidence_scan_is_known"),
            one_of("purge_reason", codes_of(PurgeReason), name="purge_reason_is_known"),
            models.CheckConstraint(condition=~models.Q(title=""), name="evidence_has_a_title"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="evidence_versions_start_at_1"),
            models.CheckConstraint(
                condition=models.Q(kind="link", file_name="", file_kind=None, sha256="", size=None, scan=None)
                & ~models.Q(address="")
                | models.Q(
                    Exact(Length("sha256"), 64),
                    kind="file",
                    address="",
                    file_kind__isnull=False,
                    size__isnull=False,
                    size__range=(1, LARGEST_FILE),
                    scan__isnull=False,
                ),
                name="evidence_is_a_link_or_a_file",
            ),
            models.CheckConstraint(condition=_NO_PURGE | _PURGE, name="purges_say_when_by_whom_and_why"),
            models.CheckConstraint(
                condition=models.Q(effective_on=None)
                | models.Q(expires_on=None)
                | models.Q(expires_on__gte=models.F("effective_on")),
                name="evidence_ends_after_it_begins",
            ),
            *plausible_dates("effective_on", "expires_on"),
            models.UniqueConstraint(
                fields=["hospital", "sha256"],
                condition=models.Q(kind="file", purged_at=None),
                name="the_same_bytes_are_kept_once",
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class EvidenceUse(models.Model):
    """Where evidence is used: at an answer, at what a provider shows, or at a step of the law."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="uses")
    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="evidence_uses", null=True, blank=True
    )
    question_code = models.CharField(_("Frage"), max_length=LONGEST_CODE, blank=True)
    attestation = models.ForeignKey(
        Attestation, on_delete=models.CASCADE, related_name="evidence_uses", null=True, blank=True
    )
    step = models.ForeignKey(ServiceUse, on_delete=models.CASCADE, related_name="evidence_uses", null=True, blank=True)
    added_at = models.DateTimeField(_("zugeordnet am"))
    added_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[EvidenceUse]] = scoped("evidence__hospital")

    class Meta:
        """In exactly one place, and there once."""

        verbose_name = _("Verwendung eines Belegs")
        verbose_name_plural = _("Verwendungen von Belegen")
        ordering = ["added_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(assessment__isnull=False, attestation=None, step=None) & ~models.Q(question_code="")
                )
                | models.Q(assessment=None, question_code="", attestation__isnull=False, step=None)
                | models.Q(assessment=None, question_code="", attestation=None, step__isnull=False),
                name="evidence_is_used_in_one_place",
            ),
            # A missing place equals no other: each of these counts only for its own kind of place.
            models.UniqueConstraint(
                fields=["evidence", "assessment", "question_code"], name="evidence_is_used_once_per_answer"
            ),
            models.UniqueConstraint(fields=["evidence", "attestation"], name="evidence_is_used_once_per_attestation"),
            models.UniqueConstraint(fields=["evidence", "step"], name="evidence_is_used_once_per_step"),
        ]

    def __str__(self) -> str:
        """Return what is used."""
        return str(self.evidence_id)
