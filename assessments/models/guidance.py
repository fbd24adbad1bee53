"""What an edition advises beyond its judgement, as rows: what comes first, how fast, objections, places to look again.

Factors are written as decimals or fractions in text ("0.75", "1/3"), so that nothing is rounded.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.domain.guidance import Figure
from assessments.models.catalogues import CatalogueRow
from assessments.models.fields import LONGEST_CODE, WordingField, codes_of, one_of


class FigureChoices(models.TextChoices):
    """The figures of a plan with their names in the admin."""

    MONTHS_SMALL = Figure.MONTHS_SMALL, _("Monate für eine kleine Maßnahme (S)")
    MONTHS_MEDIUM = Figure.MONTHS_MEDIUM, _("Monate für eine mittlere Maßnahme (M)")
    MONTHS_LARGE = Figure.MONTHS_LARGE, _("Monate für eine große Maßnahme (L)")
    MONTHS_MOVE = Figure.MONTHS_MOVE, _("Monate für den Umzug einer Anwendung")
    MONTHS_CLUSTER = Figure.MONTHS_CLUSTER, _("Monate für den Umzug einer Gruppe")
    MEASURES_AT_ONCE = Figure.MEASURES_AT_ONCE, _("Maßnahmen gleichzeitig je Federführung")


class TriggerKind(models.TextChoices):
    """What makes a check fire; its parts are in ``Check.trigger``."""

    ANSWERS = "answers", _("Antworten widersprechen sich")
    DENIAL = "denial", _("Merkmal widerspricht dem Betrieb")
    INVENTORY = "inventory", _("Anwendung fehlt im Verzeichnis")
    DEFAULTS = "defaults", _("nur Vorgaben des Katalogs")


class Prerequisite(CatalogueRow):
    """The measure of ``question`` starts when that of ``first`` is done. The code names both."""

    question = models.CharField(_("Maßnahme der Frage"), max_length=LONGEST_CODE)
    first = models.CharField(_("beginnt nach der Maßnahme der Frage"), max_length=LONGEST_CODE)
    reason = WordingField(_("Begründung"))

    class Meta(CatalogueRow.Meta):
        """Nothing comes before itself."""

        verbose_name = _("Voraussetzung")
        verbose_name_plural = _("Voraussetzungen")
        constraints = [
            *CatalogueRow.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(question=models.F("first")), name="nothing_comes_before_itself"),
        ]


class Pace(CatalogueRow):
    """What limits the moves of a year: a factor for each level."""

    name = WordingField(_("Name"))
    questions = models.JSONField(_("Fragen"), default=list)
    by_level = models.JSONField(_("Faktor je Stufe"), default=list)
    reason = WordingField(_("Begründung"))

    class Meta(CatalogueRow.Meta):
        """As every row."""

        verbose_name = _("Tempofaktor")
        verbose_name_plural = _("Tempofaktoren")


class PlanningFigure(CatalogueRow):
    """One assumption of the plan; the code says which."""

    value = models.PositiveSmallIntegerField(_("Wert"))
    reason = WordingField(_("Begründung"))

    class Meta(CatalogueRow.Meta):
        """Only figures that the plan knows."""

        verbose_name = _("Planungsannahme")
        verbose_name_plural = _("Planungsannahmen")
        constraints = [
            *CatalogueRow.Meta.constraints,
            one_of("code", codes_of(Figure), name="planning_figure_is_known"),
        ]


class Objection(CatalogueRow):
    """A common objection with the questions that settle it and a sentence for each outcome."""

    title = WordingField(_("Einwand"))
    meant = WordingField(_("Was gemeint ist"))
    questions = models.JSONField(_("Fragen"), default=list)
    settled = WordingField(_("Satz, wenn beantwortet"))
    open = WordingField(_("Satz, wenn offen"))
    stands = WordingField(_("Satz, wenn berechtigt"))

    class Meta(CatalogueRow.Meta):
        """As every row."""

        verbose_name = _("Einwand")
        verbose_name_plural = _("Einwände")


class Check(CatalogueRow):
    """A place to look again: what makes it fire, why, and what to do."""

    kind = models.CharField(_("Art"), max_length=10, choices=TriggerKind)
    trigger = models.JSONField(_("Auslöser"), default=dict)
    questions = models.JSONField(_("Fragen"), default=list, blank=True)
    text = WordingField(_("Text"))
    advice = WordingField(_("Was zu tun ist"))

    class Meta(CatalogueRow.Meta):
        """Of a known kind."""

        verbose_name = _("Prüfhinweis")
        verbose_name_plural = _("Prüfhinweise")
        constraints = [
            *CatalogueRow.Meta.constraints,
            one_of("kind", TriggerKind.values, name="check_kind_is_known"),
        ]
