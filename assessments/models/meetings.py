"""Meetings in which people decide on questions together."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment
from assessments.models.fields import LONGEST_CODE
from assessments.models.scoping import scoped

LONGEST_ATTENDEE = 120

LONGEST_MEETING_TITLE = 120


class Meeting(models.Model):
    """A meeting in which people go through questions together. What they decide is saved like any other answer."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="meetings")
    title = models.CharField(_("Titel"), max_length=LONGEST_MEETING_TITLE)
    questions = models.JSONField(_("Fragen"))  # codes, in the order in which they are gone through
    started_at = models.DateTimeField(_("begonnen am"))
    started_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(_("beendet am"), null=True, blank=True)

    objects: ClassVar[models.Manager[Meeting]] = scoped("assessment__hospital")

    class Meta:
        """The latest first; it ends after it began."""

        verbose_name = _("Besprechung")
        verbose_name_plural = _("Besprechungen")
        ordering = ["-started_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="meetings_have_a_title"),
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | models.Q(ended_at__gte=models.F("started_at")),
                name="meetings_end_after_they_began",
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Attendee(models.Model):
    """Somebody who takes part: a member, or a role that has no account here."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendees")
    name = models.CharField(_("Name oder Funktion"), max_length=LONGEST_ATTENDEE)
    person = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    objects: ClassVar[models.Manager[Attendee]] = scoped("meeting__assessment__hospital")

    class Meta:
        """In the order in which they were named, each once."""

        verbose_name = _("Teilnahme")
        verbose_name_plural = _("Teilnahmen")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="attendees_have_a_name"),
            models.UniqueConstraint(fields=["meeting", "name"], name="attendees_are_named_once"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class MeetingDecision(models.Model):
    """What a meeting decided on a question: the versions of the answer before and after, and who agreed.

    The words stand in the history of the answer, which is never changed; version 0 means that there was none.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    question_code = models.CharField(_("Frage"), max_length=LONGEST_CODE)
    version_before = models.PositiveIntegerField(_("Fassung vorher"))
    version_after = models.PositiveIntegerField(_("Fassung nachher"))
    agreed = models.ManyToManyField(Attendee, related_name="decisions", verbose_name=_("einverstanden"))
    at = models.DateTimeField(_("am"))
    by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[MeetingDecision]] = scoped("meeting__assessment__hospital")

    class Meta:
        """One per question; who decides again in the same meeting replaces it."""

        verbose_name = _("Beschluss")
        verbose_name_plural = _("Beschlüsse")
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "question_code"], name="one_decision_per_question"),
            models.CheckConstraint(
                condition=models.Q(version_after__gte=models.F("version_before")), name="decisions_go_forward"
            ),
        ]

    def __str__(self) -> str:
        """Return the question."""
        return self.question_code
