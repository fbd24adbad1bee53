"""What the operator of an installation leaves behind: broken glass, and groups of hospitals."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.scoping import scoped

LONGEST_BREAK_REASON = 500


class BreakGlassQuerySet(models.QuerySet["BreakGlass"]):
    """Names broken glass."""

    def valid(self, *, at: datetime) -> Self:
        """Return what still lets somebody in."""
        return self.filter(until__gt=at)


BreakGlassManager = models.Manager.from_queryset(BreakGlassQuerySet)


class BreakGlass(models.Model):
    """An operator reads one hospital for an hour, for a reason that its leads were told."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    hospital = models.ForeignKey("assessments.Hospital", on_delete=models.PROTECT, related_name="broken_glass")
    reason = models.CharField(_("Grund"), max_length=LONGEST_BREAK_REASON)
    at = models.DateTimeField(_("am"))
    until = models.DateTimeField(_("gilt bis"))
    by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("von"))

    objects: ClassVar[BreakGlassManager[BreakGlass]] = scoped("hospital", BreakGlassManager)

    class Meta:
        """It has a reason and an end."""

        verbose_name = _("Einsicht des Betriebs")
        verbose_name_plural = _("Einsichten des Betriebs")
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="broken_glass_has_a_reason"),
            models.CheckConstraint(condition=models.Q(until__gt=models.F("at")), name="broken_glass_has_an_end"),
        ]

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason


class HospitalGroup(models.Model):
    """Hospitals that belong together. It only sorts a portfolio: being in a group opens nothing to anybody."""

    name = models.CharField(_("Name"), max_length=200, unique=True)
    hospitals = models.ManyToManyField("assessments.Hospital", related_name="groups", verbose_name=_("Krankenhäuser"))

    class Meta:
        """By name."""

        verbose_name = _("Verbund")
        verbose_name_plural = _("Verbünde")
        ordering = ["name"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
