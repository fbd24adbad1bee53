"""From a draft to a published edition: who asked, who agreed, what changed, what fellow editors said."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.domain.edition_diff import ChangeKind as DifferenceKind
from assessments.models.catalogues import CatalogueEdition
from assessments.models.fields import codes_of, one_of

LONGEST_REASON = 1000


class ReviewState(models.TextChoices):
    """How a request to publish stands."""

    OPEN = "open", _("in Prüfung")
    ACCEPTED = "accepted", _("freigegeben")
    REJECTED = "rejected", _("zurückgegeben")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


class ReviewQuerySet(models.QuerySet["EditionReview"]):
    """Names reviews."""

    def open(self) -> Self:
        """Return those nobody has decided yet."""
        return self.filter(state=ReviewState.OPEN)


class EditionReview(models.Model):
    """A request to publish a draft as it is, known by the fingerprint of all that was asked about.

    The database refuses that the editor who asked agrees.
    """

    edition = models.ForeignKey(CatalogueEdition, on_delete=models.CASCADE, related_name="reviews")
    fingerprint = models.CharField(max_length=64, editable=False)
    note = models.TextField(_("Hinweis an die Prüfung"), max_length=LONGEST_REASON, blank=True)
    asked_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("erbeten am"))
    state = models.CharField(_("Stand"), max_length=10, choices=ReviewState, default=ReviewState.OPEN)
    decided_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(_("entschieden am"), null=True)
    reason = models.TextField(_("Begründung"), max_length=LONGEST_REASON, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        """Two people, one request at a time, a reason with every no."""

        verbose_name = _("Prüfung einer Ausgabe")
        verbose_name_plural = _("Prüfungen von Ausgaben")
        ordering = ["-asked_at", "-id"]
        constraints = [
            one_of("state", ReviewState.values, name="review_state_is_known"),
            models.UniqueConstraint(
                fields=["edition"], condition=models.Q(state="open"), name="one_open_review_per_edition"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="accepted") | ~models.Q(decided_by=models.F("asked_by")),
                name="another_editor_agrees_to_publish",
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", decided_by=None, decided_at=None)
                | (~models.Q(state="open") & models.Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="decided_reviews_say_who_and_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="rejected") | ~models.Q(reason=""), name="a_rejection_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        """Return how it stands."""
        return str(self.get_state_display())


class EditionPublication(models.Model):
    """What is kept of the day an editor's edition came out: its number, who agreed, and what is new in it."""

    edition = models.OneToOneField(CatalogueEdition, on_delete=models.CASCADE, related_name="publication")
    number = models.PositiveIntegerField(_("Nummer"), unique=True)
    previous = models.ForeignKey(CatalogueEdition, on_delete=models.PROTECT, related_name="+", null=True)
    review = models.OneToOneField(EditionReview, on_delete=models.PROTECT, related_name="publication")
    change_log = models.JSONField(_("Änderungen"), default=list)  # wordings, one for each element that differs

    class Meta:
        """By number."""

        verbose_name = _("Veröffentlichung")
        verbose_name_plural = _("Veröffentlichungen")
        ordering = ["number"]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)


class EditionChange(models.Model):
    """One value of a draft that an editor changed: where, from what, to what. Never changed itself.

    ``element`` is the kind of row; ``field`` is empty for a row that is new or gone.
    """

    edition = models.ForeignKey(CatalogueEdition, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField(_("am"))
    by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("von"))
    kind = models.CharField(_("Vorgang"), max_length=10)
    element = models.CharField(_("Art"), max_length=40)
    code = models.CharField(_("Code"), max_length=80, blank=True)
    field = models.CharField(_("Feld"), max_length=80, blank=True)
    before = models.JSONField(_("vorher"), null=True)
    after = models.JSONField(_("nachher"), null=True)

    class Meta:
        """Latest first."""

        verbose_name = _("Änderung am Entwurf")
        verbose_name_plural = _("Änderungen am Entwurf")
        ordering = ["-at", "-id"]
        constraints = [one_of("kind", codes_of(DifferenceKind), name="edition_change_kind_is_known")]
        indexes = [models.Index(fields=["edition", "element", "code"], name="edition_changes_by_element")]

    def __str__(self) -> str:
        """Return where it was."""
        return f"{self.element} {self.code} {self.field}".strip()


class EditionComment(models.Model):
    """A word to fellow editors about one element of an edition, or about all of it."""

    edition = models.ForeignKey(CatalogueEdition, on_delete=models.CASCADE, related_name="comments")
    element = models.CharField(_("Art"), max_length=40, blank=True)
    code = models.CharField(_("Code"), max_length=80, blank=True)
    text = models.TextField(_("Anmerkung"), max_length=LONGEST_REASON)
    at = models.DateTimeField(_("am"))
    by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("von"))
    settled_at = models.DateTimeField(_("erledigt am"), null=True)
    settled_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        """In the order of time; settled by somebody at some time."""

        verbose_name = _("Anmerkung")
        verbose_name_plural = _("Anmerkungen")
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(settled_at=None, settled_by=None)
                | models.Q(settled_at__isnull=False, settled_by__isnull=False),
                name="settled_remarks_say_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        """Return the words."""
        return self.text
