"""Sharing the work: who is to answer what, who is at it right now, and who was reminded of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.domain.functions import HouseFunction
from assessments.models.assessments import Assessment
from assessments.models.fields import LONGEST_CODE, OptionalCodeField, choices_of, codes_of, one_of
from assessments.models.scoping import scoped

LONGEST_MESSAGE = 500


def function_choices() -> list[tuple[str, str]]:
    """Return the functions of a house with their names."""
    return choices_of(HouseFunction)


class Assignment(models.Model):
    """A dimension or a question, by its code, that a person or a function is to answer.

    Given to a person it lets them write there, beside the sections of their membership. It is removed, never ticked
    off: how far it is follows from the answers.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="assignments")
    code = models.CharField(_("Teil oder Frage"), max_length=LONGEST_CODE)
    person = models.ForeignKey(
        "assessments.User", on_delete=models.PROTECT, related_name="assignments", null=True, blank=True
    )
    function = OptionalCodeField(_("Funktion"), max_length=30, choices=function_choices)
    due_on = models.DateField(_("fällig am"), null=True, blank=True)
    message = models.CharField(_("Nachricht"), max_length=LONGEST_MESSAGE, blank=True)
    given_at = models.DateTimeField(_("zugewiesen am"))
    given_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[Assignment]] = scoped("assessment__hospital")

    class Meta:
        """To a person or to a function, and to each of them once."""

        verbose_name = _("Zuweisung")
        verbose_name_plural = _("Zuweisungen")
        ordering = ["assessment_id", "code", "id"]
        constraints = [
            one_of("function", codes_of(HouseFunction), name="assigned_function_is_known"),
            models.CheckConstraint(condition=~models.Q(code=""), name="assignments_name_what"),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, function=None) | models.Q(person=None, function__isnull=False),
                name="assignments_go_to_a_person_or_a_function",
            ),
            models.UniqueConstraint(fields=["assessment", "code", "person"], name="assigned_once_per_person"),
            models.UniqueConstraint(fields=["assessment", "code", "function"], name="assigned_once_per_function"),
        ]

    def __str__(self) -> str:
        """Return what was assigned."""
        return self.code


class Presence(models.Model):
    """Who was seen last at which dimension; a row is overwritten, and old ones mean nothing."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="presences")
    person = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")
    dimension_code = models.CharField(_("Teil"), max_length=LONGEST_CODE)
    at = models.DateTimeField(_("zuletzt gesehen"))

    objects: ClassVar[models.Manager[Presence]] = scoped("assessment__hospital")

    class Meta:
        """One per person and dimension."""

        verbose_name = _("Anwesenheit")
        verbose_name_plural = _("Anwesenheiten")
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "person", "dimension_code"], name="one_presence_per_dimension"
            )
        ]

    def __str__(self) -> str:
        """Return where."""
        return self.dimension_code


class ReminderLetter(models.Model):
    """The reminder that somebody was sent on a day about one hospital, so that there is no second one."""

    hospital = models.ForeignKey("assessments.Hospital", on_delete=models.PROTECT, related_name="reminder_letters")
    person = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("Tag"))

    objects: ClassVar[models.Manager[ReminderLetter]] = scoped("hospital")

    class Meta:
        """One per person, hospital and day."""

        verbose_name = _("Erinnerung")
        verbose_name_plural = _("Erinnerungen")
        constraints = [
            models.UniqueConstraint(fields=["hospital", "person", "day"], name="one_reminder_per_person_and_day")
        ]

    def __str__(self) -> str:
        """Return the day."""
        return self.day.isoformat()
