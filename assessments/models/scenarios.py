"""What a house tries out, and what its people find important."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment
from assessments.models.scoping import scoped

LONGEST_SCENARIO_NAME = 120
LONGEST_STAKEHOLDER = 80


class Scenario(models.Model):
    """Changes to an assessment under a name. It keeps the changes, not their result: that follows the real state."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="scenarios")
    name = models.CharField(_("Name"), max_length=LONGEST_SCENARIO_NAME)
    changes = models.JSONField(_("Änderungen"))
    in_report = models.BooleanField(_("im Bericht"), default=False)
    created_at = models.DateTimeField(_("angelegt am"))
    created_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(_("geändert am"))
    changed_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[Scenario]] = scoped("assessment__hospital")

    class Meta:
        """One per name."""

        verbose_name = _("Szenario")
        verbose_name_plural = _("Szenarien")
        ordering = ["assessment_id", "created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "name"], name="one_scenario_per_name"),
            models.CheckConstraint(condition=~models.Q(name=""), name="scenarios_have_a_name"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class StakeholderRanking(models.Model):
    """In which order one side of the house ranks the themes, the most important first.

    ``ranking`` is a list of lists of theme codes: themes of one list are equally important. ``stakeholder`` names a
    function, not a person.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="rankings")
    stakeholder = models.CharField(_("Wer gewichtet"), max_length=LONGEST_STAKEHOLDER)
    ranking = models.JSONField(_("Rangfolge"))
    given_at = models.DateTimeField(_("abgegeben am"))
    given_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[StakeholderRanking]] = scoped("assessment__hospital")

    class Meta:
        """One per side."""

        verbose_name = _("Rangfolge")
        verbose_name_plural = _("Rangfolgen")
        ordering = ["assessment_id", "stakeholder"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "stakeholder"], name="one_ranking_per_stakeholder"),
            models.CheckConstraint(condition=~models.Q(stakeholder=""), name="rankings_say_whose_they_are"),
        ]

    def __str__(self) -> str:
        """Return whose it is."""
        return self.stakeholder
