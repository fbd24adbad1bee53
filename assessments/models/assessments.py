"""Assessments and the answers in them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self
from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.domain.answers import Confidence, Ground
from assessments.domain.catalogue import HIGHEST, LOWEST
from assessments.domain.lifecycle import FROZEN, State
from assessments.domain.scope import Scope
from assessments.models.fields import LONGEST_CODE, OptionalCodeField, choices_of, codes_of, one_of
from assessments.models.scoping import scoped

LONGEST_NOTE = 4000
LONGEST_REASON = 500
LONGEST_SOURCE = 200


AssessmentStatus = State  # only an open assessment can be changed


def status_choices() -> list[tuple[str, str]]:
    """Return the states of an assessment with their names."""
    return choices_of(State)


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Names assessments."""

    def for_member(self, user: models.Model, *, on: date | None = None) -> Self:
        """Return those of the hospitals in which ``user`` has a role on a day (today if none is named), with that role.

        The last day of a membership still counts. Strangers and anonymous visitors get none, auditors the one they
        were given, once it is frozen.
        """
        on = on or timezone.localdate()
        still_valid = models.Q(hospital__memberships__ends_on=None) | models.Q(hospital__memberships__ends_on__gte=on)
        no_auditor = models.Q(hospital__memberships__audits=None)
        given = models.Q(hospital__memberships__audits=models.F("pk"), status__in=FROZEN)
        # One filter call: all conditions must hold for the same membership, and the role must be that membership's.
        return self.filter(still_valid, no_auditor | given, hospital__memberships__user=user.pk).annotate(
            member_role=models.F("hospital__memberships__role"),
            member_sections=models.F("hospital__memberships__sections"),
            member_may_answer=models.F("hospital__memberships__may_answer"),
        )


AssessmentManager = models.Manager.from_queryset(AssessmentQuerySet)


