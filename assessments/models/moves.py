"""Moves of running assessments to another edition: what was before, and what somebody still has to look at."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment
from assessments.models.fields import LONGEST_CODE
from assessments.models.milestones import Milestone
from assessments.models.scoping import scoped


class AssessmentMove(models.Model):
    """One move. ``milestone`` holds all that was said before it; the rest is what a milestone does not hold.

    ``applications`` keeps, by code, archetype and own levels of those that the move changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="moves")
    source = models.ForeignKey("assessments.CatalogueEdition", on_delete=models.PROTECT, related_name="+")
    target = models.ForeignKey("assessments.CatalogueEdition", on_delete=models.PROTECT, related_name="+")
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="+")
    preset = models.CharField(_("Gewichtung"), max_length=LONGEST_CODE)
    theme_weights = models.JSONField(_("Gewichte der Themen"), null=True, blank=True)
    applications = models.JSONField(_("Anwendungen"), default=dict, blank=True)
    moved_at = models.DateTimeField(_("gewechselt am"))
    moved_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(_("zurückgenommen am"), null=True, blank=True)
    undone_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    objects: ClassVar[models.Manager[AssessmentMove]] = scoped("assessment__hospital")

    class Meta:
        """Who takes one back is named."""

        verbose_name = _("Wechsel der Ausgabe")
        verbose_name_plural = _("Wechsel der Ausgabe")
        ordering = ["-moved_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(undone_at=None, undone_by=None)
                | models.Q(undone_at__isnull=False, undone_by__isnull=False),
                name="undone_moves_say_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        """Return the identifier, which says nothing about the hospital."""
        return str(self.id)


class AnswerToConfirm(models.Model):
    """An answer that moved along to a question which asks for something else now.

    It waits as long as nobody confirmed it and the answer still is the one of ``version``.
    """

    move = models.ForeignKey(AssessmentMove, on_delete=models.PROTECT, related_name="to_confirm")
    question_code = models.CharField(_("Frage"), max_length=LONGEST_CODE)
    fate = models.CharField(_("Art"), max_length=12)
    version = models.PositiveIntegerField(_("Fassung"))
    confirmed_at = models.DateTimeField(_("bestätigt am"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        "assessments.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects: ClassVar[models.Manager[AnswerToConfirm]] = scoped("move__assessment__hospital")

    class Meta:
        """One per question and move."""

        verbose_name = _("zu bestätigende Antwort")
        verbose_name_plural = _("zu bestätigende Antworten")
        ordering = ["move_id", "question_code"]
        constraints = [
            models.UniqueConstraint(fields=["move", "question_code"], name="one_confirmation_per_question_and_move"),
            models.CheckConstraint(
                condition=models.Q(confirmed_at=None, confirmed_by=None)
                | models.Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="confirmed_answers_say_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        """Return the question's code."""
        return self.question_code
