"""The hospital's own systems."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.domain.operating_models import CurrentOperation, Place
from assessments.models.assessments import Assessment
from assessments.models.fields import LONGEST_CODE, OptionalCodeField, choices_of, codes_of, one_of
from assessments.models.scoping import scoped

LONGEST_NAME = 200


def operation_choices() -> list[tuple[str, str]]:
    """Return where an application can run today."""
    return choices_of(CurrentOperation)


def place_choices() -> list[tuple[str, str]]:
    """Return whose data centre it can be."""
    return choices_of(Place)


class HospitalApplication(models.Model):
    """A system of the hospital, based on an archetype of the edition.

    ``codes`` holds only what the hospital overrides, ``{"S": 3, "D": null}``, where null means unknown; ``confirmed``
    the models for which a named product is known to exist.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="applications")
    code = models.SlugField(_("Code"), max_length=LONGEST_CODE)
    archetype = models.CharField(_("Anwendungsart"), max_length=LONGEST_CODE)
    name = models.CharField(_("Name"), max_length=LONGEST_NAME, blank=True)
    product = models.CharField(_("Produkt"), max_length=LONGEST_NAME, blank=True)
    current = OptionalCodeField(_("läuft heute"), max_length=10, choices=operation_choices)
    codes = models.JSONField(_("Merkmale"), default=dict, blank=True)
    confirmed = models.JSONField(_("bestätigte Modelle"), default=list, blank=True)
    place_preference = OptionalCodeField(_("Ort"), max_length=20, choices=place_choices)
    runs_until = models.DateField(_("läuft so höchstens bis"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    changed_at = models.DateTimeField(_("geändert am"))
    changed_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[HospitalApplication]] = scoped("assessment__hospital")

    class Meta:
        """One per code."""

        verbose_name = _("Anwendung")
        verbose_name_plural = _("Anwendungen")
        ordering = ["assessment_id", "position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "code"], name="one_application_per_code"),
            one_of("current", codes_of(CurrentOperation), name="current_operation_is_known"),
            one_of("place_preference", codes_of(Place), name="place_preference_is_known"),
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code
