"""Working together: who is to answer what, what people say to each other, and the meetings in which they decide."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.domain.catalogue import HIGHEST, LOWEST
from assessments.domain.functions import HouseFunction
from assessments.models.assessments import Assessment
from assessments.models.fields import LONGEST_CODE, OptionalCodeField, choices_of, codes_of, one_of
from assessments.models.scoping import scoped

LONGEST_MESSAGE = 500
LONGEST_COMMENT = 2000
LONGEST_OPINION = 1000
LONGEST_ATTENDEE = 120
LONGEST_MEETING_TITLE = 120


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


class SecondOpinion(models.Model):
    """What somebody thinks instead of the answer that stands. It is kept beside it and never becomes the answer."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="second_opinions")
    question_code = models.CharField(_("Frage"), max_length=LONGEST_CODE)
    level = models.PositiveSmallIntegerField(_("Stufe"), null=True, blank=True)  # none: nobody can know
    reason = models.CharField(_("Begründung"), max_length=LONGEST_OPINION)
    at = models.DateTimeField(_("am"))
    by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[SecondOpinion]] = scoped("assessment__hospital")

    class Meta:
        """One per person and question, with a reason."""

        verbose_name = _("Abweichende Einschätzung")
        verbose_name_plural = _("Abweichende Einschätzungen")
        ordering = ["assessment_id", "question_code", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level=None) | models.Q(level__range=(LOWEST, HIGHEST)), name="opinions_are_levels"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="opinions_say_why"),
            models.UniqueConstraint(fields=["assessment", "question_code", "by"], name="one_opinion_per_person"),
        ]

    def __str__(self) -> str:
        """Return the question it is about."""
        return self.question_code


class Discussion(models.Model):
    """The thread of comments on one question, and whether it is settled."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="discussions")
    question_code = models.CharField(_("Frage"), max_length=LONGEST_CODE)
    settled_at = models.DateTimeField(_("erledigt am"), null=True, blank=True)
    settled_by = models.ForeignKey(
        "assessments.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects: ClassVar[models.Manager[Discussion]] = scoped("assessment__hospital")

    class Meta:
        """One per question; what is settled says when and by whom."""

        verbose_name = _("Diskussion")
        verbose_name_plural = _("Diskussionen")
        ordering = ["assessment_id", "question_code"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "question_code"], name="one_discussion_per_question"),
            models.CheckConstraint(
                condition=models.Q(settled_at=None, settled_by=None)
                | models.Q(settled_at__isnull=False, settled_by__isnull=False),
                name="settled_discussions_say_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        """Return the question it is about."""
        return self.question_code


class Comment(models.Model):
    """One comment, plain text. A deleted one keeps its row without its words, an edited one says when it was edited."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField(_("Kommentar"), max_length=LONGEST_COMMENT, blank=True)
    at = models.DateTimeField(_("am"))
    by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")
    edited_at = models.DateTimeField(_("bearbeitet am"), null=True, blank=True)
    deleted_at = models.DateTimeField(_("gelöscht am"), null=True, blank=True)

    objects: ClassVar[models.Manager[Comment]] = scoped("discussion__assessment__hospital")

    class Meta:
        """Nothing is left of the words of a deleted comment, and every other one has some."""

        verbose_name = _("Kommentar")
        verbose_name_plural = _("Kommentare")
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(deleted_at=None) & ~models.Q(text=""))
                | models.Q(deleted_at__isnull=False, text=""),
                name="only_deleted_comments_are_empty",
            )
        ]

    def __str__(self) -> str:
        """Return when it was written; what it says is for its thread alone."""
        return f"{self.at:%Y-%m-%d %H:%M}"


class Mention(models.Model):
    """A member whom a comment is meant for."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="mentions")
    person = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[Mention]] = scoped("comment__discussion__assessment__hospital")

    class Meta:
        """Once per comment."""

        verbose_name = _("Erwähnung")
        verbose_name_plural = _("Erwähnungen")
        ordering = ["comment_id", "id"]
        constraints = [models.UniqueConstraint(fields=["comment", "person"], name="mentioned_once_per_comment")]

    def __str__(self) -> str:
        """Return the key of who was meant."""
        return str(self.person_id)


class Seen(models.Model):
    """Until when somebody has read a thread."""

    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="seen")
    person = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")
    until = models.DateTimeField(_("gelesen bis"))

    objects: ClassVar[models.Manager[Seen]] = scoped("discussion__assessment__hospital")

    class Meta:
        """One per person and thread."""

        verbose_name = _("Lesestand")
        verbose_name_plural = _("Lesestände")
        constraints = [models.UniqueConstraint(fields=["discussion", "person"], name="one_mark_per_reader")]

    def __str__(self) -> str:
        """Return until when."""
        return f"{self.until:%Y-%m-%d %H:%M}"


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
