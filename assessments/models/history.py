"""The audit trail: what was done, by whom, with which result, in chains that show every later change."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _

from assessments.domain.audit.entries import BEGINNING, Entry, Link, Mark, Result
from assessments.models.fields import codes_of, one_of
from assessments.models.scoping import scoped


class ChangeKind(models.TextChoices):
    """The deeds that leave a row here; every service that writes names its own."""

    HOSPITAL_CREATED = "hospital_created", _("Krankenhaus angelegt")
    PROFILE_UPDATED = "profile_updated", _("Profil geändert")
    MEMBERSHIP_GRANTED = "membership_granted", _("Mitgliedschaft erteilt")
    MEMBERSHIP_ENDED = "membership_ended", _("Mitgliedschaft beendet")
    INVITATION_SENT = "invitation_sent", _("Einladung gesendet")
    INVITATION_ACCEPTED = "invitation_accepted", _("Einladung angenommen")
    INVITATION_WITHDRAWN = "invitation_withdrawn", _("Einladung zurückgezogen")
    GLASS_BROKEN = "glass_broken", _("Einsicht des Betriebs genommen")
    ASSESSMENT_STARTED = "assessment_started", _("Selbstbewertung begonnen")
    SCOPE_CHANGED = "scope_changed", _("Umfang geändert")
    PRESET_CHOSEN = "preset_chosen", _("Gewichtung gewählt")
    ARCHETYPES_CHOSEN = "archetypes_chosen", _("Anwendungen ausgewählt")
    APPLICATION_ADDED = "application_added", _("Anwendung ergänzt")
    APPLICATION_SAVED = "application_saved", _("Anwendung geändert")
    APPLICATION_REMOVED = "application_removed", _("Anwendung entfernt")
    ASSESSMENT_SUBMITTED = "assessment_submitted", _("Selbstbewertung eingereicht")
    ASSESSMENT_RETURNED = "assessment_returned", _("Selbstbewertung zurückgegeben")
    ASSESSMENT_APPROVED = "assessment_approved", _("Selbstbewertung abgeschlossen")
    ASSESSMENT_REOPENED = "assessment_reopened", _("Selbstbewertung wieder geöffnet")
    ASSESSMENT_MOVED = "assessment_moved", _("Auf eine andere Ausgabe gewechselt")
    MOVE_UNDONE = "move_undone", _("Wechsel der Ausgabe zurückgenommen")
    ANSWERS_CONFIRMED = "answers_confirmed", _("Antworten nach einem Wechsel bestätigt")
    MILESTONE_TAKEN = "milestone_taken", _("Meilenstein festgehalten")
    REPORT_REQUESTED = "report_requested", _("Bericht angefordert")
    SCENARIO_SAVED = "scenario_saved", _("Szenario gespeichert")
    SCENARIO_RENAMED = "scenario_renamed", _("Szenario umbenannt")
    SCENARIO_REPORTED = "scenario_reported", _("Szenario für den Bericht gewählt oder abgewählt")
    SCENARIO_DELETED = "scenario_deleted", _("Szenario gelöscht")
    RANKING_GIVEN = "ranking_given", _("Rangfolge abgegeben")
    RANKING_WITHDRAWN = "ranking_withdrawn", _("Rangfolge zurückgezogen")
    STEP_DECIDED = "step_decided", _("Schritt des Fahrplans entschieden")
    FACTS_RECORDED = "facts_recorded", _("Angaben zum Recht erfasst")
    PROVIDER_ADDED = "provider_added", _("Anbieter ergänzt")
    PROVIDER_CHANGED = "provider_changed", _("Anbieter geändert")
    PROVIDER_REMOVED = "provider_removed", _("Anbieter entfernt")
    SERVICE_ADDED = "service_added", _("Dienst ergänzt")
    SERVICE_CHANGED = "service_changed", _("Dienst geändert")
    SERVICE_REMOVED = "service_removed", _("Dienst entfernt")
    ATTESTATION_ADDED = "attestation_added", _("Nachweis ergänzt")
    ATTESTATION_CHANGED = "attestation_changed", _("Nachweis geändert")
    ATTESTATION_REMOVED = "attestation_removed", _("Nachweis entfernt")
    SERVICE_LINKED = "service_linked", _("Dienst einer Anwendung zugeordnet")
    SERVICE_UNLINKED = "service_unlinked", _("Zuordnung eines Dienstes aufgehoben")
    EVIDENCE_STORED = "evidence_stored", _("Beleg abgelegt")
    EVIDENCE_CHANGED = "evidence_changed", _("Beleg geändert")
    EVIDENCE_ATTACHED = "evidence_attached", _("Beleg zugeordnet")
    EVIDENCE_DETACHED = "evidence_detached", _("Zuordnung eines Belegs gelöst")
    EVIDENCE_DOWNLOADED = "evidence_downloaded", _("Beleg heruntergeladen")
    EVIDENCE_PURGED = "evidence_purged", _("Beleg endgültig gelöscht")
    ANSWER_SAVED = "answer_saved", _("Antwort gespeichert")
    ANSWERS_IMPORTED = "answers_imported", _("Antworten aus einer Datei übernommen")
    QUESTIONNAIRE_EXPORTED = "questionnaire_exported", _("Fragebogen ausgegeben")
    ASSIGNMENT_GIVEN = "assignment_given", _("Aufgabe zugewiesen")
    ASSIGNMENT_WITHDRAWN = "assignment_withdrawn", _("Zuweisung aufgehoben")
    OPINION_GIVEN = "opinion_given", _("Abweichende Einschätzung festgehalten")
    OPINION_WITHDRAWN = "opinion_withdrawn", _("Abweichende Einschätzung zurückgezogen")
    COMMENT_WRITTEN = "comment_written", _("Kommentar geschrieben")
    COMMENT_EDITED = "comment_edited", _("Kommentar bearbeitet")
    COMMENT_DELETED = "comment_deleted", _("Kommentar gelöscht")
    DISCUSSION_SETTLED = "discussion_settled", _("Diskussion erledigt oder wieder geöffnet")
    MEETING_STARTED = "meeting_started", _("Besprechung begonnen")
    MEETING_DECIDED = "meeting_decided", _("In einer Besprechung entschieden")
    MEETING_ENDED = "meeting_ended", _("Besprechung beendet")
    SIGNED_IN = "signed_in", _("Angemeldet")
    SIGNED_OUT = "signed_out", _("Abgemeldet")
    SIGN_IN_FAILED = "sign_in_failed", _("Anmeldung abgewiesen")
    SIGN_IN_PROTECTION_CHANGED = "sign_in_protection_changed", _("Schutz der Anmeldung geändert")
    ACCESS_DENIED = "access_denied", _("Zugriff abgewiesen")
    EDITION_COPIED = "edition_copied", _("Entwurf einer Ausgabe angelegt")
    EDITION_IMPORTED = "edition_imported", _("Datei in den Entwurf einer Ausgabe übernommen")
    EDITION_REVIEW_ASKED = "edition_review_asked", _("Prüfung einer Ausgabe erbeten")
    EDITION_REVIEW_DECIDED = "edition_review_decided", _("Prüfung einer Ausgabe zurückgegeben oder zurückgezogen")
    EDITION_VERDICT_ACCEPTED = "edition_verdict_accepted", _("Neues Ergebnis eines Referenzhauses angenommen")
    EDITION_RETIRED = "edition_retired", _("Ausgabe zurückgezogen")
    EDITION_PUBLISHED = "edition_published", _("Ausgabe des Katalogs veröffentlicht")
    AUDIT_EXPORTED = "audit_exported", _("Protokoll ausgegeben")
    AUDIT_PURGED = "audit_purged", _("Alte Einträge des Protokolls gelöscht")
    DATA_EXPORTED = "data_exported", _("Daten des Krankenhauses ausgegeben")
    DATA_PURGED = "data_purged", _("Abgelaufene Daten gelöscht")
    DELETION_REQUESTED = "deletion_requested", _("Löschung des Krankenhauses beantragt")
    DELETION_WITHDRAWN = "deletion_withdrawn", _("Löschung des Krankenhauses zurückgezogen")
    HOSPITAL_DELETED = "hospital_deleted", _("Krankenhaus gelöscht")


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds with their names; a function, so that a new kind needs no migration."""
    return [(kind.value, str(kind.label)) for kind in ChangeKind]


