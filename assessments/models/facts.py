"""Facts of the law that no other row holds: about the house, about a service, about its use by an application.

Which facts there are is data of the edition, so they are stored by name, with the value as one line of text.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.hospitals import Hospital
from assessments.models.providers import CloudService, ServiceUse
from assessments.models.scoping import scoped

LONGEST_FACT_NAME = 70
LONGEST_FACT = 500


class StatedFact(models.Model):
    """The columns that all facts share.

    A fact that was taken back keeps its row, without a value: its version must go on, or an old page could overwrite
    a new fact.
    """

    name = models.CharField(_("Angabe"), max_length=LONGEST_FACT_NAME)
    value = models.CharField(_("Wert"), max_length=LONGEST_FACT, null=True)  # noqa: DJ001  null: taken back
    version = models.PositiveIntegerField(_("Fassung"))
    changed_at = models.DateTimeField(_("geändert am"))
    changed_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Versions start at 1."""

        abstract = True
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=models.Q(version__gte=1), name="%(class)s_versions_start_at_1"),
            models.CheckConstraint(condition=~models.Q(name=""), name="%(class)ss_have_a_name"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class HouseFact(StatedFact):
    """A fact about the hospital that is neither in its profile nor an answer."""

    hospital = models.ForeignKey(Hospital, on_delete=models.PROTECT, related_name="facts")

    objects: ClassVar[models.Manager[HouseFact]] = scoped("hospital")

    class Meta(StatedFact.Meta):
        """One per name."""

        verbose_name = _("Angabe zum Haus")
        verbose_name_plural = _("Angaben zum Haus")
        constraints = [
            *StatedFact.Meta.constraints,
            models.UniqueConstraint(fields=["hospital", "name"], name="one_fact_per_name_and_hospital"),
        ]


class ServiceFact(StatedFact):
    """A fact about a service that has no column in the register. It goes with its service."""

    service = models.ForeignKey(CloudService, on_delete=models.CASCADE, related_name="facts")

    objects: ClassVar[models.Manager[ServiceFact]] = scoped("service__provider__hospital")

    class Meta(StatedFact.Meta):
        """One per name."""

        verbose_name = _("Angabe zum Dienst")
        verbose_name_plural = _("Angaben zum Dienst")
        constraints = [
            *StatedFact.Meta.constraints,
            models.UniqueConstraint(fields=["service", "name"], name="one_fact_per_name_and_service"),
        ]


class UseFact(StatedFact):
    """A fact about one step: an application that is to run on a service. It goes with that use."""

    use = models.ForeignKey(ServiceUse, on_delete=models.CASCADE, related_name="facts")

    objects: ClassVar[models.Manager[UseFact]] = scoped("use__application__assessment__hospital")

    class Meta(StatedFact.Meta):
        """One per name."""

        verbose_name = _("Angabe zum Schritt")
        verbose_name_plural = _("Angaben zum Schritt")
        constraints = [
            *StatedFact.Meta.constraints,
            models.UniqueConstraint(fields=["use", "name"], name="one_fact_per_name_and_use"),
        ]
