"""Milestones, a state of an assessment frozen with its result, and the steps from one state to the next.

The database refuses to change or delete either.
"""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.domain.lifecycle import TRANSITIONS, MilestoneKind, Step
from assessments.models.assessments import Assessment
from assessments.models.fields import choices_of, codes_of, one_of
from assessments.models.reports import LANGUAGES
from assessments.models.scoping import scoped

LONGEST_MILESTONE_NAME = 120
LONGEST_STEP_REASON = 2000
_REASONED = sorted(step.value for step, transition in TRANSITIONS.items() if transition.needs_reason)


def kind_choices() -> list[tuple[str, str]]:
    """Return why a state is frozen, with names."""
    return choices_of(MilestoneKind)


class Milestone(models.Model):
    """What an assessment said and what came out, on one day. ``content`` is canonical JSON, ``digest`` its SHA-256.

    ``summary`` repeats the few figures of the content that lists show; list milestones with the content deferred.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="milestones")
    edition = models.ForeignKey("assessments.CatalogueEdition", on_delete=models.PROTECT, related_name="+")
    round = models.PositiveIntegerField(_("Runde"))
    kind = models.CharField(_("Anlass"), max_length=10, choices=kind_choices)
    name = models.CharField(_("Name"), max_length=LONGEST_MILESTONE_NAME, blank=True)
    as_of = models.DateField(_("Stichtag"))
    scoring_version = models.CharField(_("Fassung der Bewertung"), max_length=20)
    summary = models.JSONField(_("Kennzahlen"))
    content = models.TextField()
    digest = models.CharField(_("Prüfsumme"), max_length=64)
    taken_at = models.DateTimeField(_("festgehalten am"))
    taken_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[Milestone]] = scoped("assessment__hospital")

    class Meta:
        """One submission per round; only what nobody submitted has a name."""

        verbose_name = _("Meilenstein")
        verbose_name_plural = _("Meilensteine")
        ordering = ["-taken_at", "id"]
        constraints = [
            one_of("kind", codes_of(MilestoneKind), name="milestone_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(kind=MilestoneKind.SUBMITTED, name="")
                | (models.Q(kind=MilestoneKind.NAMED) & ~models.Q(name="")),
                name="named_milestones_have_a_name",
            ),
            models.CheckConstraint(condition=models.Q(round__gte=1), name="milestone_rounds_start_at_1"),
            models.UniqueConstraint(
                fields=["assessment", "round"],
                condition=models.Q(kind=MilestoneKind.SUBMITTED),
                name="one_submission_per_round",
            ),
        ]

    def __str__(self) -> str:
        """Return the name, or the round it was submitted in."""
        return self.name or f"#{self.round}"


class MilestoneReport(models.Model):
    """What the report of a submission says in one language: ``content`` is the report as canonical JSON.

    Frozen with the milestone, so that a later version of the scoring or the law never words it otherwise.
    """

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="reports")
    language = models.CharField(_("Sprache"), max_length=2)
    content = models.TextField()
    digest = models.CharField(_("Prüfsumme"), max_length=64)

    objects: ClassVar[models.Manager[MilestoneReport]] = scoped("milestone__assessment__hospital")

    class Meta:
        """One report per language."""

        verbose_name = _("Bericht eines Meilensteins")
        verbose_name_plural = _("Berichte von Meilensteinen")
        ordering = ["milestone", "language"]
        constraints = [
            one_of("language", LANGUAGES, name="milestone_report_language_is_known"),
            models.UniqueConstraint(fields=["milestone", "language"], name="one_report_per_milestone_and_language"),
        ]

    def __str__(self) -> str:
        """Return the language, which says nothing about the hospital."""
        return self.language


class StatusEvent(models.Model):
    """One step of an assessment: who took it when and why. ``round`` is the one in which it was taken."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="status_events")
    step = models.CharField(_("Schritt"), max_length=10)
    round = models.PositiveIntegerField(_("Runde"))
    reason = models.TextField(_("Begründung"), max_length=LONGEST_STEP_REASON, blank=True)
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    at = models.DateTimeField(_("am"))
    by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("von"))

    objects: ClassVar[models.Manager[StatusEvent]] = scoped("assessment__hospital")

    class Meta:
        """Who takes something back says why; who submits leaves a milestone."""

        verbose_name = _("Schritt einer Selbstbewertung")
        verbose_name_plural = _("Schritte von Selbstbewertungen")
        ordering = ["at", "id"]
        constraints = [
            one_of("step", codes_of(Step), name="status_step_is_known"),
            models.CheckConstraint(
                condition=(models.Q(step__in=_REASONED) & ~models.Q(reason=""))
                | (~models.Q(step__in=_REASONED) & models.Q(reason="")),
                name="steps_back_say_why",
            ),
            models.CheckConstraint(
                condition=models.Q(step=Step.SUBMIT, milestone__isnull=False)
                | (~models.Q(step=Step.SUBMIT) & models.Q(milestone=None)),
                name="submissions_leave_a_milestone",
            ),
        ]

    def __str__(self) -> str:
        """Return what was done."""
        return self.step