class AuditChain(models.Model):
    """What a chain remembers of itself: how long it is and the digest of its end, so that a cut-off end is noticed.

    One per hospital and one, without hospital, for the whole installation. Entries up to ``purged`` were deleted after
    their time; ``signature`` says that we did it. ``key`` seals confidential values; it goes with the hospital, and
    what it sealed elsewhere can then be checked by nobody.
    """

    hospital = models.OneToOneField(
        "assessments.Hospital", on_delete=models.PROTECT, related_name="audit_chain", null=True, blank=True
    )
    key = models.CharField(max_length=64)
    length = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=BEGINNING)
    purged = models.PositiveBigIntegerField(default=0)
    purged_digest = models.CharField(max_length=64, default=BEGINNING)
    purged_signature = models.CharField(max_length=200, blank=True)

    objects: ClassVar[models.Manager[AuditChain]] = scoped("hospital")

    class Meta:
        """One chain for the installation; no more is purged than there is."""

        verbose_name = _("Protokollkette")
        verbose_name_plural = _("Protokollketten")
        constraints = [
            models.UniqueConstraint(
                IsNull(models.F("hospital"), True),
                condition=models.Q(hospital=None),
                name="one_chain_for_the_installation",
            ),
            models.CheckConstraint(
                condition=models.Q(purged__lte=models.F("length")), name="no_more_is_purged_than_was_written"
            ),
        ]

    def __str__(self) -> str:
        """Return how far it reaches."""
        return f"{self.purged + 1}-{self.length}"

    @property
    def end(self) -> Mark:
        """Return the end of the chain."""
        return Mark(self.length, self.digest)

    @property
    def start(self) -> Mark:
        """Return the place up to which entries were purged."""
        return Mark(self.purged, self.purged_digest)


