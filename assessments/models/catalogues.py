"""The questionnaire as rows that an editor edits: editions, dimensions, questions, anchors."""

from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.domain.catalogue import HIGHEST, LOWEST, Basis, Effort, Polarity
from assessments.models.fields import (
    LONGEST_CODE,
    OptionalCodeField,
    WordingField,
    choices_of,
    codes_of,
    one_of,
    within,
)


class EditionStatus(models.TextChoices):
    """The life of an edition. Only a draft can be edited."""

    DRAFT = "draft", _("Entwurf")
    PUBLISHED = "published", _("veröffentlicht")
    RETIRED = "retired", _("zurückgezogen")


class EditionQuerySet(models.QuerySet["CatalogueEdition"]):
    """Names editions."""

    def published(self) -> Self:
        """Return those a new assessment may start with, newest first."""
        return self.filter(status=EditionStatus.PUBLISHED).order_by("-released_on", "-published_at", "-code")


class CatalogueEdition(models.Model):
    """One version of the catalogue. Published, it and all its rows are read-only; the database holds that, too."""

    code = models.CharField(_("Ausgabe"), max_length=LONGEST_CODE, unique=True)
    status = models.CharField(_("Status"), max_length=10, choices=EditionStatus, default=EditionStatus.DRAFT)
    released_on = models.DateField(_("Stand"))
    legal_position_date = models.DateField(_("Rechtsstand"))
    fingerprint = models.CharField(_("Fingerabdruck"), max_length=64, blank=True, editable=False)
    published_at = models.DateTimeField(_("veröffentlicht am"), null=True, editable=False)
    # Of the law, which is no part of the fingerprint above. Null: a draft, or published before the law came into rows.
    law_fingerprint = models.CharField(  # noqa: DJ001  null and not empty: there is no law in rows
        _("Fingerabdruck des Rechts"), max_length=64, null=True, editable=False
    )
    # SHA-256 of the files it came from: a start compares it and need not read them again. Empty: not from files.
    source_digest = models.CharField(max_length=64, blank=True, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        """What is published is known by its fingerprint."""

        verbose_name = _("Katalogausgabe")
        verbose_name_plural = _("Katalogausgaben")
        ordering = ["-released_on", "-code"]
        constraints = [
            one_of("status", EditionStatus.values, name="edition_status_is_known"),
            models.CheckConstraint(
                condition=models.Q(status=EditionStatus.DRAFT, fingerprint="", published_at=None)
                | (~models.Q(status=EditionStatus.DRAFT) & ~models.Q(fingerprint="") & ~models.Q(published_at=None)),
                name="published_editions_have_a_fingerprint",
            ),
        ]

    def __str__(self) -> str:
        """Return the code, for example 2026.11."""
        return self.code

    @property
    def is_draft(self) -> bool:
        """Return whether it can still be edited."""
        return self.status == EditionStatus.DRAFT


class CatalogueRow(models.Model):
    """A coded element of an edition. The code is its identity for ever; the position is only the order of display."""

    edition = models.ForeignKey(CatalogueEdition, on_delete=models.CASCADE, verbose_name=_("Ausgabe"))
    code = models.CharField(_("Code"), max_length=LONGEST_CODE)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    class Meta:
        """Codes are unique in their edition, whatever the kind of row."""

        abstract = True
        ordering = ["edition_id", "position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="one_%(class)s_per_code_and_edition"),
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code

    def require_same_edition(self, field: str) -> None:
        """Refuse to refer from one edition into another.

        :raises ValidationError: when ``field`` does.
        """
        if getattr(self, f"{field}_id") and getattr(self, field).edition_id != self.edition_id:
            raise ValidationError({field: _("Das gehört zu einer anderen Ausgabe.")})


def polarity_choices() -> list[tuple[str, str]]:
    """Return what an answer can count toward."""
    return choices_of(Polarity)


def effort_choices() -> list[tuple[str, str]]:
    """Return how long a measure can take."""
    return choices_of(Effort)


def basis_choices() -> list[tuple[str, str]]:
    """Return what a statement can rest on."""
    return choices_of(Basis)


class ChecklistItem(CatalogueRow):
    """A question or risk of the checklist that the questionnaire breaks down."""

    text = WordingField(_("Text"))

    class Meta(CatalogueRow.Meta):
        """As every row."""

        verbose_name = _("Punkt der Checkliste")
        verbose_name_plural = _("Checkliste")


class Dimension(CatalogueRow):
    """A chapter of the questionnaire."""

    title = WordingField(_("Titel"))
    introduction = WordingField(_("Einführung"))

    class Meta(CatalogueRow.Meta):
        """As every row."""

        verbose_name = _("Dimension")
        verbose_name_plural = _("Dimensionen")


class Question(CatalogueRow):
    """A graded question with the measure that cures a low answer and, for some, a gate."""

    dimension = models.ForeignKey(
        Dimension, on_delete=models.CASCADE, related_name="questions", verbose_name=_("Dimension")
    )
    polarity = models.CharField(_("zählt für"), max_length=1, choices=polarity_choices)
    quick_check = models.BooleanField(_("im Schnellcheck"), default=False)
    text = WordingField(_("Frage"))
    evidence = WordingField(_("Nachweis"))
    why = WordingField(_("Warum"))
    effect = WordingField(_("Wirkung"))
    measure_text = WordingField(_("Maßnahme"))
    measure_effort = models.CharField(_("Aufwand"), max_length=1, choices=effort_choices)
    measure_owners = models.JSONField(_("Zuständige"), default=list, blank=True)
    gate_opens_at = models.PositiveSmallIntegerField(_("Tor öffnet ab Stufe"), null=True, blank=True)
    gate_blocks = WordingField(_("Tor sperrt"), null=True, blank=True)
    checklist = models.JSONField(_("Punkte der Checkliste"), default=list, blank=True)
    basis = models.CharField(_("beruht auf"), max_length=10, choices=basis_choices)
    sources = models.JSONField(_("Quellen"), default=list, blank=True)
    # The edition since which it asks for something else: copied along, so that who skips an edition still learns it.
    meaning_since = OptionalCodeField(_("fragt etwas anderes seit Ausgabe"), max_length=LONGEST_CODE)

    class Meta(CatalogueRow.Meta):
        """A gate is whole: a threshold and what it blocks."""

        verbose_name = _("Frage")
        verbose_name_plural = _("Fragen")
        constraints = [
            *CatalogueRow.Meta.constraints,
            one_of("polarity", codes_of(Polarity), name="question_polarity_is_known"),
            one_of("measure_effort", codes_of(Effort), name="measure_effort_is_known"),
            one_of("basis", codes_of(Basis), name="question_basis_is_known"),
            within("gate_opens_at", LOWEST, HIGHEST, name="gates_open_at_a_level"),
            models.CheckConstraint(
                condition=models.Q(gate_opens_at=None, gate_blocks=None)
                | models.Q(gate_opens_at__isnull=False, gate_blocks__isnull=False),
                name="gates_say_what_they_block",
            ),
        ]

    def clean(self) -> None:
        """Keep a question and its dimension in one edition."""
        self.require_same_edition("dimension")


class Anchor(models.Model):
    """What one level of a question looks like."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="anchors")
    level = models.PositiveSmallIntegerField(_("Stufe"))
    text = WordingField(_("Text"))

    class Meta:
        """Five levels, each described once."""

        verbose_name = _("Stufe")
        verbose_name_plural = _("Stufen")
        ordering = ["question_id", "level"]
        constraints = [
            models.UniqueConstraint(fields=["question", "level"], name="one_anchor_per_level"),
            within("level", LOWEST, HIGHEST, name="anchor_level_is_on_the_scale"),
        ]

    def __str__(self) -> str:
        """Return the level."""
        return str(self.level)
