"""How an edition judges, as rows: criteria with their value functions, rules, modifiers, weights, themes.

Values and weights are written as decimals or fractions in text ("0.45", "1/3"), so that nothing is rounded.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.domain.rules import RuleEffect, RuleKind
from assessments.models.catalogues import CatalogueRow
from assessments.models.fields import LONGEST_CODE, WordingField, choices_of, codes_of, one_of


class RuleEffectChoices(models.TextChoices):
    """The effects of a rule with their names in the admin."""

    REMOVES = RuleEffect.REMOVES, _("schließt Modelle aus")
    FORBIDS_MOVES = RuleEffect.FORBIDS_MOVES, _("verbietet jeden Wechsel")
    CONDITION = RuleEffect.CONDITION, _("stellt eine Bedingung")


def kind_choices() -> list[tuple[str, str]]:
    """Return why a rule can be there."""
    return choices_of(RuleKind)


class Criterion(CatalogueRow):
    """One criterion letter, which is its code. Values by operating model at level 0 and 4, or five of its own."""

    name = WordingField(_("Name"))
    question = WordingField(_("Frage in einfachen Worten"))
    anchors = models.JSONField(_("Die fünf Stufen"), default=list)
    reason = WordingField(_("Begründung"))
    at_lowest = models.JSONField(_("Werte bei Stufe 0"), default=dict)
    at_highest = models.JSONField(_("Werte bei Stufe 4"), default=dict)
    curves = models.JSONField(_("Eigene Kurven"), default=dict, blank=True)

    class Meta(CatalogueRow.Meta):
        """As every row."""

        verbose_name = _("Merkmal")
        verbose_name_plural = _("Merkmale")


class Rule(CatalogueRow):
    """A knock-out or a condition.

    Ranges are ``{"code", "at_least", "at_most"}`` over criterion letters or question codes.
    """

    kind = models.CharField(_("Art"), max_length=10, choices=kind_choices)
    effect = models.CharField(_("Wirkung"), max_length=15, choices=RuleEffectChoices)
    operating_models = models.JSONField(_("betroffene Modelle"), default=list, blank=True)
    criteria = models.JSONField(_("Merkmale"), default=list, blank=True)
    answers = models.JSONField(_("Antworten"), default=list, blank=True)
    health_data = models.BooleanField(_("nur bei Gesundheitsdaten"), default=False)
    regulation = models.JSONField(_("nur bei Medizinprodukten"), default=list, blank=True)
    lifted_by_product = models.BooleanField(_("entfällt bei bestätigtem Produkt"), default=False)
    measure = models.CharField(_("Frage, deren Maßnahme sie aufhebt"), max_length=LONGEST_CODE, blank=True)
    text = WordingField(_("Text"))

    class Meta(CatalogueRow.Meta):
        """Of a known kind and effect."""

        verbose_name = _("Regel")
        verbose_name_plural = _("Regeln")
        constraints = [
            *CatalogueRow.Meta.constraints,
            one_of("kind", codes_of(RuleKind), name="rule_kind_is_known"),
            one_of("effect", codes_of(RuleEffect), name="rule_effect_is_known"),
        ]


class Modifier(CatalogueRow):
    """How a trait of the house shifts every model; ``questions`` holds the codes that measure the trait."""

    name = WordingField(_("Name"))
    questions = models.JSONField(_("Fragen"), default=list)
    inverted = models.BooleanField(_("umgekehrt gelesen"), default=False)
    own_operation_only = models.BooleanField(_("nur für Anwendungen im eigenen Betrieb"), default=False)
    shifts = models.JSONField(_("Verschiebung je Modell"), default=dict)

    class Meta(CatalogueRow.Meta):
        """As every row."""

        verbose_name = _("Hausfaktor")
        verbose_name_plural = _("Hausfaktoren")


class WeightPreset(CatalogueRow):
    """A named set of weights by criterion letter."""

    name = WordingField(_("Name"))
    weights = models.JSONField(_("Gewichte"), default=dict)

    class Meta(CatalogueRow.Meta):
        """As every row."""

        verbose_name = _("Gewichtung")
        verbose_name_plural = _("Gewichtungen")


class Theme(CatalogueRow):
    """Criteria that people weigh as one; ``letters`` holds their letters."""

    name = WordingField(_("Name"))
    description = WordingField(_("Beschreibung"))
    letters = models.JSONField(_("Merkmale"), default=list)

    class Meta(CatalogueRow.Meta):
        """As every row."""

        verbose_name = _("Thema")
        verbose_name_plural = _("Themen")
