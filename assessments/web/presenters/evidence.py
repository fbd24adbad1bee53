"""Evidence in words: why a file is refused, where something is used, how much room there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from urllib.parse import urlsplit
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.domain.evidence import MEGABYTE, Expiry, Flaw, ScanState
from assessments.services.evidence_reading import EvidenceCard, UsedAt
from assessments.templatetags.wording import decimals, label

WHY: dict[Flaw, Promise] = {
    Flaw.EMPTY: gettext_lazy("Die Datei ist leer."),
    Flaw.TOO_LARGE: gettext_lazy("Die Datei ist zu groß."),
    Flaw.KIND: gettext_lazy("Diese Art von Datei nehmen wir nicht an. Speichern Sie sie zum Beispiel als PDF."),
    Flaw.MISMATCH: gettext_lazy("Der Inhalt passt nicht zur Endung des Namens."),
    Flaw.DAMAGED: gettext_lazy("Die Datei ist beschädigt oder unvollständig. Speichern Sie sie neu."),
    Flaw.MORE_INSIDE: gettext_lazy(
        "Vor oder hinter dem Inhalt stehen weitere Daten, wie bei bewegten Fotos. Speichern Sie die Datei neu."
    ),
    Flaw.ACTIVE: gettext_lazy(
        "Die Datei enthält Makros, Skripte oder Formularfunktionen. Speichern Sie sie ohne diese, zum Beispiel als PDF."
    ),
    Flaw.ENCRYPTED: gettext_lazy("Die Datei ist mit einem Kennwort geschützt. Speichern Sie sie ohne Kennwort."),
    Flaw.NESTED: gettext_lazy("In der Datei stecken weitere Dateien. Laden Sie diese einzeln hoch."),
    Flaw.OUTSIDE: gettext_lazy("Die Datei verweist auf Dateien außerhalb. Speichern Sie sie zum Beispiel als PDF."),
    Flaw.ENTITIES: gettext_lazy("Die Datei enthält unerlaubte Festlegungen im XML."),
    Flaw.BOMB: gettext_lazy("Der Inhalt ist ausgepackt viel zu groß."),
    Flaw.NOT_TEXT: gettext_lazy("Das ist kein lesbarer Text (UTF-8 oder Windows-1252)."),
    Flaw.LIMITS: gettext_lazy("Die Prüfung hat zu lange gedauert. Speichern Sie die Datei neu oder kleiner."),
    Flaw.INFECTED: gettext_lazy("Der Virenscanner hat einen Virus gefunden."),
    Flaw.PURGED_BEFORE: gettext_lazy("Genau diese Datei wurde hier wegen Patientendaten gelöscht."),
}
EXPIRY_TAGS = {
    Expiry.OPEN_ENDED: "tag-line",
    Expiry.VALID: "tag-line",
    Expiry.SOON: "tag-warn",
    Expiry.EXPIRED: "tag-bad",
}
SCAN_TAGS = {ScanState.CLEAN: "tag-done", ScanState.INFECTED: "tag-bad", ScanState.UNSCANNED: "tag-warn"}


@dataclass(frozen=True, slots=True)
class Where:
    """A place where evidence is used, with the way there."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """Evidence in a list."""

    card: EvidenceCard
    file_url: str
    where: tuple[Where, ...] = ()

    @property
    def size(self) -> str:
        """Return how large the file is."""
        return size_of(self.card.size) if self.card.size else ""

    @property
    def web_address(self) -> str:
        """Return the address where it can be followed: on the web, without a password in it."""
        try:
            parts = urlsplit(self.card.address)
        except ValueError:
            return ""
        return (
            self.card.address if parts.scheme in {"http", "https"} and parts.netloc and "@" not in parts.netloc else ""
        )

    @property
    def expiry_tag(self) -> str:
        """Return how the expiry is marked."""
        return EXPIRY_TAGS[self.card.expiry]

    @property
    def scan_tag(self) -> str:
        """Return how the verdict of the scanner is marked."""
        return SCAN_TAGS[self.card.scan] if self.card.scan else ""

    @property
    def fingerprint(self) -> str:
        """Return the beginning of the hash, enough to compare by eye."""
        return self.card.sha256[:12]


@dataclass(frozen=True, slots=True)
class Room:
    """How much of the quota is used."""

    used: int
    most: int

    @property
    def words(self) -> str:
        """Say it."""
        return _("%(used)s von %(most)s belegt") % {"used": size_of(self.used), "most": size_of(self.most)}


def size_of(size: int) -> str:
    """Say a size in MB or KB."""
    if size >= MEGABYTE // 10:
        return f"{decimals(Fraction(size, MEGABYTE), 0 if size >= 10 * MEGABYTE else 1)} MB"
    return f"{decimals(Fraction(size, 1024), 0) if size >= 1024 else min(size, 1)} KB"


def rows_of(cards: Iterable[EvidenceCard], hospital_id: UUID) -> tuple[EvidenceRow, ...]:
    """Return the whole store as a list."""
    return tuple(
        EvidenceRow(
            card,
            reverse("evidence_file", args=[hospital_id, card.id]),
            tuple(_where(use, hospital_id) for use in card.used_at),
        )
        for card in cards
    )


def _where(use: UsedAt, hospital_id: UUID) -> Where:
    if use.question:
        words = _("Frage %(code)s, %(title)s") % {"code": use.question, "title": use.assessment_title}
        return Where(words, reverse("answer_evidence", args=[hospital_id, use.assessment_id, use.question]))
    if use.application:
        words = _("Schritt: %(application)s auf %(service)s") % {
            "application": use.application_name or use.application,
            "service": use.service_name,
        }
        address = [hospital_id, use.assessment_id, use.service_id, use.application]
        return Where(words, reverse("step_evidence", args=address))
    words = f"{use.service_name}: {label(use.attestation)}"
    return Where(words, reverse("attestation_evidence", args=[hospital_id, use.service_id, use.attestation_id]))


def sentences(flaws: Iterable[tuple[str, Flaw]]) -> tuple[str, ...]:
    """Say for every file why it is refused."""
    return tuple(f"{name}: {WHY[flaw]}" for name, flaw in flaws)
