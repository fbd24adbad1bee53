"""Hospitals that will be deleted."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.hospitals import Hospital
from assessments.models.scoping import scoped


class HospitalDeletion(models.Model):
    """The wish of a lead that a hospital be deleted with all it owns. Until it is due it can be withdrawn, row and all.

    It goes with the hospital. That there was one, and when it was deleted, stays in the trail of the installation.
    """

    hospital = models.OneToOneField(Hospital, on_delete=models.PROTECT, related_name="deletion")
    requested_at = models.DateTimeField(_("beantragt am"))
    requested_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(_("fällig am"))

    objects: ClassVar[models.Manager[HospitalDeletion]] = scoped("hospital")

    class Meta:
        """There is time to think again."""

        verbose_name = _("Löschung eines Krankenhauses")
        verbose_name_plural = _("Löschungen von Krankenhäusern")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due_at__gt=models.F("requested_at")), name="deletions_leave_time_to_think_again"
            ),
        ]

    def __str__(self) -> str:
        """Return the day."""
        return f"{self.due_at:%Y-%m-%d}"
