"""The hospitals an edition is tried on before it is published, and the effect it would have on stored results."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.catalogues import CatalogueEdition, CatalogueRow
from assessments.models.publishing import LONGEST_REASON


class ReferenceHospital(CatalogueRow):
    """A hospital with the verdicts that are expected for it.

    ``answers`` is an answers file as it was written, with its remarks on where each fact was published. ``expected`` is
    ``{"quadrant": code, application: model}`` with nothing for no recommendation; it changes only with a reason, see
    ``AcceptedVerdict``.
    """

    name = models.CharField(_("Name"), max_length=200)
    answers = models.TextField(_("Angaben"))
    expected = models.JSONField(_("Erwartetes Ergebnis"), default=dict)

    class Meta(CatalogueRow.Meta):
        """As every row."""

        verbose_name = _("Referenzhaus")
        verbose_name_plural = _("Referenzhäuser")


class AcceptedVerdict(models.Model):
    """An editor agreed that a reference hospital gets another result, and said why. Never changed."""

    edition = models.ForeignKey(CatalogueEdition, on_delete=models.CASCADE, related_name="accepted_verdicts")
    hospital = models.CharField(_("Referenzhaus"), max_length=40)
    subject = models.CharField(_("Gegenstand"), max_length=40)  # an application's code, or "quadrant"
    before = models.CharField(_("bisher"), max_length=20, blank=True)
    after = models.CharField(_("neu"), max_length=20, blank=True)
    reason = models.TextField(_("Begründung"), max_length=LONGEST_REASON)
    at = models.DateTimeField(_("am"))
    by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("von"))

    class Meta:
        """Latest first; never without a reason."""

        verbose_name = _("Angenommenes Ergebnis")
        verbose_name_plural = _("Angenommene Ergebnisse")
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="accepted_verdicts_have_a_reason"),
        ]

    def __str__(self) -> str:
        """Return what it is about."""
        return f"{self.hospital} {self.subject}"


class ImpactRun(models.Model):
    """How far the re-scoring of everything stored against a draft is, and what it found. A figure, no record.

    It holds for the draft of that ``fingerprint``. ``waiting`` are the cases still to be judged, ``lines`` the results
    that would change, without the name of any hospital.
    """

    edition = models.OneToOneField(CatalogueEdition, on_delete=models.CASCADE, related_name="impact")
    fingerprint = models.CharField(max_length=64)
    started_at = models.DateTimeField(_("begonnen am"))
    started_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(_("fertig am"), null=True)
    total = models.PositiveIntegerField(default=0)
    waiting = models.JSONField(default=list)
    lines = models.JSONField(default=list)

    class Meta:
        """One at a time."""

        verbose_name = _("Wirkung eines Entwurfs")
        verbose_name_plural = _("Wirkungen von Entwürfen")

    def __str__(self) -> str:
        """Return how far it is."""
        return f"{self.done}/{self.total}"

    @property
    def done(self) -> int:
        """Return how many cases are judged."""
        return self.total - len(self.waiting)
