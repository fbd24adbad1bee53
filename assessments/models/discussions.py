"""What people say to each other about a question: comments, and opinions beside the answer that stands."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.domain.catalogue import HIGHEST, LOWEST
from assessments.models.assessments import Assessment
from assessments.models.fields import LONGEST_CODE
from assessments.models.scoping import scoped

LONGEST_COMMENT = 2000

LONGEST_OPINION = 1000


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
