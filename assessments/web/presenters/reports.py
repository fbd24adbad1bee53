"""What the report pages show: how a report stands, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.models import ReportStatus
from assessments.report.rendering import Failure
from assessments.services.reporting import ReportCard
from assessments.web.forms.reports import NAMES

REASONS: dict[str, Promise] = {
    Failure.TIMEOUT: _("Das Erstellen hat zu lange gedauert und wurde beendet."),
    Failure.MEMORY: _("Der Speicher hat nicht gereicht."),
    Failure.LIBRARIES: _(
        "Auf dem Server fehlt die Programmbibliothek Pango, ohne die kein "
        "PDF entsteht. Die Betreuung dieser Anwendung kann sie nachinstallieren."
    ),
    Failure.BUSY: _("Gerade werden andere Berichte erstellt. Versuchen Sie es gleich noch einmal."),
    Failure.OTHER: _("Beim Erstellen ist ein unerwarteter Fehler aufgetreten."),
}
INTERRUPTED = _("Die Erstellung wurde unterbrochen, zum Beispiel durch einen Neustart.")
TAGS = {
    ReportStatus.QUEUED: "tag-part",
    ReportStatus.RUNNING: "tag-part",
    ReportStatus.DONE: "tag-done",
    ReportStatus.FAILED: "tag-bad",
}


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report as people read it."""

    card: ReportCard

    @property
    def language(self) -> Promise:
        """Name the language the report is written in."""
        return NAMES[self.card.language]

    @property
    def pending(self) -> bool:
        """Return whether it is still worked on."""
        return self.card.status in (ReportStatus.QUEUED, ReportStatus.RUNNING)

    @property
    def running(self) -> bool:
        """Return whether it is being drawn right now."""
        return self.card.status == ReportStatus.RUNNING

    @property
    def done(self) -> bool:
        """Return whether it can be downloaded."""
        return self.card.status == ReportStatus.DONE

    @property
    def failed(self) -> bool:
        """Return whether it has to be asked for again."""
        return self.card.status == ReportStatus.FAILED

    @property
    def reason(self) -> Promise:
        """Say why it failed."""
        return REASONS.get(self.card.error, INTERRUPTED)

    @property
    def tag(self) -> str:
        """Return how its status is coloured."""
        return TAGS[self.card.status]