class ChangeEvent(models.Model):
    """One entry of the audit trail: who did what, when, with which result, and the state it left behind.

    ``number`` counts within the chain of the hospital, or of the installation where there is none. The database refuses
    to change an entry, and to delete one that no checkpoint of its chain replaces. ``by`` is empty when nobody was
    signed in.
    """

    hospital = models.ForeignKey(
        "assessments.Hospital", on_delete=models.PROTECT, related_name="changes", null=True, blank=True
    )
    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="changes", null=True, blank=True
    )
    number = models.PositiveBigIntegerField(_("Nummer"), editable=False)
    kind = models.CharField(_("Vorgang"), max_length=30, choices=kind_choices)
    result = models.CharField(_("Ergebnis"), max_length=10, default=Result.DONE, db_default=Result.DONE.value)
    subject = models.CharField(_("Gegenstand"), max_length=100, blank=True)
    details = models.JSONField(_("Einzelheiten"), default=dict, blank=True)
    at = models.DateTimeField(_("am"))
    by = models.ForeignKey(
        "assessments.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("von"), null=True, blank=True
    )
    request_id = models.CharField(_("Vorgangsnummer"), max_length=36, blank=True, db_default="")
    previous = models.CharField(max_length=64, editable=False)
    digest = models.CharField(max_length=64, editable=False)

    objects: ClassVar[models.Manager[ChangeEvent]] = scoped("hospital")

    class Meta:
        """In the order of time."""

        verbose_name = _("Vorgang")
        verbose_name_plural = _("Vorgänge")
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["kind", "at"], name="changes_by_kind_and_time")]
        constraints = [
            one_of("result", codes_of(Result), name="audit_result_is_known"),
            models.UniqueConstraint(fields=["hospital", "number"], name="entries_of_a_hospital_are_numbered_once"),
            models.UniqueConstraint(
                fields=["number"],
                condition=models.Q(hospital=None),
                name="entries_of_the_installation_are_numbered_once",
            ),
        ]

    def __str__(self) -> str:
        """Return what was done."""
        return str(self.get_kind_display())

    @property
    def entry(self) -> Entry:
        """Return what it says, as the digest sees it."""
        return Entry(
            number=self.number,
            hospital=_name(self.hospital_id),
            at=self.at,
            by=_name(self.by_id),
            kind=self.kind,
            result=self.result,
            subject=self.subject,
            assessment=_name(self.assessment_id),
            request_id=self.request_id,
            details=self.details,
        )

    @property
    def link(self) -> Link:
        """Return the entry with what binds it to the chain."""
        return Link(self.entry, self.previous, self.digest)


def _name(key: object) -> str | None:
    return None if key is None else str(key)
