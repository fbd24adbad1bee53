"""What people decided about the steps of the roadmap."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.domain.roadmap.decisions import StepStatus
from assessments.domain.steps import StepKind
from assessments.models.assessments import Assessment
from assessments.models.fields import LONGEST_CODE, codes_of, one_of
from assessments.models.scoping import scoped

LONGEST_OWNER = 80
LONGEST_DECISION_NOTE = 1000


class RoadmapDecision(models.Model):
    """The current decision on one step; the proposal itself is computed and never stored.

    A decision taken back keeps its row: its version must go on, or an old page could overwrite a new decision.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(_("Art"), max_length=10)
    code = models.CharField(_("Schritt"), max_length=LONGEST_CODE)
    dropped = models.BooleanField(_("gestrichen"), default=False)
    deferred_to = models.DateField(_("verschoben auf"), null=True, blank=True)
    owner = models.CharField(_("zuständig"), max_length=LONGEST_OWNER, blank=True)
    due_date = models.DateField(_("fällig am"), null=True, blank=True)
    status = models.CharField(_("Stand"), max_length=10)
    note = models.TextField(_("Notiz"), max_length=LONGEST_DECISION_NOTE, blank=True)
    version = models.PositiveIntegerField(_("Fassung"))
    changed_at = models.DateTimeField(_("geändert am"))
    changed_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[RoadmapDecision]] = scoped("assessment__hospital")

    class Meta:
        """One per step."""

        verbose_name = _("Entscheidung zum Fahrplan")
        verbose_name_plural = _("Entscheidungen zum Fahrplan")
        ordering = ["assessment_id", "kind", "code"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "kind", "code"], name="one_decision_per_step"),
            one_of("kind", codes_of(StepKind), name="decided_step_kind_is_known"),
            one_of("status", codes_of(StepStatus), name="step_status_is_known"),
            models.CheckConstraint(
                condition=models.Q(dropped=False) | models.Q(deferred_to=None), name="dropped_steps_are_not_deferred"
            ),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="decision_versions_start_at_1"),
        ]

    def __str__(self) -> str:
        """Return the code of the step."""
        return self.code
