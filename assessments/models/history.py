"""What was done besides answering, in order, for ever."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChangeKind(models.TextChoices):
    """The deeds that leave a row here; every service that writes names its own."""

    HOSPITAL_CREATED = "hospital_created", _("Krankenhaus angelegt")
    PROFILE_UPDATED = "profile_updated", _("Profil geändert")
    MEMBERSHIP_GRANTED = "membership_granted", _("Mitgliedschaft erteilt")
    MEMBERSHIP_ENDED = "membership_ended", _("Mitgliedschaft beendet")
    ASSESSMENT_STARTED = "assessment_started", _("Selbstbewertung begonnen")
    SCOPE_CHANGED = "scope_changed", _("Umfang geändert")
    PRESET_CHOSEN = "preset_chosen", _("Gewichtung gewählt")
    ARCHETYPES_CHOSEN = "archetypes_chosen", _("Anwendungen ausgewählt")
    APPLICATION_ADDED = "application_added", _("Anwendung ergänzt")
    APPLICATION_SAVED = "application_saved", _("Anwendung geändert")
    APPLICATION_REMOVED = "application_removed", _("Anwendung entfernt")
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


class ChangeEvent(models.Model):
    """One deed: who did what, when, and the state it left behind. The database refuses to change it."""

    hospital = models.ForeignKey("assessments.Hospital", on_delete=models.PROTECT, related_name="changes")
    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="changes", null=True, blank=True
    )
    kind = models.CharField(_("Vorgang"), max_length=30, choices=ChangeKind)
    subject = models.CharField(_("Gegenstand"), max_length=100, blank=True)
    details = models.JSONField(_("Einzelheiten"), default=dict, blank=True)
    at = models.DateTimeField(_("am"))
    by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("von"))

    class Meta:
        """In the order of time."""

        verbose_name = _("Vorgang")
        verbose_name_plural = _("Vorgänge")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        """Return what was done."""
        return self.get_kind_display()