class Assessment(models.Model):
    """One hospital answering one edition. It protects hospital and edition, and its answers protect it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    hospital = models.ForeignKey("assessments.Hospital", on_delete=models.PROTECT, related_name="assessments")
    edition = models.ForeignKey("assessments.CatalogueEdition", on_delete=models.PROTECT, related_name="assessments")
    title = models.CharField(_("Titel"), max_length=200)
    scope = models.CharField(_("Umfang"), max_length=10)
    preset = models.CharField(_("Gewichtung"), max_length=LONGEST_CODE)
    theme_weights = models.JSONField(_("Gewichte der Themen"), null=True, blank=True)  # {theme: "3/8"}; before preset
    status = models.CharField(_("Stand"), max_length=10, choices=status_choices, default=State.OPEN)
    round = models.PositiveIntegerField(_("Runde"), default=1, db_default=1)
    created_at = models.DateTimeField(_("begonnen am"))
    created_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField(_("geändert am"))
    updated_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(_("eingereicht am"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        "assessments.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    closed_at = models.DateTimeField(_("abgeschlossen am"), null=True, blank=True)
    closed_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    member_role: str  # of the person who asked, like the next two; set by for_member
    member_sections: list[str]
    member_may_answer: bool
    frozen_value: object | None = None  # what services.frozen read of its milestone, for the rest of the request

    objects: ClassVar[AssessmentManager[Assessment]] = scoped("hospital", AssessmentManager)

    class Meta:
        """What is submitted or closed says when and by whom; what was taken back no longer does."""

        verbose_name = _("Selbstbewertung")
        verbose_name_plural = _("Selbstbewertungen")
        ordering = ["-updated_at", "id"]
        constraints = [
            one_of("scope", codes_of(Scope), name="scope_is_known"),
            one_of("status", codes_of(State), name="assessment_status_is_known"),
            models.CheckConstraint(
                condition=models.Q(status=State.OPEN, submitted_at=None, submitted_by=None)
                | models.Q(
                    status__in=[State.SUBMITTED.value, State.CLOSED.value],
                    submitted_at__isnull=False,
                    submitted_by__isnull=False,
                ),
                name="submitted_assessments_say_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=[State.OPEN.value, State.SUBMITTED.value], closed_at=None, closed_by=None)
                | models.Q(status=State.CLOSED, closed_at__isnull=False, closed_by__isnull=False),
                name="closed_assessments_say_when_and_by_whom",
            ),
            models.CheckConstraint(condition=models.Q(round__gte=1), name="rounds_start_at_1"),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class AnswerKind(models.TextChoices):
    """What was said.

    A cleared answer keeps its row: its version must go on, or an old page could overwrite a new answer. A question
    with nothing but a note, a source or a flag has no answer either.
    """

    GIVEN = "given", _("Stufe")
    UNKNOWN = "unknown", _("weiß nicht")
    NOT_APPLICABLE = "not_applicable", _("trifft nicht zu")
    CLEARED = "cleared", _("zurückgenommen")


def confidence_choices() -> list[tuple[str, str]]:
    """Return what an answer can rest on."""
    return choices_of(Confidence)


def ground_choices() -> list[tuple[str, str]]:
    """Return why a question may not apply."""
    return choices_of(Ground)


class StatedAnswer(models.Model):
    """The columns that an answer and its history share."""

    question_code = models.CharField(_("Frage"), max_length=LONGEST_CODE)
    version = models.PositiveIntegerField(_("Fassung"))
    kind = models.CharField(_("Antwort"), max_length=15, choices=AnswerKind)
    level = models.PositiveSmallIntegerField(_("Stufe"), null=True, blank=True)
    reason = models.CharField(_("Begründung"), max_length=LONGEST_REASON, blank=True)
    note = models.TextField(_("Notiz"), max_length=LONGEST_NOTE, blank=True)
    confidence = OptionalCodeField(_("beruht auf"), max_length=12, choices=confidence_choices)
    ground = OptionalCodeField(_("Grund"), max_length=20, choices=ground_choices)  # none was asked for in older answers
    source = models.CharField(_("Quelle"), max_length=LONGEST_SOURCE, blank=True, db_default="")
    flagged = models.BooleanField(_("für später gemerkt"), default=False, db_default=False)

    class Meta:
        """Kind, level, reason and ground agree."""

        abstract = True
        constraints = [
            models.CheckConstraint(
                # "is not null" is said as well, because SQL lets a check pass that it cannot decide.
                condition=models.Q(
                    kind=AnswerKind.GIVEN, level__isnull=False, level__range=(LOWEST, HIGHEST), reason="", ground=None
                )
                | models.Q(kind__in=(AnswerKind.UNKNOWN, AnswerKind.CLEARED), level=None, reason="", ground=None)
                | (models.Q(kind=AnswerKind.NOT_APPLICABLE, level=None) & ~models.Q(reason="")),
                name="%(class)s_kind_agrees_with_level_and_reason",
            ),
            one_of("confidence", codes_of(Confidence), name="%(class)s_confidence_is_known"),
            one_of("ground", codes_of(Ground), name="%(class)s_ground_is_known"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="%(class)s_versions_start_at_1"),
        ]


class Answer(StatedAnswer):
    """The current answer to one question. The code is no foreign key: it stays when an edition changes."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="answers")
    changed_at = models.DateTimeField(_("geändert am"))
    changed_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[Answer]] = scoped("assessment__hospital")

    class Meta(StatedAnswer.Meta):
        """One per question."""

        verbose_name = _("Antwort")
        verbose_name_plural = _("Antworten")
        constraints = [
            *StatedAnswer.Meta.constraints,
            models.UniqueConstraint(fields=["assessment", "question_code"], name="one_answer_per_question"),
        ]

    def __str__(self) -> str:
        """Return the question's code."""
        return self.question_code


class AnswerEvent(StatedAnswer):
    """One write of one answer, kept for ever; the database refuses to change it."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="answer_events")
    at = models.DateTimeField(_("am"))
    by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("von"))

    objects: ClassVar[models.Manager[AnswerEvent]] = scoped("assessment__hospital")

    class Meta(StatedAnswer.Meta):
        """Every version is in the history exactly once."""

        verbose_name = _("Antwortverlauf")
        verbose_name_plural = _("Antwortverlauf")
        ordering = ["assessment_id", "question_code", "version"]
        constraints = [
            *StatedAnswer.Meta.constraints,
            models.UniqueConstraint(
                fields=["assessment", "question_code", "version"], name="each_version_is_recorded_once"
            ),
        ]

    def __str__(self) -> str:
        """Return the question's code and version."""
        return f"{self.question_code} v{self.version}"
